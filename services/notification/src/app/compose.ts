/** From an event to messages: each person once, the most urgent notice first, in both languages. Pure. */
import {
  type CertificateExpiring,
  type DelegationChanged,
  type Language,
  type PermitTransitioned,
  type PermitTransitionedData,
  type QualificationLost,
} from '@holdpoint/contracts';
import { audienceOf, type Scene } from './audience';
import type { Delegation } from './delegation';
import {
  bracketed,
  noticesOn,
  partsOf,
  together,
  type Composed,
  type Part,
  type Values,
  type Worded,
} from './message-parts';
import type { Params, Target } from './notice';
import {
  delegationNotices,
  packNotices,
  permitNotices,
  personNotices,
  releaseNotices,
  unheardWords,
  webhookPausedWords,
} from './notices';
import { localTime, reasonLines, shownParams, term } from './render';
import type { Place, Post } from './roster';

/** Times are read in this zone where an event has none: a person's certificate has no site. */
export const zoneOfPeople = 'Asia/Shanghai';

/** Whether any notice goes out on this transition, whoever there may be to read it. */
export const concernsAnybody = ({ data }: PermitTransitioned): boolean =>
  data.events.some(({ name, params }) => noticesOn(permitNotices, name, params).length > 0);

/**
 * What people are told of one transition.
 * @param only keeps to notices for these duties: for somebody who takes up a duty while something waits for it
 */
export function composePermit(
  { data }: PermitTransitioned,
  roster: readonly Post[],
  now: string,
  only?: ReadonlySet<string>,
  delegations: readonly Delegation[] = [],
): Composed {
  const place: Place = { site: data.site, area: data.area };
  const parts: Part[] = [];
  const vacant = new Set<string>();
  for (const event of data.events) {
    const scene: Scene = { params: event.params, permit: data, place, roster, delegations, now };
    for (const notice of noticesOn(permitNotices, event.name, event.params)) {
      const to = only ? notice.to.flatMap((target) => narrowed(target, event.params, only)) : notice.to;
      const audience = audienceOf(to, scene);
      parts.push(...partsOf(notice, audience.people, valuesOf(data, event.params)));
      for (const duty of audience.vacant) vacant.add(duty);
    }
  }
  if (vacant.size > 0) {
    const scene: Scene = { params: {}, permit: data, place, roster, now };
    const { people } = audienceOf([{ who: 'duty', duty: 'administrator' }], scene);
    parts.push(...partsOf(unheard, people, valuesOf(data, { vacant: [...vacant] })));
  }
  return { messages: together(parts, footerOf(data)), vacant: [...vacant] };
}

/** What people are told of somebody's qualification. */
export function composePerson(
  event: QualificationLost | CertificateExpiring,
  roster: readonly Post[],
  now: string,
): Composed {
  const params = { ...event.data } as Params;
  const site = 'site' in event.data ? event.data.site : undefined;
  const scene: Scene = { params, roster, now, ...(site === undefined ? {} : { place: { site } }) };
  const values: Values = (language) => {
    const known = shownParams(params, language, zoneOfPeople);
    const certificate =
      event.data.certificateClass === undefined ? '' : bracketed(known.certificateClass ?? '', language);
    return { ...known, certificate };
  };
  const parts = noticesOn(personNotices, event.type, params).flatMap((notice) =>
    partsOf(notice, audienceOf(notice.to, scene).people, values),
  );
  return { messages: together(parts, () => ''), vacant: [] };
}

