/** The sweep that asks registers about certificates whose next look is due: new ones at once, others nightly, unanswered ones after a pause. */
import { Injectable, Logger } from '@nestjs/common';
import { type Instant, plusMinutes } from '@holdpoint/permit-domain';
import { newCorrelationId, TenantDatabase } from '@holdpoint/service-kit';
import { sweepsStore } from '../db/sweeps.store';
import { systemAct } from './act';
import { inParallel } from './in-parallel';
import { RegisterDesk } from './register-desk';
import { VerifyCertificate } from './verify-certificate.use-case';

const batch = 20;
const atOnce = 4;
/** Longer than any register may take, so that a claim isn't taken over while it is worked on. */
const claimMinutes = 10;
const boundMs = 120_000;

@Injectable()
export class VerifyDue {
  private readonly log = new Logger(VerifyDue.name);

  constructor(
    private readonly database: TenantDatabase,
    private readonly desk: RegisterDesk,
    private readonly verify: VerifyCertificate,
  ) {}

  /** Answers how many were asked about. */
  async run(now: Instant): Promise<number> {
    const coverage = this.desk.coverage();
    if (coverage.length === 0) return 0;
    const due = await this.database.writeAcrossTenants((em) =>
      sweepsStore.claimDue(em, coverage, now, plusMinutes(now, claimMinutes), batch),
    );
    const { failures } = await inParallel(due, atOnce, boundMs, ({ tenant, id }) =>
      this.verify.run(systemAct(tenant, 'verify', now, newCorrelationId()), id),
    );
    for (const failure of failures) this.log.warn({ msg: 'a due verification failed', err: failure });
    return due.length;
  }
}
