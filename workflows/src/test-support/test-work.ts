/** The people of the test permit and the steps of its life, so that a spec begins where it has something to say. */
import type { SubmitBody } from '@holdpoint/permit-domain';
import { until } from '@holdpoint/testing';
import type { PermitDriver } from './permit-driver';
import type { Time } from './skipped-time';

const place = { workPointCode: 'matches' } as const;

/** Begins in ten minutes, lasts seven hours. */
export const submission = async (time: Time, more: Partial<SubmitBody> = {}): Promise<SubmitBody> => ({
  form: { content: 'weld a flange' },
  people: [
    { person: 'p-charge', role: 'person-in-charge' },
    { person: 'p-welder', role: 'welder' },
    { person: 'p-guardian', role: 'guardian' },
  ],
  window: { from: await time.instant(10), until: await time.instant(430) },
  site: 'north',
  area: 'tanks',
  workPoint: 'wp-1',
  ...more,
});

export const phaseIs = (permit: PermitDriver, phase: string): Promise<boolean> =>
  until(() => permit.permit?.phase === phase, { what: `${permit.number} being ${phase}` });

export async function inApproval(time: Time, permit: PermitDriver, more: Partial<SubmitBody> = {}): Promise<void> {
  await permit.submit(await submission(time, more), 'p-applicant');
  await phaseIs(permit, 'inApproval');
}

export async function approved(time: Time, permit: PermitDriver, more: Partial<SubmitBody> = {}): Promise<void> {
  await inApproval(time, permit, more);
  await permit.act('approve', { stage: 'unit', place }, 'p-unit');
  await permit.act('approve', { stage: 'safety', place }, 'p-safety');
}

export async function issued(time: Time, permit: PermitDriver, more: Partial<SubmitBody> = {}): Promise<void> {
  await approved(time, permit, more);
  await permit.act('signBriefing', { as: 'giver' }, 'p-charge');
  await permit.act('signBriefing', { as: 'receiver' }, 'p-welder');
  await permit.act('checkTicket', {}, 'p-shift');
  await permit.act('issue', {}, 'p-charge');
}

/** Ready to start: both on site, the window open. */
export async function onSite(time: Time, permit: PermitDriver, more: Partial<SubmitBody> = {}): Promise<void> {
  await issued(time, permit, more);
  await permit.act('checkIn', { as: 'applicant', place }, 'p-applicant');
  await permit.act('checkIn', { as: 'guardian', place }, 'p-guardian');
  if ((await time.instant()) < permit.permit.window.from) await time.pass(11);
}

export async function active(time: Time, permit: PermitDriver, more: Partial<SubmitBody> = {}): Promise<void> {
  await onSite(time, permit, more);
  await permit.act('start', { place }, 'p-charge');
}

export async function handedBack(time: Time, permit: PermitDriver): Promise<void> {
  await active(time, permit);
  await permit.act('handBack', { siteClear: true, noEmbers: true, restored: true }, 'p-charge');
  await time.pass(31);
  await permit.act('endFireWatch', { clear: true }, 'p-guardian');
}
