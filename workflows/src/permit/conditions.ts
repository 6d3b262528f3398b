/** What is open on a permit, for operators: by who can mend it and by when, and the same thing said once. */
import { conditionWords } from '@holdpoint/contracts/conditions';
import type { Instant, Unmet } from '@holdpoint/permit-domain';
import { whoInWords } from './words';

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
}

/** Markdown: one paragraph for each who can mend something, one line for each kind of thing. */
export const conditionsInWords = (open: readonly Unmet[], local: (at: Instant) => string): string =>
  grouped(open, ({ mendBy, by }) => `${mendBy} ${by}`)
    .map((group) => {
      const { mendBy, by } = group[0]!;
      const head = `Open for **${mendBy ? whoInWords(mendBy) : 'nobody in particular'}**${by ? ` until ${local(by)}` : ''}:`;
      return [head, '', ...linesOf(group)].join('\n');
    })
    .join('\n\n');

type Said = Pick<Unmet, 'code' | 'params' | 'clause'>;

/** A line for each kind of thing. */
export const linesOf = (open: readonly Said[]): string[] => grouped(open, ({ code }) => code).map(line);

/** `- measure drains-covered, cylinders is not confirmed yet, clause 5.2.4, 5.2.13 (measure-open)` */
function line(same: readonly Said[]): string {
  const { code } = same[0]!;
  const clauses = distinct(same.flatMap(({ clause }) => (clause ? [clause] : [])));
  const words = (conditionWords[code]?.en ?? code).replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    distinct(same.flatMap(({ params }) => params[name] ?? [])).join(', '),
  );
  return `- ${words}${clauses.length > 0 ? `, clause ${clauses.join(', ')}` : ''} (\`${code}\`)`;
}
