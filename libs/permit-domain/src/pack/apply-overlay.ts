/** Lays an overlay on a pack: tightens anything, loosens only what the pack marks as a default, and names the clause that binds otherwise. */
import { refuse } from '../refusal';
import type { Refusal, Unmet } from '../refusal';
import { ruleRegistry } from '../rules/registry';
import type { RuleRegistry } from '../rules/registry';
import type { Added, Overlay } from './overlay';
import type { RuleEntry, Source, TypePack } from './pack';
import { isNoLooser } from './tighter';
import type { Direction } from './tighter';

export type OverlayOutcome =
  { readonly accepted: true; readonly pack: TypePack } | { readonly accepted: false; readonly refusal: Refusal };

/** Which way each property of a section's lines is tighter; what isn't listed is `fixed` in a binding line. */
export const lineDirections = {
  form: {
    required: 'true',
    requiredWhen: 'more',
    min: 'higher',
    max: 'lower',
    minItems: 'higher',
    options: 'fewer',
    label: 'free',
    maxLength: 'free',
  },
  people: { min: 'higher', max: 'lower', needs: 'more', notAlso: 'more', label: 'free' },
  chain: {
    limitMinutes: 'free',
    remindBeforeMinutes: 'free',
    escalateTo: 'free',
    standIn: 'free',
    order: 'free',
    label: 'free',
    sharedSignature: 'false',
    delegable: 'false',
    greenChannel: 'free',
  },
  rules: { at: 'more', mendBy: 'free' },
  measures: { mayBeNotApplicable: 'false', confirmedBy: 'free', words: 'free' },
  steps: { doneBy: 'free', words: 'free' },
  signatures: { acts: 'more', methods: 'fewer', reauthenticateMinutes: 'lower', declaration: 'free' },
  greenChannel: { reviewWithinMinutes: 'lower', declaredBy: 'fewer', escalateTo: 'free' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Direction>>>>;
type Section = keyof typeof lineDirections;

/** The tenant's or the site's own lines: its own house rule, as sure as the house is, and its own to change. */
const ownSource = ({ overlay }: Overlay, pack: TypePack): Source => ({
  clause: overlay,
  certainty: 'O',
  force: 'default',
  effectiveFrom: pack.effectiveFrom,
});

type Change = Readonly<Record<string, unknown>> & { readonly remove?: boolean };

class Laying {
  readonly refusals: Unmet[] = [];
  constructor(
    private readonly overlay: Overlay,
    private readonly pack: TypePack,
    private readonly registry: RuleRegistry,
  ) {}

  /** The section's lines with the overlay's changes made, and its additions after them. */
  lines<T extends Source>(
    section: Exclude<Section, 'greenChannel'>,
    lines: readonly T[],
    nameOf: (line: Omit<T, keyof Source>) => string,
    added: readonly Added<T>[] = [],
  ): readonly T[] {
    const changes = (this.overlay[section] ?? {}) as Readonly<Record<string, Change>>;
    const known = lines.map(nameOf);
    for (const name of Object.keys(changes).filter((one) => !known.includes(one))) {
      this.refuse('overlay-line-unknown', `/${section}/${name}`);
    }
    const changed = lines.flatMap((line) => {
      const change = changes[nameOf(line)];
      return change ? this.changed(section, line, change, `/${section}/${nameOf(line)}`) : [line];
    });
    for (const line of added) {
      if (known.includes(nameOf(line))) this.refuse('overlay-line-twice', `/${section}/${nameOf(line)}`);
    }
    return [...changed, ...added.map((line) => this.own<T>(line))];
  }

  own<T extends Source>(line: Added<T>): T {
    return { ...ownSource(this.overlay, this.pack), ...line } as T;
  }

  /** Nothing, or the one line changed. */
  changed<T extends Source>(section: Section, line: T, change: Change, field: string): T[] {
    const { remove, ...properties } = change;
    if (remove) {
      if (line.force === 'binding') this.loosens(line, field);
      return [];
    }
    const known: Readonly<Record<string, Direction>> = lineDirections[section];
    const before = line as unknown as Readonly<Record<string, unknown>>;
    const after: Record<string, unknown> = { ...before };
    for (const [name, value] of Object.entries(properties)) {
      if (section === 'rules' && name === 'params') {
        after.params = this.params(line as unknown as RuleEntry, value as Change, field);
        continue;
      }
      after[name] = value;
      this.judge(line, this.directionOf(known[name], name), before[name], value, `${field}/${name}`);
    }
    return [after as unknown as T];
  }

  /** A line that holds for fewer levels asks less; without a list it holds for all. */
  private directionOf(known: Direction | undefined, name: string): Direction {
    return name === 'levels' ? 'more' : (known ?? 'fixed');
  }

  private params(rule: RuleEntry, changes: Change, field: string): RuleEntry['params'] {
    const tighter = this.registry[rule.rule]?.tighter ?? {};
    for (const [name, value] of Object.entries(changes)) {
      this.judge(rule, tighter[name] ?? 'fixed', rule.params[name], value, `${field}/params/${name}`);
    }
    return { ...rule.params, ...changes };
  }

  /** Only a fire watch with a clause of its own binds anybody; the rest is the house's to arrange. */
  ending(): TypePack['ending'] {
    const { ending } = this.pack;
    const { fireWatchMinutes } = this.overlay.ending ?? {};
    if (ending.fireWatch && fireWatchMinutes !== undefined) {
      const at = '/ending/fireWatchMinutes';
      this.judge(ending.fireWatch, 'higher', ending.fireWatchMinutes, fireWatchMinutes, at);
    }
    return { ...ending, ...this.overlay.ending };
  }

  judge(line: Source, direction: Direction, before: unknown, after: unknown, field: string): void {
    if (line.force !== 'binding') return;
    // No list of levels means all of them: naming some is looser, dropping the list is tighter.
    const fine = field.endsWith('/levels')
      ? after === undefined || (before !== undefined && isNoLooser('more', before, after))
      : isNoLooser(direction, before, after);
    if (!fine) this.loosens(line, field, before, after);
  }

  loosens({ clause, certainty }: Source, field: string, before?: unknown, after?: unknown): void {
    const shown = (value: unknown): string => (value === undefined ? '-' : JSON.stringify(value));
    const params = { before: shown(before), after: shown(after) };
    this.refusals.push({ code: 'overlay-loosens-binding', params, clause, certainty, field });
  }

  refuse(code: string, field: string): void {
    this.refusals.push({ code, params: { name: field.split('/').at(-1) ?? '' }, field });
  }
}

/**
 * The pack as it holds where the overlay is laid, or a refusal (`overlay-refused`) that names every line which would loosen what binds, with its clause.
 * Whether the result makes sense is for `checkPack`.
 */
export function applyOverlay(pack: TypePack, overlay: Overlay, registry: RuleRegistry = ruleRegistry): OverlayOutcome {
  if (overlay.on.pack !== pack.pack || overlay.on.type !== pack.type) {
    const params = { pack: overlay.on.pack, type: overlay.on.type };
    return {
      accepted: false,
      refusal: refuse('overlay-refused', [{ code: 'overlay-for-another', params, field: '/on' }]),
    };
  }
  const laying = new Laying(overlay, pack, registry);
  const byId = ({ id }: { readonly id: string }): string => id;
  const byLevel = { ...pack.validityMinutes.byLevel };
  for (const [level, minutes] of Object.entries(overlay.validityMinutes ?? {})) {
    const field = `/validityMinutes/${level}`;
    if (byLevel[level] === undefined) laying.refuse('overlay-line-unknown', field);
    laying.judge(pack.validityMinutes, 'lower', byLevel[level], minutes, field);
    byLevel[level] = minutes;
  }
  const removed = overlay.levels?.removeUpgrades ?? [];
  const upgrade = (pack.levels.upgrade ?? []).filter((line) => {
    if (!removed.includes(line.id)) return true;
    if (line.force === 'binding') laying.loosens(line, `/levels/removeUpgrades/${line.id}`);
    return false;
  });
  const { remove: noGreenChannel, ...greenChange } = overlay.greenChannel ?? {};
  const [greenChannel] =
    pack.greenChannel && !noGreenChannel
      ? laying.changed('greenChannel', pack.greenChannel, greenChange, '/greenChannel')
      : [];
  const { greenChannel: _offered, ...base } = pack;
  const laid: TypePack = {
    ...base,
    version: `${pack.version}+${overlay.overlay}.${overlay.version}`,
    form: laying.lines('form', pack.form, byId, overlay.addFields),
    levels: {
      ...pack.levels,
      upgrade: [...upgrade, ...(overlay.levels?.addUpgrades ?? []).map((line) => laying.own(line))],
    },
    validityMinutes: { ...pack.validityMinutes, byLevel },
    people: laying.lines('people', pack.people, ({ role }) => role, overlay.addPeople),
    chain: laying.lines('chain', pack.chain, byId, overlay.addStages),
    rules: laying.lines('rules', pack.rules, byId, overlay.addRules),
    measures: laying.lines('measures', pack.measures, byId, overlay.addMeasures),
    ...((pack.steps ?? overlay.addSteps) && {
      steps: laying.lines('steps', pack.steps ?? [], byId, overlay.addSteps),
    }),
    ...((pack.signatures ?? overlay.addSignatures) && {
      signatures: laying.lines('signatures', pack.signatures ?? [], byId, overlay.addSignatures),
    }),
    ending: laying.ending(),
    ...(greenChannel && { greenChannel }),
    prerequisiteMinutes: overlay.prerequisiteMinutes ?? pack.prerequisiteMinutes,
    startWithinMinutes: overlay.startWithinMinutes ?? pack.startWithinMinutes,
    ...((overlay.suspensionMinutes ?? pack.suspensionMinutes) !== undefined && {
      suspensionMinutes: overlay.suspensionMinutes ?? pack.suspensionMinutes,
    }),
  };
  return laying.refusals.length > 0
    ? { accepted: false, refusal: refuse('overlay-refused', laying.refusals) }
    : { accepted: true, pack: laid };
}
