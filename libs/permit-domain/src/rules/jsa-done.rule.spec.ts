/** Job safety analysis: none, half filled, complete (cl. 4.1). */
import { jsaDoneRule } from './jsa-done.rule';
import { ask, circumstances, now } from './test-support/circumstances';

const params = { field: 'hazards', minHazards: 1 };
const withHazards = (hazards: unknown) => ask(jsaDoneRule, { permit: { form: { hazards } } }, params);

it('wants at least so many hazards', () => {
  expect(withHazards(undefined)).toEqual(['jsa-missing']);
  expect(withHazards([])).toEqual(['jsa-missing']);
  expect(withHazards([{ hazard: 'sparks', control: 'blanket' }])).toEqual([]);
});

it('wants a control for each, and points at the one without', () => {
  const finding = jsaDoneRule.evaluate(
    circumstances({
      permit: {
        form: {
          hazards: [
            { hazard: 'sparks', control: 'blanket' },
            { hazard: 'gas', control: ' ' },
          ],
        },
      },
    }),
    params as never,
    now,
  );
  expect(finding).toEqual([{ code: 'jsa-control-missing', params: { index: 2 }, field: '/form/hazards/1' }]);
  expect(withHazards([null])).toEqual(['jsa-control-missing']);
});
