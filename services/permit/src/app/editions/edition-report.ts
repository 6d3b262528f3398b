/** What is said of an edition before anybody works by it: what is wrong, what is doubtful, who is missing where, and what would change. */
import { wordsFor, type Language } from '@holdpoint/contracts';
import type { PackDifference, PackFinding, RefusalParams, Unmet } from '@holdpoint/permit-domain';
import type { ProblemReasonInput } from '@holdpoint/service-kit';

export interface Finding {
  readonly severity: PackFinding['severity'];
  readonly code: string;
  /** JSON pointer, by the names of the pack's lines. */
  readonly field: string;
  readonly clause?: string;
  readonly params: RefusalParams;
  /** Where it shows, when that isn't everywhere. */
  readonly site?: string;
  readonly area?: string;
}
/** A duty that permits would wait for in vain, or whose only holder has nobody behind them. */
export type VacantThere = Finding & { readonly site: string; readonly duty: string };
export interface BrokenCase {
  readonly case: string;
  readonly clause: string;
  readonly faults: readonly string[];
}

export interface EditionReport {
  readonly findings: readonly Finding[];
  readonly vacant: readonly VacantThere[];
  readonly differences: readonly PackDifference[];
  readonly cases: { readonly run: number; readonly broken: readonly BrokenCase[] };
}
export const faultsOf = ({ findings }: Pick<EditionReport, 'findings'>): readonly Finding[] =>
  findings.filter(({ severity }) => severity === 'error');
/** Nobody can take the step: what publication stops at, unless whoever publishes says that they know. */
export const unheldOf = ({ vacant }: Pick<EditionReport, 'vacant'>): readonly VacantThere[] =>
  vacant.filter(({ severity }) => severity === 'error');

/** What the history keeps of them: where, to the area, and which duty; nothing where every duty is held. */
export const vacantAccepted = (unheld: readonly VacantThere[]): object =>
  unheld.length === 0
    ? {}
    : {
        vacantAccepted: unheld.map(({ site, area, duty, field }) => ({
          site,
          ...(area !== undefined && { area }),
          duty,
          field,
        })),
      };

const placeParams = ({ site, area }: Pick<Finding, 'site' | 'area'>): RefusalParams => ({
  ...(site !== undefined && { site }),
  ...(area !== undefined && { area }),
});
export const reasonOf = ({ code, field, clause, params, ...place }: Finding): ProblemReasonInput => ({
  code,
  field,
  params: { ...params, ...placeParams(place) },
  ...(clause !== undefined && { clause }),
});
export const findingOf = ({ code, field = '/', clause, params }: Unmet): Finding => ({
  severity: 'error',
  code,
  field,
  params,
  ...(clause !== undefined && { clause }),
});

/** A line of a difference as people read it. */
export type DifferenceView = Omit<PackDifference, 'name'> & { readonly message: string };

const shown = (value: unknown): string => {
  if (value === undefined) return '-';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
};

export function differenceView({ name, ...difference }: PackDifference, language: Language): DifferenceView {
  const { code, effect, section, line, property, before, after } = difference;
  const property_ = property === undefined ? '' : wordOf('pack-property', property, language);
  const params = {
    section: wordsFor(`pack-section-${kebab(section)}`, language),
    line: name ? `${name[language]} (${line})` : line,
    property: property_,
    before: shown(before),
    after: shown(after),
    effect: wordsFor(`pack-effect-${effect}`, language),
  };
  return { ...difference, message: wordsFor(code, language, params) };
}

/** `params/maxAgeMinutes` as codes are written. */
const kebab = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replaceAll('/', '-');

/** What has no words of its own is shown by its author's name. */
function wordOf(kind: string, name: string, language: Language): string {
  const code = `${kind}-${kebab(name)}`;
  const words = wordsFor(code, language);
  return words === code ? name : words;
}
