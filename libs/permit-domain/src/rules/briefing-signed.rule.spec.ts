/** Briefing: its giver, and every receiver by role (cl. 4.4). */
import { briefingSignedRule } from './briefing-signed.rule';
import { ask, now } from './test-support/circumstances';

const params = { receivers: ['welder', 'guardian'] };
const signed = (giver: boolean, ...receivers: string[]) =>
  ask(
    briefingSignedRule,
    {
      permit: {
        briefing: {
          ...(giver && { giver: { person: 'pic', at: now } }),
          receivers: receivers.map((person) => ({ person, at: now })),
        },
      },
    },
    params,
  );

it('wants the giver and everybody who receives it', () => {
  expect(signed(true, 'welder', 'guardian')).toEqual([]);
  expect(signed(false, 'welder', 'guardian')).toEqual(['briefing-giver-missing']);
  expect(signed(true, 'welder')).toEqual(['briefing-receiver-missing']);
  expect(signed(false)).toEqual(['briefing-giver-missing', 'briefing-receiver-missing', 'briefing-receiver-missing']);
});

it('asks nobody outside those roles', () => {
  expect(
    ask(
      briefingSignedRule,
      { permit: { briefing: { giver: { person: 'x', at: now }, receivers: [] } } },
      { receivers: ['crew'] },
    ),
  ).toEqual([]);
});
