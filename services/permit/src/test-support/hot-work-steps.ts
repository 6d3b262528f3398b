/** A level 2 hot work from its submission to its approval and to where it may start, step by step as people do it. */
import { until } from '@holdpoint/testing';
import { crew, holders, onSpot, site, type Job } from './plant';
import type { Phone } from './running-permits';

/** Everything up to the signature that a level 2 permit needs. */
export async function readyForApproval(job: Job, admin: Phone): Promise<void> {
  await until(async () => (await job.read()).phase === 'inApproval', { what: `${job.number} being in approval` });
  const { pack } = (await admin.get(`/packs/gb30871-2022/hot-work?site=${site}`)).body as {
    pack: { measures: { id: string; confirmedBy: string; when?: unknown }[] };
  };
  const by: Record<string, string> = {
    'person-in-charge': crew.charge,
    guardian: crew.guardian,
    'shift-leader': holders['shift-leader'],
  };
  for (const [confirmer, person] of Object.entries(by)) {
    const confirmations = pack.measures
      .filter(({ confirmedBy, when }) => confirmedBy === confirmer && !when)
      .map(({ id }) => ({ measure: id, applicable: true }));
    await job.does(person, 'confirm-measures', { confirmations });
  }
}

export async function approveHotWork(job: Job, admin: Phone): Promise<void> {
  await readyForApproval(job, admin);
  await job.does(holders['unit-head'], 'approve', { stage: 'unit', place: onSpot });
}

export async function readyHotWork(job: Job, admin: Phone): Promise<void> {
  await approveHotWork(job, admin);
  await job.does(crew.charge, 'sign-briefing', { as: 'giver' });
  for (const person of [crew.welder, crew.guardian]) await job.does(person, 'sign-briefing', { as: 'receiver' });
  await job.does(holders['shift-leader'], 'check-ticket', { place: onSpot });
  await job.does(crew.charge, 'issue');
  await job.does(crew.tester, 'record-gas', job.gas(0.05));
  await job.does(crew.applicant, 'check-in', { as: 'applicant', place: onSpot });
  await job.does(crew.guardian, 'check-in', { as: 'guardian', place: onSpot });
  await job.does(crew.charge, 'report-weather', { windForce: 3 });
}
