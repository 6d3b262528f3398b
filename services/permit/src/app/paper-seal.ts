/** Links on paper: which tenant's permit and which version of it, sealed, so that a phone without an account may ask of that paper and of nothing else. */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { ProblemError, tenantPattern } from '@holdpoint/service-kit';

export interface Paper {
  readonly number: string;
  /** Sequence of the permit's last transition when it was printed. */
  readonly at: number;
  /** First 16 digits of the chain's head then. */
  readonly head: string;
}

export class PaperSeal {
  private readonly key?: Buffer;

  /** @param auditKey base64, which the links' own key is derived from; absent: nothing can be printed. */
  constructor(
    auditKey: string | undefined,
    private readonly publicUrl: string,
  ) {
    if (auditKey === undefined || auditKey === '') return;
    this.key = Buffer.from(hkdfSync('sha256', Buffer.from(auditKey, 'base64'), '', 'holdpoint paper link', 32));
  }

  /** The address that a paper's QR code leads to. @throws ProblemError 503 `audit-key-missing` */
  link(tenant: string, paper: Paper): string {
    const { number, at, head } = paper;
    const token = `${tenant}.${this.mac(tenant, paper)}`;
    return `${this.publicUrl}/permits/${number}/paper?at=${at}&head=${head}&token=${token}`;
  }

  /** The tenant whose paper it is; undefined for a link that wasn't printed here. @throws ProblemError 503 */
  tenantOf(paper: Paper, token: string): string | undefined {
    const [tenant = '', given = ''] = token.split('.');
    if (!tenantPattern.test(tenant)) return undefined;
    const expected = Buffer.from(this.mac(tenant, paper));
    const told = Buffer.from(given);
    return told.length === expected.length && timingSafeEqual(told, expected) ? tenant : undefined;
  }

  private mac(tenant: string, { number, at, head }: Paper): string {
    if (!this.key) throw new ProblemError(503, 'audit-key-missing');
    const told = JSON.stringify([tenant, number, at, head]);
    return createHmac('sha256', this.key).update(told).digest('base64url').slice(0, 22);
  }
}
