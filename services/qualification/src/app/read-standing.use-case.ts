/** Says whether a person may do work of some classes at a site now or in a window, and every reason why not. Draws and keeps nothing. */
import { Injectable } from '@nestjs/common';
import type { QualificationFinding, Window } from '@holdpoint/permit-domain';
import { plusMinutes, toEpochMs, toInstant } from '@holdpoint/permit-domain';
import { TenantDatabase } from '@holdpoint/service-kit';
import { personFactsReadModel } from '../db/person-facts.read-model';
import { tenantRulesReadModel } from '../db/tenant-rules.read-model';
import { Clock } from './clock';
import { judgePerson } from './judge-person';
import { personUnknown, refuseFaults } from './refusals';

export interface StandingQuestion {
  readonly person: string;
  readonly classes: readonly string[];
  readonly site?: string;
  readonly from?: string;
  readonly until?: string;
}
export interface StandingAnswer {
  readonly window: Window;
  readonly finding: QualificationFinding;
}

/** Longer than any permit holds: a question about more is a mistake. */
export const longestWindowDays = 92;

/** `until` after `from`, and not more than `longestWindowDays` later. */
export const checkWindow = (window: Window): void =>
  refuseFaults([
    ...(window.until <= window.from ? [{ code: 'times-reversed', field: '/until' }] : []),
    ...(window.until > plusMinutes(window.from, longestWindowDays * 1440)
      ? [{ code: 'report-window-too-long', field: '/until', params: { days: longestWindowDays } }]
      : []),
  ]);

@Injectable()
export class ReadStanding {
  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {}

  async run(tenant: string, question: StandingQuestion): Promise<StandingAnswer> {
    const from = question.from ?? this.clock.now();
    const window = { from, until: question.until ?? toInstant(toEpochMs(from) + 1) };
    checkWindow(window);
    return this.database.read(tenant, async (em) => {
      const rules = await tenantRulesReadModel.all(em, tenant);
      const facts = (await personFactsReadModel.load(em, tenant, [question.person])).get(question.person);
      if (!facts) throw personUnknown();
      const asked = {
        person: question.person,
        role: 'asked',
        needs: question.classes,
        window,
        ...(question.site !== undefined && { site: question.site }),
      };
      return { window, finding: judgePerson(facts, asked, rules).finding };
    });
  }
}