/** What both are told of a delegation: that it was given, or taken back. */
export function composeDelegation({ data, type }: DelegationChanged, zone: string, now: string): Composed {
  const { holder, delegate, duties, sites, from, until, covers, withdrawn } = data;
  const params: Params = {
    holder,
    delegate,
    to: duties,
    sites,
    from,
    until,
    withdrawn: withdrawn !== undefined,
    ...(withdrawn && { withdrawnBy: withdrawn.by, withdrawnAt: withdrawn.at }),
  };
  const values: Values = (language) => ({
    ...shownParams(params, language, zone),
    duties: shownParams({ to: duties }, language, zone).to ?? '',
    covers: covers
      ? covers
          .map((one) => [term(one.type, language), one.levels && bracketed(one.levels.join(', '), language)].join(''))
          .join(language === 'zh' ? '、' : ', ')
      : { zh: '全部作业票', en: 'every permit' }[language],
  });
  const scene: Scene = { params, roster: [], now };
  const parts = noticesOn(delegationNotices, type, params).flatMap((notice) =>
    partsOf(notice, audienceOf(notice.to, scene).people, values),
  );
  return { messages: together(parts, () => ''), vacant: [] };
}

/** What the administrators are told of a webhook that was paused. `since` is an instant in UTC. */
export function composeWebhookPaused(
  { webhook, host, since }: Readonly<Record<'webhook' | 'host' | 'since', string>>,
  roster: readonly Post[],
  now: string,
): Composed {
  const { people } = audienceOf([{ who: 'duty', duty: 'administrator' }], { params: {}, roster, now });
  const values = { webhook, host, since: localTime(since, zoneOfPeople) };
  const parts = partsOf({ words: webhookPausedWords, urgency: 'urgent' }, people, () => values);
  return { messages: together(parts, () => ''), vacant: people.length === 0 ? ['administrator'] : [] };
}

/** The part of a target that means one of `duties`; nothing where it means others. */
function narrowed(target: Target, params: Params, duties: ReadonlySet<string>): Target[] {
  if (target.who !== 'duties-in') return [];
  const named = params[target.param];
  const meant = (Array.isArray(named) ? named : [named]).filter((duty) => duties.has(String(duty)));
  return meant.length > 0 ? [{ who: 'named', duties: meant.map(String) }] : [];
}

export const unheard: Worded = { words: unheardWords, urgency: 'urgent' };

function valuesOf(data: PermitTransitionedData, params: Params): Values {
  return (language) => {
    const title = [term(data.permitType, language), levelOf(data, language), data.number].filter(Boolean).join(' ');
    const given = typeof params.reason === 'string' ? [`1. ${term(params.reason, language)}`] : [];
    const reasons = data.reasons.length > 0 ? [reasonLines(data.reasons, language, data.zone)] : given;
    return {
      ...shownParams(params, language, data.zone),
      title,
      about: aboutOf(data, title, language),
      validUntil: localTime(data.validUntil, data.zone),
      reasons: reasons[0] ?? { zh: '未说明', en: 'none was given' }[language],
    };
  };
}

function levelOf({ level }: PermitTransitionedData, language: Language): string {
  const name = [level, `level-${level}`].find((code) => term(code, language) !== code);
  return name === undefined ? '' : term(name, language);
}

function aboutOf(
  { site, area, workPoint, workOrder }: PermitTransitionedData,
  title: string,
  language: Language,
): string {
  const order = workOrder === undefined ? [] : [{ zh: `工单：${workOrder}`, en: `Work order: ${workOrder}` }];
  const lines = [
    { zh: `作业票：${title}`, en: `Permit: ${title}` },
    { zh: `地点：${site} / ${area} / ${workPoint}`, en: `Place: ${site} / ${area} / ${workPoint}` },
    ...order,
  ];
  return lines.map((line) => line[language]).join('\n');
}

/** The record's number and hash leave the server with every message, so that a rewritten past can be shown up (docs/audit-format.md). */
const footerOf =
  ({ sequence, hash }: PermitTransitionedData) =>
  (language: Language): string =>
    ({ zh: `记录 ${sequence}，哈希 ${hash}`, en: `Record ${sequence}, hash ${hash}` })[language];

/** For a check that every notice has words: the keys of both tables. */
export const allNotices = [
  ...permitNotices.map(({ words }) => words),
  ...personNotices.map(({ words }) => words),
  ...delegationNotices.map(({ words }) => words),
  ...packNotices.map(({ words }) => words),
  ...releaseNotices.map(({ words }) => words),
  unheardWords,
  webhookPausedWords,
];
