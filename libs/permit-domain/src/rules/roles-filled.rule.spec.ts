/** People named in a role, each counted once (cl. 4.10, 6.8). */
import { rolesFilledRule } from './roles-filled.rule';
import { ask } from './test-support/circumstances';

it('counts people, not lines', () => {
  const people = [
    { person: 'g1', role: 'guardian' },
    { person: 'g1', role: 'guardian' },
  ];
  expect(ask(rolesFilledRule, { permit: { people } }, { role: 'guardian', min: 1 })).toEqual([]);
  expect(ask(rolesFilledRule, { permit: { people } }, { role: 'guardian', min: 2 })).toEqual(['role-not-filled']);
  expect(ask(rolesFilledRule, { permit: { people: [] } }, { role: 'guardian', min: 1 })).toEqual(['role-not-filled']);
});
