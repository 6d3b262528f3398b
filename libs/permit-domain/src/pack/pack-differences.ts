/** What changes from one version of a permit type to another, line by line: tightened, loosened, or only otherwise. */
import { ruleRegistry } from '../rules/registry';
import type { RuleRegistry } from '../rules/registry';
import { lineDirections } from './apply-overlay';
import type { RuleEntry, Source, TypePack, Words } from './pack';
import { isNoLooser } from './tighter';
import type { Direction } from './tighter';

export type DifferenceEffect = 'tightened' | 'loosened' | 'changed';

export interface PackDifference {
  /** Its words are in the contracts. */
  readonly code: 'pack-line-added' | 'pack-line-removed' | 'pack-line-changed';
  readonly effect: DifferenceEffect;
  /** `form`, `chain`, `rules`, ...; `type` for what the type says of itself. */
  readonly section: string;
  /** The line by its author's name: a field, a stage, a rule. */
  readonly line: string;
  /** What people call it, where it has a label. */
  readonly name?: Words;
  /** `limitMinutes`, `params/maxAgeMinutes`; absent where the whole line came or went. */
  readonly property?: string;
  /** JSON pointer into the resolved pack by names. */
  readonly at: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly clause?: string;
}

type Line = Readonly<Record<string, unknown>>;
type Lines = ReadonlyMap<string, Line>;

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);
const isRecord = (value: unknown): value is Line =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const named = <T extends object>(lines: readonly T[] | undefined, nameOf: (line: T) => string): Lines =>
  new Map((lines ?? []).map((line) => [nameOf(line), line as Line]));
const byId = ({ id }: { readonly id: string }): string => id;
const one = (name: string, line: object | undefined): Lines => new Map(line ? [[name, line as Line]] : []);

/** What the type itself says, beside its sections. */
const own = ['title', 'source', 'prefix', 'effectiveFrom', 'effectiveTo', 'prerequisiteMinutes', 'startWithinMinutes'];
const ofItself = (pack: TypePack): Lines => {
  const whole = pack as unknown as Line;
  const names = [...own, 'suspensionMinutes', 'clauses', 'gasUnits'];
  return one(pack.type, Object.fromEntries(names.filter((name) => name in whole).map((name) => [name, whole[name]])));
};

const sections: Readonly<Record<string, (pack: TypePack) => Lines>> = {
  type: ofItself,
  form: ({ form }) => named(form, byId),
  levels: ({ levels }) => named(levels.choose, ({ level }) => level),
  levelNames: ({ levels }) => one('names', { order: levels.order, names: levels.names }),
  upgrade: ({ levels }) => named(levels.upgrade, byId),
  validityMinutes: ({ validityMinutes: { byLevel, ...source } }) =>
    new Map(Object.entries(byLevel).map(([level, minutes]) => [level, { minutes, ...source }])),
  people: ({ people }) => named(people, ({ role }) => role),
  chain: ({ chain }) => named(chain, byId),
  rules: ({ rules }) => named(rules, byId),
  measures: ({ measures }) => named(measures, byId),
  steps: ({ steps }) => named(steps, byId),
  signatures: (pack) => named((pack as { readonly signatures?: readonly { readonly id: string }[] }).signatures, byId),
  ending: ({ ending }) => one('ending', ending),
  greenChannel: ({ greenChannel }) => one('greenChannel', greenChannel),
  extension: ({ extension }) => one('extension', extension),
  shiftHandover: ({ shiftHandover }) => one('shiftHandover', shiftHandover),
};

/** Beyond what overlays are judged by: what only a whole new version can change. */
const moreDirections: Readonly<Record<string, Readonly<Record<string, Direction>>>> = {
  validityMinutes: { minutes: 'lower' },
  ending: { fireWatchMinutes: 'higher', retentionDays: 'higher', recordingRetentionDays: 'higher' },
  extension: { maxMinutes: 'lower', times: 'lower', approvedBy: 'fewer' },
  shiftHandover: { withinMinutes: 'lower' },
};

