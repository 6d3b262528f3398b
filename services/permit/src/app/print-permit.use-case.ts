/** A permit as a PDF to be carried: its copies, each page numbered, with a code that leads to the live record. */
import { Injectable } from '@nestjs/common';
import { toString as qrCode } from 'qrcode';
import { PermitsReadModel } from '../db/permits.read-model';
import { copiesOf, type CopyWish } from '../print/copies';
import { PrintPool } from '../print/print-pool';
import type { PrintLanguage } from '../print/say';
import { PaperSeal } from './paper-seal';
import { permitUnknown } from './permit-problems';

/** Digits of the chain's head that a link carries. */
const headDigits = 16;

/** What the form has a line for that the permit's state names nobody of. */
const told = ['issued', 'started', 'suspended', 'resumed', 'closed'] as const;

@Injectable()
export class PrintPermit {
  constructor(
    private readonly permits: PermitsReadModel,
    private readonly seal: PaperSeal,
    private readonly pool: PrintPool,
  ) {}

  /** @throws ProblemError 404; 503 `audit-key-missing`: a paper that can't be held against the record isn't printed; 503 `busy` or `work-took-too-long` */
  async run(tenant: string, number: string, language: PrintLanguage, wish: CopyWish): Promise<Uint8Array> {
    const row = await this.permits.one(tenant, number);
    if (!row) throw permitUnknown();
    const { sequence, chainHead, validUntil, state, resolved: pack } = row;
    const recorded = await this.permits.actsOf(tenant, number, sequence, told);
    const acts = recorded.map((act) => ({ ...act, at: act.at.toISOString() }));
    const link = this.seal.link(tenant, { number, at: sequence, head: chainHead.slice(0, headDigits) });
    const qr = await qrCode(link, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
    const permit = { number, sequence, chainHead, validUntil, state, pack, acts, link, qr, printedAt: new Date() };
    return this.pool.run({ permit, language, copies: copiesOf(pack, state.level, wish) });
  }
}
