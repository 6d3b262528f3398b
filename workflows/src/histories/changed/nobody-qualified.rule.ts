/** The rule on qualification as it would be if nobody ever met it: what a replay must find. */
import { unmet, type RegisteredRule } from '@holdpoint/permit-domain';

export const peopleQualifiedRule: RegisteredRule = {
  evaluate: () => unmet('person-not-qualified'),
  params: {},
  codes: ['person-not-qualified'],
};
