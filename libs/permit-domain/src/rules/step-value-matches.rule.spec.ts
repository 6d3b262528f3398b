/** The blind's tag against the map's number (cl. 7.4). */
import { stepValueMatchesRule } from './step-value-matches.rule';
import { ask, circumstances, now } from './test-support/circumstances';

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

it('shows what was seen and what was planned, numbers as numbers', () => {
  const compared = (planned: unknown, tag: unknown) => {
    const steps = { compare: { step: 'compare', passed: true, by: 'x', at: '', values: { tag } } as never };
    const asked = circumstances({ permit: { form: { blindNumber: planned }, steps } });
    const params = { step: 'compare', value: 'tag', field: 'blindNumber' };
    return stepValueMatchesRule.evaluate(asked, params as never, now).map((miss) => miss.params);
  };
  expect(compared(' 7', '7')).toEqual([]);
  expect(compared(7, 7)).toEqual([]);
  expect(compared(7, '7')).toEqual([{ step: 'compare', value: 'tag', seen: '7', planned: 7 }]);
  expect(compared('MB-7', 8)).toEqual([{ step: 'compare', value: 'tag', seen: '8', planned: 'MB-7' }]);
  expect(compared(true, false)).toEqual([{ step: 'compare', value: 'tag', seen: 'false', planned: '?' }]);
  expect(compared(undefined, 'x')).toEqual([{ step: 'compare', value: 'tag', seen: 'x', planned: '?' }]);
});
it('was not done at all', () => {
  expect(ask(stepValueMatchesRule, {}, { step: 'compare', value: 'tag', field: 'blindNumber' })).toEqual([
    'step-value-missing',
  ]);
});
