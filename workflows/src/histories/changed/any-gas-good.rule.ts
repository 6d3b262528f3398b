/** The rule on gas limits as it would be if any reading were good enough: the same commands are accepted, and something else follows. */
import { met, type RegisteredRule } from '@holdpoint/permit-domain';

export const gasWithinLimitsRule: RegisteredRule = { evaluate: () => met, params: {}, codes: [] };