function directionOf(section: string, property: string, rule: string | undefined, registry: RuleRegistry): Direction {
  const [name = '', param] = property.split('/');
  if (section === 'rules' && name === 'params') return registry[rule ?? '']?.tighter?.[param ?? ''] ?? 'fixed';
  if (section === 'rules' && name === 'levels') return 'fixed';
  const known: Readonly<Record<string, Readonly<Record<string, Direction>>>> = lineDirections;
  return known[section]?.[name] ?? moreDirections[section]?.[name] ?? 'fixed';
}

/** A line that names its levels holds for those only; without a list it holds for all. */
function levelsEffect(before: unknown, after: unknown): DifferenceEffect {
  if (after === undefined) return 'tightened';
  if (before === undefined) return 'loosened';
  if (isNoLooser('more', before, after)) return 'tightened';
  return isNoLooser('more', after, before) ? 'loosened' : 'changed';
}

function effectOf(direction: Direction, before: unknown, after: unknown): DifferenceEffect {
  if (direction === 'free' || direction === 'fixed') return 'changed';
  if (isNoLooser(direction, before, after)) return 'tightened';
  return isNoLooser(direction, after, before) ? 'loosened' : 'changed';
}

/** Property by property; of parameters and of who else is asked, member by member. */
function changesOf(before: Line, after: Line, prefix = ''): readonly (readonly [string, unknown, unknown])[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
    const [was, is] = [before[name], after[name]];
    if (same(was, is)) return [];
    const nested = prefix === '' && name === 'params' && isRecord(was) && isRecord(is);
    return nested ? changesOf(was, is, `${name}/`) : [[`${prefix}${name}`, was, is] as const];
  });
}

const nameOfLine = (line: Line | undefined): Words | undefined => (line?.label ?? line?.words) as Words | undefined;

/** What comes adds a demand and what goes takes one away, but for what only opens a way. */
const opensAWay = ['greenChannel', 'extension'];
const aboutPeopleToo = (section: string, line: Line): boolean => section === 'form' && line.required !== true;

function wholeLine(section: string, line: Line, came: boolean): DifferenceEffect {
  if (section === 'type' || section === 'ending' || section === 'levelNames' || section === 'levels') return 'changed';
  if (aboutPeopleToo(section, line)) return 'changed';
  return opensAWay.includes(section) === came ? 'loosened' : 'tightened';
}

function ofSection(section: string, before: Lines, after: Lines, registry: RuleRegistry): readonly PackDifference[] {
  const at = (line: string, property?: string): string =>
    ['', section, line, ...(property === undefined ? [] : [property])].join('/');
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((line): PackDifference[] => {
    const [was, is] = [before.get(line), after.get(line)];
    const shown = is ?? was ?? {};
    const name = nameOfLine(shown);
    const { clause } = shown as Partial<Source>;
    const common = { section, line, ...(name && { name }), ...(clause !== undefined && { clause }) };
    if (!was || !is) {
      const code = is ? 'pack-line-added' : 'pack-line-removed';
      return [{ code, effect: wholeLine(section, shown, is !== undefined), ...common, at: at(line) }];
    }
    return changesOf(was, is).map(([property, old, now]) => {
      const { rule } = is as Partial<RuleEntry>;
      const effect =
        property === 'levels'
          ? levelsEffect(old, now)
          : property === 'force'
            ? now === 'binding'
              ? 'tightened'
              : 'loosened'
            : effectOf(directionOf(section, property, rule, registry), old, now);
      return {
        code: 'pack-line-changed',
        effect,
        ...common,
        property,
        at: at(line, property),
        ...(old !== undefined && { before: old }),
        ...(now !== undefined && { after: now }),
      };
    });
  });
}

/** Every difference from `before` to `after`, in the order of a pack's sections. The version itself is none. */
export const packDifferences = (
  before: TypePack,
  after: TypePack,
  registry: RuleRegistry = ruleRegistry,
): readonly PackDifference[] =>
  Object.entries(sections).flatMap(([section, linesOf]) =>
    ofSection(section, linesOf(before), linesOf(after), registry),
  );
