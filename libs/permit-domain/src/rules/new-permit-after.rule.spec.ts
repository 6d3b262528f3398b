/** A condition that the permit doesn't allow ends it (29 CFR 1910.146(e)(5)(ii)). */
import { newPermitAfterRule } from './new-permit-after.rule';
import { ask, at } from './test-support/circumstances';

const params = { codes: ['gas-alarm', 'oxygen-too-low'] };
const after = (...codes: string[]) =>
  ask(
    newPermitAfterRule,
    {
      permit: {
        suspension: { since: at(-20), reasons: codes.map((code) => ({ code, at: at(-20), by: { system: 'sensor' } })) },
      },
      moment: 'resume',
    },
    params,
  );

it('is not taken up again after a cause that ends it, whatever else stopped it too', () => {
  expect(after('gas-alarm')).toEqual(['new-permit-due']);
  expect(after('stopped-by-person', 'oxygen-too-low')).toEqual(['new-permit-due']);
});

it('goes on after any other stop, and without one', () => {
  expect(after('stopped-by-person')).toEqual([]);
  expect(after()).toEqual([]);
  expect(ask(newPermitAfterRule, {}, params)).toEqual([]);
});
