/** Holds what is published of a type, as it would be after an act, against every place that it concerns and every moment at which it changes (T2). */
import { checkPack, packDifferences, ruleRegistry, type PackFinding, type TypePack } from '@holdpoint/permit-domain';
import type { EditionLine, EditionRow } from '../../db/edition.store';
import { aboutDuties } from '../find-vacant-duties.use-case';
import type { PackShelf } from '../pack-shelf';
import { overlayOf, stackAt, type Place } from './edition-stack';
import { findingOf, type EditionReport, type Finding, type VacantThere } from './edition-report';
import { holdersAt, type Surroundings, type SurroundingSite } from './surroundings';

export interface Change {
  readonly line: EditionLine;
  /** The edition that the act is about. */
  readonly edition: string;
  readonly before: readonly EditionRow[];
  readonly after: readonly EditionRow[];
  /** When the act takes effect. */
  readonly at: Date;
}

export const sitesOf = ({ line, after, edition }: Change, { sites }: Surroundings): readonly SurroundingSite[] => {
  if (line.site !== undefined) return sites.filter(({ site }) => site === line.site);
  const pilot = after.find(({ id }) => id === edition)?.pilot;
  if (pilot) return sites.filter(({ site }) => pilot.includes(site));
  return sites.filter(({ packs }) => packs.includes(line.pack));
};
/** An area differs from its site where it has holders or overlays of its own; the site as a whole only where it isn't divided. */
export const placesIn = ({ line }: Change, { site, areas }: SurroundingSite): readonly Place[] => {
  if (line.area !== undefined) return [{ site, area: line.area }];
  return areas.length === 0 ? [{ site }] : areas.map((area) => ({ site, area }));
};

export const placesOf = (change: Change, around: Surroundings): readonly Place[] =>
  sitesOf(change, around).flatMap((site) => placesIn(change, site));

/** The act's own moment, and every later one at which something begins or ends. */
function momentsOf({ at, after }: Change): readonly Date[] {
  const later = after.flatMap(({ effectiveFrom, retiredAt }) => [effectiveFrom, retiredAt]);
  const times = [at, ...later].filter((one): one is Date => one !== null && one >= at).map((one) => one.getTime());
  return [...new Set(times)].sort((one, other) => one - other).map((time) => new Date(time));
}

export function judgeChange(shelf: PackShelf, change: Change, around: Surroundings): Omit<EditionReport, 'cases'> {
  const own: Place = {
    ...(change.line.site !== undefined && { site: change.line.site }),
    ...(change.line.area !== undefined && { area: change.line.area }),
  };
  const sites = sitesOf(change, around);
  const places: readonly Place[] = [own, ...sites.flatMap((site) => placesIn(change, site))];
  const findings = places.flatMap((place) => momentsOf(change).flatMap((at) => findingsAt(shelf, change, place, at)));
  const vacant = sites.flatMap((site) => vacantIn(shelf, change, site, around));
  return {
    findings: [...once(findings), ...newDoubts(shelf, change, own)],
    // The gravest first.
    vacant: ['error', 'warning'].flatMap((severity) => vacant.filter((one) => one.severity === severity)),
    differences: differencesOf(shelf, change, own),
  };
}

function findingsAt(shelf: PackShelf, { line, edition, after }: Change, place: Place, at: Date): readonly Finding[] {
  const { laid, unfit } = stackAt(shelf, after, line, place, at);
  if (unfit) {
    const reasons = unfit.refusal.reasons.map(findingOf);
    if (unfit.edition.id === edition) return reasons;
    const { overlay, version } = overlayOf(unfit.edition);
    return [
      { severity: 'error', code: 'overlay-no-longer-fits', field: '/', params: { overlay, version }, ...place },
      ...reasons.map((reason) => ({ ...reason, ...place })),
    ];
  }
  return laid ? sense(laid.pack) : [];
}

const asFinding = ({ severity, code, path, params }: PackFinding): Finding => ({
  severity,
  code,
  field: `/${path}`,
  params,
});
const sense = (pack: TypePack): readonly Finding[] =>
  checkPack(pack, ruleRegistry)
    .filter(({ severity }) => severity === 'error')
    .map(asFinding);

/** What is doubtful in the shipped pack already is nobody's news. */
function newDoubts(shelf: PackShelf, { line, before, after, at }: Change, place: Place): readonly Finding[] {
  const doubts = (rows: readonly EditionRow[]): readonly Finding[] => {
    const { laid } = stackAt(shelf, rows, line, place, at);
    return laid
      ? checkPack(laid.pack, ruleRegistry)
          .filter(({ severity }) => severity === 'warning')
          .map(asFinding)
      : [];
  };
  const known = doubts(before).map((one) => JSON.stringify(one));
  return doubts(after).filter((one) => !known.includes(JSON.stringify(one)));
}

/** The same fault in ten places is one fault. */
const once = (findings: readonly Finding[]): readonly Finding[] =>
  [
    ...new Map(
      findings.map((one) => [`${one.code} ${one.field} ${JSON.stringify(one.params)}`, one] as const).reverse(),
    ).values(),
  ].reverse();

const aboutPeople = ({ code }: PackFinding): boolean => aboutDuties.has(code) || code === 'pack-stand-in-missing';

/** In each area of a site; what is missing in all of them is missing at the site. */
function vacantIn(
  shelf: PackShelf,
  change: Change,
  site: SurroundingSite,
  around: Surroundings,
): readonly VacantThere[] {
  const places = placesIn(change, site);
  const found = new Map<string, { finding: Omit<VacantThere, 'area'>; areas: string[] }>();
  for (const place of places) {
    const { laid } = stackAt(shelf, change.after, change.line, place, change.at);
    if (!laid) continue;
    const holders = holdersAt(around, site.site, place.area);
    for (const one of checkPack(laid.pack, ruleRegistry, holders).filter(aboutPeople)) {
      const finding = { ...asFinding(one), site: site.site, duty: String(one.params.duty) };
      const key = `${one.code} ${one.path} ${finding.duty}`;
      const known = found.get(key) ?? { finding, areas: [] };
      if (place.area !== undefined) known.areas.push(place.area);
      found.set(key, known);
    }
  }
  return [...found.values()].flatMap(({ finding, areas }) =>
    areas.length === places.length || areas.length === 0 ? [finding] : areas.map((area) => ({ ...finding, area })),
  );
}

/** Against what holds in its place until then; a type that is new differs from nothing. */
function differencesOf(
  shelf: PackShelf,
  { line, edition, before, after, at }: Change,
  place: Place,
): EditionReport['differences'] {
  // Whoever tries it first at some sites wants to see what it changes there.
  const everywhere = after.map((row) => (row.id === edition ? { ...row, pilot: null } : row));
  const was = stackAt(shelf, before, line, place, at).laid;
  const is = stackAt(shelf, everywhere, line, place, at).laid;
  return was && is ? packDifferences(was.pack, is.pack) : [];
}
