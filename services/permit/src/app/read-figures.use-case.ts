/** How long it takes, what waits now, and what it costs people: the figures that a plant's head asks for (P9). */
import type { Instant } from '@holdpoint/permit-domain';
import { ProblemError } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import {
  FiguresReadModel,
  type Burden,
  type FiguresQuestion,
  type SignerTimes,
  type StageTimes,
  type StepTimes,
  type WaitingNow,
} from '../db/figures.read-model';

export interface Figures {
  readonly from: Instant;
  readonly until: Instant;
  readonly stages: readonly StageTimes[];
  readonly signers: readonly SignerTimes[];
  readonly steps: readonly StepTimes[];
  readonly waiting: readonly WaitingNow[];
  readonly burden: readonly Burden[];
}

/** A year at a time is enough for anybody, and bounds what one question may cost. */
const longestDays = 366;

@Injectable()
export class ReadFigures {
  constructor(private readonly figures: FiguresReadModel) {}

  /** @throws ProblemError 400 `figures-range` */
  async run(tenant: string, question: FiguresQuestion, now: Instant): Promise<Figures> {
    const days = (Date.parse(question.until) - Date.parse(question.from)) / 86_400_000;
    if (!(days > 0 && days <= longestDays))
      throw new ProblemError(400, 'figures-range', [], { params: { longestDays } });
    const [stages, signers, steps, waiting, burden] = await Promise.all([
      this.figures.stageTimes(tenant, question),
      this.figures.signers(tenant, question),
      this.figures.stepTimes(tenant, question),
      this.figures.waiting(tenant, question, now),
      this.figures.burden(tenant, question),
    ]);
    return { from: question.from, until: question.until, stages, signers, steps, waiting, burden };
  }
}
