/** Fetches the facts that the core names for a command and that the door couldn't give: in parallel, each from its owner. */
import type { QualificationReportActivity, StandingQuestion } from '@holdpoint/contracts/permit';
import {
  lineOf,
  type Facts,
  type Instant,
  type PermitState,
  type QualificationReport,
  type Questions,
} from '@holdpoint/permit-domain';
import { ActivityFailure } from '@temporalio/common';
import { isCancellation } from '@temporalio/workflow';
import { standing } from './activities';

/** What the facts at hand don't answer yet; nothing when they answer all. */
export function stillOpen({ qualification, duties }: Questions, known: Facts): Questions | undefined {
  const report = known.qualification ? undefined : qualification;
  const told = duties?.every((duty) => known.duties?.[duty] !== undefined) && known.neighbours !== undefined;
  const place = told ? undefined : duties;
  return (report ?? place) ? { ...(report && { qualification: report }), ...(place && { duties: place }) } : undefined;
}

export interface Asking {
  readonly permit: PermitState;
  readonly packHash: string;
  readonly correlationId: string;
  readonly now: Instant;
  readonly report: QualificationReportActivity;
}

export async function factsFor({ qualification, duties }: Questions, asking: Asking): Promise<Facts> {
  const [report, place] = await Promise.all([
    qualification && reportOn(qualification, asking),
    duties && standing(standingQuestion(asking, duties)),
  ]);
  return { ...place, ...(report && { qualification: report }) };
}

function standingQuestion({ permit, packHash, now }: Asking, duties: readonly string[]): StandingQuestion {
  const { tenant, number, site, area, workPoint, window, gasSamples, coordinator } = permit;
  const instruments = [...new Set(gasSamples.map(({ instrument }) => instrument))];
  const linked = permit.linked.map((link) => link.number);
  const line = lineOf(permit);
  const place = { tenant, number, site, area, workPoint, window, linked, ...(line !== undefined && { line }) };
  const by = { packHash, ...(coordinator !== undefined && { coordinator }) };
  return { ...place, ...by, duties, instruments, neighbours: true, at: now };
}

async function reportOn(
  asked: NonNullable<Questions['qualification']>,
  { permit, correlationId, report }: Asking,
): Promise<QualificationReport | undefined> {
  const { tenant, number, site, area } = permit;
  try {
    return await report({ tenant, permit: number, site, area, ...asked, correlationId });
  } catch (error) {
    if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
    return undefined;
  }
}
