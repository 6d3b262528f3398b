/** The rule on recorded steps as it would be if none were ever missing: what a replay must find. */
import { met, type RegisteredRule } from '@holdpoint/permit-domain';

export const stepDoneRule: RegisteredRule = { evaluate: () => met, params: {}, codes: [] };
