/** A rule that looks at a disk: what must never get into a workflow bundle. */
import { existsSync } from 'node:fs';
import { met, unmet, type RegisteredRule } from '@holdpoint/permit-domain';

export const peopleQualifiedRule: RegisteredRule = {
  evaluate: () => (existsSync('/tmp') ? met : unmet('no-disk')),
  params: {},
  codes: ['no-disk'],
};
