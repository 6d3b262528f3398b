/** A permit's whole past as a file that anybody can check offline: canonical JSON Lines, as docs/audit-format.md describes them. */
import { auditLines } from '@holdpoint/contracts';
import { Injectable } from '@nestjs/common';
import { PermitsReadModel } from '../db/permits.read-model';
import type { Requester } from './acts';
import { sha256 } from './fingerprint';
import { permitUnknown } from './permit-problems';

@Injectable()
export class ExportAudit {
  constructor(private readonly permits: PermitsReadModel) {}

  /** Lines, each with its line feed. @throws ProblemError 404 */
  async run(by: Pick<Requester, 'tenant'>, number: string): Promise<Iterable<string>> {
    const past = await this.permits.past(by.tenant, number);
    if (past.length === 0) throw permitUnknown();
    return auditLines({ tenant: by.tenant, number, exportedAt: new Date().toISOString() }, past, sha256);
  }
}
