/** What a submission shows before any fact is known, and what it must not do to a ticket that lives. */
import type { TypePack } from '../../pack/pack';
import { refuse } from '../../refusal';
import type { Refusal, Unmet } from '../../refusal';
import type { Instant } from '../../time/instant';
import { canonicalJson } from '../../canonical';
import type { SubmitBody } from '../commands';
import { formMisses } from '../form';
import { withClause } from '../gates';
import type { PermitState } from '../state';
import { lengthOf, longestValidity, startBy } from '../validity';
import { viewOf } from '../view';

function windowMisses({ window }: SubmitBody, pack: TypePack, now: Instant): readonly Unmet[] {
  const { from, until } = window;
  if (until <= from) return [{ code: 'window-reversed', params: { from, until }, field: '/window/until' }];
  if (until <= now) return [{ code: 'window-in-past', params: { from: until }, field: '/window/until' }];

  const [mildest = ''] = pack.levels.order;
  if (startBy({ window, level: mildest }, pack) <= now) {
    return [{ code: 'window-in-past', params: { from }, field: '/window/from' }];
  }
  const longest = longestValidity(pack);
  if (lengthOf(window) <= longest) return [];
  const params = { level: mildest, hours: Math.round(lengthOf(window) / 6) / 10, limitHours: longest / 60 };
  const { clause, certainty } = pack.validityMinutes;
  return [{ code: 'window-too-long', params, field: '/window/until', clause, certainty }];
}

function linkMisses({ linked = [] }: SubmitBody, permit: PermitState | undefined): readonly Unmet[] {
  return linked.flatMap((number, index): Unmet[] => {
    const field = `/linked/${index}`;
    if (number === permit?.number) return [{ code: 'linked-to-itself', params: { number }, field }];
    return linked.indexOf(number) < index ? [{ code: 'linked-twice', params: { number }, field }] : [];
  });
}

function greenChannelMisses({ greenChannel }: SubmitBody, pack: TypePack): readonly Unmet[] {
  if (!greenChannel) return [];
  if (!pack.greenChannel) return [{ code: 'green-channel-not-offered', params: {}, field: '/greenChannel' }];
  return greenChannel.reason.trim() === ''
    ? [{ code: 'field-required', params: { field: 'reason' }, field: '/greenChannel/reason' }]
    : [];
}

/** Every miss at once. The level isn't known yet: what hangs on it is found with the prerequisites. */
export function submissionMisses(
  body: SubmitBody,
  applicant: string,
  permit: PermitState | undefined,
  pack: TypePack,
  now: Instant,
): readonly Unmet[] {
  const greenChannel = body.greenChannel && { ...body.greenChannel, by: applicant };
  const view = viewOf({ form: body.form, window: body.window, greenChannel }, {}, now);
  return [
    ...formMisses({ ...body, applicant }, pack, view),
    ...windowMisses(body, pack, now),
    ...linkMisses(body, permit),
    ...greenChannelMisses(body, pack),
  ];
}

const same = (left: unknown, right: unknown): boolean => canonicalJson(left ?? null) === canonicalJson(right ?? null);

/** A live ticket isn't altered (cl. 4.18), nor its time, place or scope widened (cl. 4.16): that is a new ticket, linked to this one. */
export function changeRefused(permit: PermitState, body: SubmitBody, pack: TypePack): Refusal {
  const reasons: Unmet[] = [];
  if (!same(permit.window, body.window)) {
    reasons.push({ code: 'validity-not-extended', params: { until: permit.window.until }, field: '/window' });
  }
  for (const part of ['site', 'area', 'workPoint'] as const) {
    if (permit[part] !== body[part]) reasons.push({ code: 'place-not-moved', params: {}, field: `/${part}` });
  }
  for (const part of ['form', 'people'] as const) {
    if (!same(permit[part], body[part])) reasons.push({ code: 'ticket-not-altered', params: {}, field: `/${part}` });
  }
  if (reasons.length === 0) reasons.push({ code: 'ticket-not-altered', params: {} });
  return refuse(
    'ticket-final',
    reasons.map((reason) => withClause(reason, pack)),
  );
}
