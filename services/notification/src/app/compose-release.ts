/** What people are told of a test release that was left open. Pure. */
import type { IsolationReleaseOverdue, Language } from '@holdpoint/contracts';
import { audienceOf, type Scene } from './audience';
import { unheard } from './compose';
import { noticesOn, partsOf, together, type Composed, type Values } from './message-parts';
import type { Params } from './notice';
import { releaseNotices } from './notices';
import { shownParams } from './render';
import type { Post } from './roster';

const watching: readonly string[] = ['person-in-charge', 'guardian'];

/** @param now an instant in UTC */
export function composeOpenRelease(
  { data, type }: IsolationReleaseOverdue,
  roster: readonly Post[],
  now: string,
): Composed {
  const { number, site, area, zone, equipment, points, releasedBy, releasedAt, dueAt, rung, to, permits } = data;
  const params: Params = {
    ...{ points, releasedBy, releasedAt, dueAt, rung, to },
    watchers: permits.flatMap(({ applicant, people }) => [
      applicant,
      ...people.filter(({ role }) => watching.includes(role)).map(({ person }) => person),
    ]),
    ...(permits.length > 0 && { permits: permits.map((permit) => permit.number) }),
  };
  const scene: Scene = { params, place: { site, area }, roster, now };
  const title = `${number} ${equipment}`;
  const values: Values = (language) => ({
    ...shownParams(params, language, zone),
    title,
    about: aboutOf({ title, place: `${site} / ${area}` }, language),
  });
  const audiences = noticesOn(releaseNotices, type, params).map((notice) => ({
    notice,
    ...audienceOf(notice.to, scene),
  }));
  const parts = audiences.flatMap(({ notice, people }) => partsOf(notice, people, values));
  // Whoever released the points may be at home by now: somebody on duty has to hear of it.
  const vacant = heardBy(to, scene) ? [] : audiences.flatMap((one) => one.vacant);
  if (vacant.length > 0) {
    const { people } = audienceOf([{ who: 'duty', duty: 'administrator' }], scene);
    const names: Values = (language) => ({
      ...values(language),
      vacant: shownParams({ vacant }, language, zone).vacant!,
    });
    parts.push(...partsOf(unheard, people, names));
  }
  return { messages: together(parts, () => ''), vacant };
}

const heardBy = (duties: readonly string[], scene: Scene): boolean =>
  audienceOf([{ who: 'named', duties }], scene).people.length > 0;

const aboutOf = ({ title, place }: Readonly<Record<'title' | 'place', string>>, language: Language): string =>
  ({ zh: `隔离：${title}\n地点：${place}`, en: `Isolation: ${title}\nPlace: ${place}` })[language];
