/** A level 2 permit brought up to the one signature that it needs, and that signature. */
import { randomUUID } from 'node:crypto';
import { until } from '@holdpoint/testing';
import { crew, holders, Job, onSpot, site } from './plant';
import type { RunningPermits } from './running-permits';

export async function readyForApproval(permits: RunningPermits): Promise<Job> {
  const job = await Job.submitted(permits);
  await until(async () => (await job.read()).phase === 'inApproval');
  const { pack } = (await permits.phone('p-admin').get(`/packs/gb30871-2022/hot-work?site=${site}`)).body as {
    pack: { measures: { id: string; confirmedBy: string; when?: unknown }[] };
  };
  const by = { 'person-in-charge': crew.charge, guardian: crew.guardian, 'shift-leader': holders['shift-leader'] };
  for (const [confirmer, person] of Object.entries(by)) {
    const mine = pack.measures.filter(({ confirmedBy, when }) => confirmedBy === confirmer && !when);
    await job.does(person, 'confirm-measures', {
      confirmations: mine.map(({ id }) => ({ measure: id, applicable: true })),
    });
  }
  return job;
}

export const approve = (job: Job, key: string = randomUUID()): ReturnType<Job['act']> =>
  job.act(holders['unit-head'], 'approve', { stage: 'unit', place: onSpot }, { key });
