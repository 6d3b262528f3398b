/** What a delegation is limited to, held against the packs: which levels it takes in, and which stages among them are signed in person. */
import type { DelegationFacts, TypePack } from '@holdpoint/permit-domain';
import type { ProblemReasonInput } from '@holdpoint/service-kit';

/** A limit as the holder gives it. */
export interface GivenLimit {
  readonly type: string;
  /** Up to and with this level; absent: every level. */
  readonly highestLevel?: string;
}
type Covers = NonNullable<DelegationFacts['covers']>;

/** Levels from the least to `highest`; what the packs don't know is named. */
export function coveredLevels(
  limits: readonly GivenLimit[],
  packs: readonly TypePack[],
): { readonly covers: Covers; readonly faults: readonly ProblemReasonInput[] } {
  const covers: Covers[number][] = [];
  const faults: ProblemReasonInput[] = [];
  for (const [at, { type, highestLevel }] of limits.entries()) {
    const field = `/covers/${at}`;
    const orders = packs.filter((pack) => pack.type === type).map(({ levels }) => levels.order);
    if (orders.length === 0) faults.push({ code: 'delegation-type-unknown', params: { type }, field: `${field}/type` });
    if (highestLevel === undefined) covers.push({ type });
    else {
      // Where two packs have the type, a level counts by what each of them has below it.
      const levels = orders.flatMap((order) => order.slice(0, order.indexOf(highestLevel) + 1));
      if (orders.length > 0 && levels.length === 0)
        faults.push({
          code: 'delegation-level-unknown',
          params: { type, level: highestLevel },
          field: `${field}/highestLevel`,
        });
      covers.push({ type, levels: [...new Set(levels)] });
    }
  }
  return { covers, faults };
}

/** Stages within the limits that one of these duties signs in person: each is named with its clause (P1). */
export function signedInPerson(
  duties: readonly string[],
  covers: Covers | undefined,
  packs: readonly TypePack[],
): readonly ProblemReasonInput[] {
  const taken = (pack: TypePack, levels: readonly string[] | undefined): boolean => {
    const limits = covers?.filter(({ type }) => type === pack.type);
    return (
      limits === undefined ||
      limits.some(
        (limit) => !limit.levels || (levels ?? pack.levels.order).some((level) => limit.levels!.includes(level)),
      )
    );
  };
  return packs.flatMap((pack) =>
    pack.chain
      .filter((stage) => stage.delegable === false && duties.includes(stage.duty) && taken(pack, stage.levels))
      .map(({ id, duty, clause, certainty }) => ({
        code: 'delegation-in-person',
        params: { pack: pack.pack, type: pack.type, stage: id, duty },
        field: '/duties',
        clause,
        certainty,
      })),
  );
}
