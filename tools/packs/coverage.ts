/** Which clause is held by which rules and by which cases: the table in docs/packs-coverage.md. */
import type { TypePack } from '@holdpoint/permit-domain';
import type { ReadType } from './read-packs';
import { runCase } from '@holdpoint/permit-domain/cases';

interface Row {
  readonly clause: string;
  readonly lines: readonly string[];
  readonly passes: readonly string[];
  readonly stops: readonly string[];
}

/** Lines of a pack that cases have to hold, by clause: rules, measures, levels, validity, and what the life cycle refuses. */
function linesByClause(pack: TypePack): ReadonlyMap<string, readonly string[]> {
  const lines = new Map<string, string[]>();
  const add = (clause: string, line: string): void => {
    lines.set(clause, [...(lines.get(clause) ?? []), line]);
  };
  for (const choice of pack.levels.choose) add(choice.clause, `level ${choice.level}`);
  for (const upgrade of pack.levels.upgrade ?? []) add(upgrade.clause, `upgrade \`${upgrade.id}\``);
  add(pack.validityMinutes.clause, 'validity');
  for (const rule of pack.rules) add(rule.clause, `\`${rule.id}\` (${rule.rule})`);
  for (const measure of pack.measures) add(measure.clause, `measure \`${measure.id}\``);
  for (const [code, source] of Object.entries(pack.clauses ?? {})) add(source.clause, `refusal \`${code}\``);
  return lines;
}

const numbered = (clause: string): readonly (number | string)[] =>
  clause.split(/[.\s]/).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
function byClause(left: string, right: string): number {
  const [a, b] = [numbered(left), numbered(right)];
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const [x, y] = [a[i], b[i]];
    if (x === y) continue;
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1;
    if (typeof x === typeof y) return x < y ? -1 : 1;
    return typeof x === 'number' ? -1 : 1;
  }
  return 0;
}

const clausesOf = (clause: string | readonly string[]): readonly string[] =>
  typeof clause === 'string' ? [clause] : clause;

export function coverageOf({ pack, cases }: ReadType): readonly Row[] {
  const lines = linesByClause(pack);
  const results = (cases?.content.cases ?? []).map((one) => runCase(pack, cases!.content, one));
  const cited = results.flatMap((result) => clausesOf(result.case.clause));
  return [...new Set([...lines.keys(), ...cited])].sort(byClause).map((clause) => {
    const about = results.filter((result) => clausesOf(result.case.clause).includes(clause));
    const names = (shows: 'pass' | 'stop'): readonly string[] =>
      about.filter((result) => result.shows === shows).map((result) => result.case.case);
    return { clause, lines: lines.get(clause) ?? [], passes: names('pass'), stops: names('stop') };
  });
}

/** Clauses of the pack that no case lets pass, or none stops. Annexes give defaults, not rules, and need no pair. */
export const uncovered = (type: ReadType): readonly string[] =>
  coverageOf(type)
    .filter(({ clause, lines }) => lines.length > 0 && !/^[A-Z]\./.test(clause))
    .filter(({ passes, stops }) => passes.length === 0 || stops.length === 0)
    .map(({ clause, passes }) => `${clause}: no case that ${passes.length === 0 ? 'passes' : 'is stopped'}`);

/** The pack without one of its lines. */
function withoutEach(
  pack: TypePack,
): readonly { readonly line: string; readonly clause: string; readonly pack: TypePack }[] {
  const { rules, measures, levels } = pack;
  const upgrades = levels.upgrade ?? [];
  return [
    ...rules.map((rule) => ({
      line: `rule ${rule.id}`,
      clause: rule.clause,
      pack: { ...pack, rules: rules.filter((other) => other !== rule) },
    })),
    ...measures.map((measure) => ({
      line: `measure ${measure.id}`,
      clause: measure.clause,
      pack: { ...pack, measures: measures.filter((other) => other !== measure) },
    })),
    ...upgrades.map((upgrade) => ({
      line: `upgrade ${upgrade.id}`,
      clause: upgrade.clause,
      pack: { ...pack, levels: { ...levels, upgrade: upgrades.filter((other) => other !== upgrade) } },
    })),
    ...(levels.choose.length > 1 ? levels.choose : []).map((choice) => ({
      line: `level ${choice.level}`,
      clause: choice.clause,
      pack: { ...pack, levels: { ...levels, choose: levels.choose.filter((other) => other !== choice) } },
    })),
  ];
}

/** Lines that could be taken out of the pack without any case of their clause noticing. */
export function unheld({ pack, cases }: ReadType): readonly string[] {
  if (!cases) return [];
  const { secondLocks = [] } = cases.content;
  return withoutEach(pack)
    .filter(({ line }) => !secondLocks.some((id) => line === `rule ${id}`))
    .filter(
      ({ clause, pack: poorer }) =>
        !cases.content.cases.some(
          (one) => clausesOf(one.clause).includes(clause) && runCase(poorer, cases.content, one).faults.length > 0,
        ),
    )
    .map(({ line, clause }) => `${line} (${clause})`);
}

const cell = (entries: readonly string[]): string => entries.map((entry) => entry.replaceAll('|', '\\|')).join('<br>');

/** The table as Markdown, for every type that was read. */
export function coverageText(types: readonly ReadType[]): string {
  const parts = types.map((type) => {
    const rows = coverageOf(type);
    const count = type.cases?.content.cases.length ?? 0;
    return [
      `## ${type.pack.pack} / ${type.pack.type}: ${type.pack.title.en} ${type.pack.title.zh}`,
      '',
      `${type.pack.source.en}. ${count} cases.`,
      '',
      '| clause | lines of the pack | cases that pass | cases that are stopped |',
      '| --- | --- | --- | --- |',
      ...rows.map(
        ({ clause, lines, passes, stops }) => `| ${clause} | ${cell(lines)} | ${cell(passes)} | ${cell(stops)} |`,
      ),
      '',
    ].join('\n');
  });
  return [
    '# Packs: each clause, its rules and its cases',
    '',
    'Generated by `npm run packs -- coverage`; don’t edit it by hand. How packs and cases are written is in [packs.md](packs.md).',
    '',
    ...parts,
  ].join('\n');
}
