/** Is this paper still current? What a phone without an account may see: number, state, validity and what has changed since; no people. */
import type { Language } from '@holdpoint/contracts';
import { wordsFor } from '@holdpoint/contracts';
import { ProblemError } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { PermitsReadModel } from '../db/permits.read-model';
import { standingOf } from '../print/standing';
import { PaperSeal, type Paper } from './paper-seal';
import { phaseWords } from './permit-view';

const mostChanges = 100;

export interface PaperView {
  readonly number: string;
  readonly phase: string;
  readonly phaseWords: string;
  /** Code and words of whether anybody may work by it now. */
  readonly standing: string;
  readonly standingWords: string;
  /** Issued, in its time and not stopped. */
  readonly valid: boolean;
  readonly validUntil: string;
  readonly zone: string;
  readonly current: boolean;
  readonly outOfDate: boolean;
  readonly outOfDateSince?: string;
  readonly paperVersion: number;
  readonly version: number;
  readonly changes: readonly {
    readonly sequence: number;
    readonly at: string;
    readonly act: string;
    readonly phase: string;
    readonly phaseWords: string;
  }[];
}

@Injectable()
export class CheckPaper {
  constructor(
    private readonly permits: PermitsReadModel,
    private readonly seal: PaperSeal,
  ) {}

  /** @throws ProblemError 404 `paper-unknown` for a link that wasn't printed here */
  async run(paper: Paper, token: string, language: Language): Promise<PaperView> {
    const tenant = this.seal.tenantOf(paper, token);
    const row = tenant === undefined ? undefined : await this.permits.one(tenant, paper.number);
    if (tenant === undefined || !row) throw new ProblemError(404, 'paper-unknown');
    const since = await this.permits.transitions(tenant, paper.number, paper.at, mostChanges);
    const current = row.sequence === paper.at && row.chainHead.startsWith(paper.head);
    const standing = standingOf(row.state, row.validUntil, new Date());
    return {
      number: row.number,
      phase: row.phase,
      phaseWords: phaseWords(row.phase, language),
      standing: standing.code,
      standingWords: wordsFor(standing.code, language),
      valid: standing.valid,
      validUntil: row.validUntil.toISOString(),
      zone: row.state.zone ?? 'UTC',
      current,
      outOfDate: !current,
      ...(since[0] && { outOfDateSince: since[0].at.toISOString() }),
      paperVersion: paper.at,
      version: row.sequence,
      changes: since.map(({ sequence, at, command, phase }) => ({
        sequence,
        at: at.toISOString(),
        act: command,
        phase,
        phaseWords: phaseWords(phase, language),
      })),
    };
  }
}
