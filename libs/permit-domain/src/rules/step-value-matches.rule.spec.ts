/** The blind's tag against the map's number (cl. 7.4). */
import { stepValueMatchesRule } from './step-value-matches.rule';
import { ask } from './test-support/circumstances';

const seen = (values?: object) =>
  ask(
    stepValueMatchesRule,
    {
      permit: {
        form: { blindNumber: 'MB-7' },
        steps: { compare: { step: 'compare', passed: true, by: 'x', at: '', ...(values && { values }) } as never },
      },
    },
    { step: 'compare', value: 'tag', field: 'blindNumber' },
  );

it('is the same number, however it was typed', () => {
  expect(seen({ tag: 'MB-7 ' })).toEqual([]);
  expect(seen({ tag: 'MB-8' })).toEqual(['step-value-differs']);
  expect(seen({})).toEqual(['step-value-missing']);
  expect(seen()).toEqual(['step-value-missing']);
});
