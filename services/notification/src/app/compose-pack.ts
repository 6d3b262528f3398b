/** What people are told of their sites' rules, site by site, in its own time; whoever answers for several reads one message. Pure. */
import type { Language, PackConcern, PackDue, PackPublished, PackRetired } from '@holdpoint/contracts';
import { bracketed, noticesOn, partsOf, together, type Composed, type Part, type Values } from './message-parts';
import type { Notice, Params } from './notice';
import { packNotices } from './notices';
import { shownParams, term } from './render';
import { holdersToCome, type Post } from './roster';

export type PackNews = PackPublished | PackRetired | PackDue;

/**
 * @param roster of the sites concerned, and the administrators of every site: they are told where a site has none of its own
 * @param now an instant in UTC
 */
export function composePack(event: PackNews, roster: readonly Post[], now: string): Composed {
  const unheard = new Set<string>();
  const parts = (event.data.concerns ?? []).flatMap((concern) => {
    const params = paramsOf(event, concern);
    return noticesOn(packNotices, event.type, params).flatMap((notice): Part[] => {
      const people = peopleOf(notice, event, concern, roster, now);
      if (people.length === 0 && notice.urgency === 'urgent') unheard.add('administrator');
      return partsOf(notice, people, valuesOf(event, concern, params));
    });
  });
  return { messages: together(parts, () => ''), vacant: [...unheard] };
}

function paramsOf({ data }: PackNews, { site, vacant, approvers }: PackConcern): Params {
  const at = 'at' in data ? data.at : data.effectiveFrom;
  return {
    at,
    site,
    edition: data.edition,
    approvers,
    vacant: vacant.map(({ duty }) => duty),
    ...('act' in data ? { act: data.act } : { turn: data.turn }),
    ...('pilot' in data && data.pilot && { pilot: data.pilot }),
  };
}

function peopleOf(
  { to }: Notice,
  { data: { area } }: PackNews,
  { site, approvers }: PackConcern,
  roster: readonly Post[],
  now: string,
): readonly string[] {
  const place = { site, ...(area !== undefined && { area }) };
  const own = to.flatMap((target) => {
    if (target.who === 'duty') return holdersToCome(roster, target.duty, { site }, now);
    return approvers.flatMap((duty) => holdersToCome(roster, duty, place, now));
  });
  if (own.length > 0 || to.some(({ who }) => who !== 'duty')) return [...new Set(own)];
  const sites = [...new Set(roster.map((post) => post.site))];
  return [...new Set(sites.flatMap((each) => holdersToCome(roster, 'administrator', { site: each }, now)))];
}

function valuesOf({ data }: PackNews, { site, zone, vacant, approvers }: PackConcern, params: Params): Values {
  return (language) => ({
    ...shownParams(params, language, zone),
    title: titleOf(data, language),
    place: data.area === undefined ? site : `${site} / ${data.area}`,
    approvers: listOf(
      approvers.map((duty) => term(duty, language)),
      language,
    ),
    vacant: listOf(
      vacant.map(({ duty, area }) => `${term(duty, language)}${area === undefined ? '' : bracketed(area, language)}`),
      language,
    ),
  });
}

const titleOf = ({ type, pack, version }: PackNews['data'], language: Language): string =>
  ({
    zh: `${term(type, 'zh')}规则第 ${version} 版（${pack}）`,
    en: `Rules of ${term(type, 'en')}, version ${version} (${pack})`,
  })[language];

const listOf = (names: readonly string[], language: Language): string => names.join(language === 'zh' ? '、' : ', ');
