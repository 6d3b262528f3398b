/** What gas is measured against on a printed permit: the limits of its own rules, as they hold for its form and level. */
import { matchesAny, type RuleEntry, type PermitState, type TypePack } from '@holdpoint/permit-domain';
import type { Say } from './say';

const asksGas = ({ rule }: RuleEntry): boolean =>
  rule.startsWith('gas-') || ['oxygen-in-band', 'toxics-within-limits', 'monitor-recorded'].includes(rule);

/** Rules about gas that hold for this permit. */
const about = ({ state, pack }: { state: PermitState; pack: TypePack }): readonly RuleEntry[] => {
  const match = { form: state.form, level: state.level, greenChannel: state.greenChannel !== undefined };
  return pack.rules.filter(
    (rule) =>
      asksGas(rule) &&
      (rule.levels === undefined || rule.levels.includes(state.level)) &&
      (rule.when === undefined || matchesAny(rule.when, match)),
  );
};

export const gasIsAsked = (permit: { state: PermitState; pack: TypePack }): boolean => about(permit).length > 0;

type Params = Readonly<Record<string, unknown>>;
const substance = (say: Say, name: unknown): string => say.oneLine(say.known('paper-gas', String(name)));

function limitOf({ rule, params = {} }: RuleEntry, { form }: PermitState, say: Say): readonly string[] {
  const all: Params = params;
  if (rule === 'gas-within-limits') {
    const lel = form[String(all.lelField)];
    if (typeof lel !== 'number') return [];
    const limit = lel >= Number(all.highLel) ? all.limitAtHighLel : all.limitBelow;
    return [`${substance(say, all.substance)} ≤ ${String(limit)} %vol`];
  }
  if (rule === 'gas-at-most') return [`${substance(say, all.substance)} ≤ ${String(all.max)} ${String(all.unit)}`];
  if (rule === 'oxygen-in-band') {
    const enriched = all.enrichedField !== undefined && form[String(all.enrichedField)] === true;
    const max = String(enriched ? (all.enrichedMax ?? all.max) : all.max);
    const band = all.min === undefined ? `≤ ${max}` : `${String(all.min)}–${max}`;
    return [`${substance(say, 'oxygen')} ${band} %vol`];
  }
  if (rule !== 'toxics-within-limits') return [];
  const toxics = form[String(all.toxicsField)];
  return Array.isArray(toxics) ? toxics.filter(isLimit).map(limitText) : [];
}

export interface Limit {
  readonly substance: string;
  readonly limit: number;
  readonly unit: string;
}
export const isLimit = (value: unknown): value is Limit =>
  typeof value === 'object' && value !== null && 'substance' in value && 'limit' in value && 'unit' in value;
export const limitText = (one: Limit): string => `${one.substance} ≤ ${one.limit} ${one.unit}`;

/** Each limit once, in the order of the rules. */
export const gasLimits = (permit: { state: PermitState; pack: TypePack }, say: Say): readonly string[] => [
  ...new Set(about(permit).flatMap((rule) => limitOf(rule, permit.state, say))),
];
