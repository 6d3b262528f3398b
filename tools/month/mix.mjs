/** What a month holds: which types of work, where, and what becomes of each. Weights are a plausible plant's, not a measured one's. */
import { chanceOf, pick } from './chance.mjs';

/** Sites with their packs; `share` is how much of the work is there. */
export const sites = {
  'month-north': { zone: 'Asia/Shanghai', packs: ['gb30871-2022', 'general'], share: 5, at: [31, 121] },
  'month-south': { zone: 'Asia/Urumqi', packs: ['gb30871-2022'], share: 3, at: [41, 87] },
  'month-gulf': { zone: 'America/Chicago', packs: ['osha', 'general'], share: 2, at: [29.7, -95.2] },
  'month-works': { zone: 'Europe/Berlin', packs: ['general'], share: 1, at: [52.5, 13.4] },
};

/** Permits of each type, against the others of its site. */
export const typeShares = {
  'hot-work': 30,
  'confined-space': 14,
  height: 18,
  'temporary-power': 12,
  lifting: 9,
  'blind-plate': 9,
  excavation: 5,
  'road-closing': 3,
  'confined-space-entry': 30,
  'hot-work-us': 30,
  'lockout-tagout': 40,
  'general-work': 15,
};

/** What becomes of a permit, against the others; `for` are the only types that know it. */
export const courses = {
  done: { share: 46 },
  returnedAndDone: { share: 4 },
  returned: { share: 3 },
  sentBackAndDone: { share: 3 },
  rejected: { share: 4 },
  expiredUnsigned: { share: 3 },
  expiredAtWork: { share: 1 },
  cancelled: { share: 5 },
  revoked: { share: 3 },
  // Bad air ends a United States entry permit (29 CFR 1910.146(e)(5)(ii)): nothing goes on after it.
  stoppedByGas: { share: 4, for: ['hot-work', 'confined-space', 'temporary-power'] },
  certificateLost: { share: 3 },
  guardianRelieved: { share: 3 },
  stoppedForSafety: { share: 3 },
  greenChannel: { share: 3, for: ['hot-work', 'blind-plate', 'lifting', 'height'] },
  nextShift: { share: 3, for: ['general-work'] },
  extended: { share: 2, for: ['general-work'] },
  copied: { share: 3 },
  drawnAnew: { share: 1 },
  linked: { share: 3, for: ['hot-work'] },
  inConflict: { share: 3, for: ['blind-plate'] },
  plannedAhead: { share: 3 },
  stillWaiting: { share: 1 },
  stillAtWork: { share: 1 },
  stillStopped: { share: 1 },
};

const sharesOf = (things) => Object.fromEntries(Object.entries(things).map(([name, { share }]) => [name, share]));

/**
 * The month's permits in order. Every type and every course comes at least once when there are enough of them: the first ones go round, the rest are drawn.
 * @param {readonly { pack: string, type: string }[]} shipped
 * @returns {{ site: string, pack: string, type: string, course: string, daysAhead: number, draw: number }[]}
 */
export function monthOf(permits, seed, shipped) {
  const chance = chanceOf(seed);
  const coursesOf = (type) =>
    sharesOf(Object.fromEntries(Object.entries(courses).filter(([, { for: only }]) => !only || only.includes(type))));
  const owed = Object.keys(courses);
  const typesOwed = shipped.map(({ type }) => type);
  return Array.from({ length: permits }, () => {
    const next = owed.shift();
    const only = next && courses[next].for;
    const wanted = only ? only[0] : typesOwed.shift();
    const fits = Object.keys(sites).filter(
      (site) => !wanted || shipped.some(({ pack, type }) => type === wanted && sites[site].packs.includes(pack)),
    );
    const site = pick(Object.fromEntries(fits.map((name) => [name, sites[name].share])), chance);
    const here = shipped.filter(({ pack, type }) => sites[site].packs.includes(pack) && (!wanted || type === wanted));
    const type = pick(Object.fromEntries(here.map((one) => [one.type, typeShares[one.type] ?? 10])), chance);
    const { pack } = here.find((one) => one.type === type);
    const course = next ?? pick(coursesOf(type), chance);
    return { site, pack, type, course, daysAhead: 1 + Math.floor(chance() * 27), draw: chance() };
  });
}
