/** The risk briefing is signed by its giver and by everyone who does the work (cl. 4.4). */
import { shape, texts } from './params';
import type { Miss, RegisteredRule, Rule } from './rule';

interface Params {
  /** Everybody in these roles has to sign as a receiver. */
  readonly receivers: readonly string[];
}

const evaluate: Rule<Params> = ({ permit }, { receivers }) => {
  const misses: Miss[] = permit.briefing.giver ? [] : [{ code: 'briefing-giver-missing' }];
  for (const { person, role } of permit.people) {
    if (!receivers.includes(role) || permit.briefing.receivers.some((signed) => signed.person === person)) continue;
    misses.push({ code: 'briefing-receiver-missing', params: { person, role }, mendBy: role });
  }
  return misses;
};

export const briefingSignedRule: RegisteredRule = {
  evaluate,
  params: shape({ receivers: texts }),
  tighter: { receivers: 'more' },
  codes: ['briefing-giver-missing', 'briefing-receiver-missing'],
};
