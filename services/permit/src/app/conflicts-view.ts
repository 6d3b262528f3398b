/** Works near each other as their readers see them: who, how near, which rule of which side, in words, and what would clear it. */
import { wordsFor, type Language } from '@holdpoint/contracts';
import {
  localTime,
  neighbourReachM,
  standingPhases,
  type Clearing,
  type Conflict,
  type Moment,
  type NeighbourFacts,
  type Unmet,
} from '@holdpoint/permit-domain';
import type { Around, Neighbour } from './next-door';
import { phaseWords } from './permit-view';
import { worded } from './worded';

export interface ClearingView extends Clearing {
  readonly message: string;
}
export interface ConflictView extends Unmet {
  readonly message: string;
  /** The other permit. */
  readonly number: string;
  /** Whose rule it is: this permit's, or the other's. */
  readonly of: 'this' | 'other';
  readonly pack?: string;
  readonly standing: boolean;
  readonly at: readonly Moment[];
  readonly clearedBy: readonly ClearingView[];
}
export interface NeighbourView extends NeighbourFacts {
  readonly phaseWords: string;
  readonly standing: boolean;
  readonly linked: boolean;
  readonly conflicts: readonly ConflictView[];
}
export interface Conflicts {
  /** Absent for a plan. */
  readonly number?: string;
  readonly at: string;
  readonly reachM: number;
  readonly neighbours: readonly NeighbourView[];
}

interface Reader {
  readonly number?: string;
  readonly pack: string;
  readonly linked: readonly string[];
  readonly at: string;
  readonly language: Language;
}

const whenThere = (at: unknown, zone: string | undefined): string => {
  if (zone === undefined) return String(at);
  const { date, time } = localTime(String(at), zone);
  return `${date} ${time}`;
};

function clearingView(clearing: Clearing, language: Language, zone: string | undefined): ClearingView {
  const { code, params } = clearing;
  const shown =
    code === 'clears-by-another-window'
      ? { from: whenThere(params.from, zone), until: whenThere(params.until, zone) }
      : params;
  return { code, params, message: wordsFor(code, language, shown) };
}

/** Whoever's rule it is, what the reader can wait for is the other's end, and what they can choose is their own window. */
const fromHere = (clearing: Clearing, { number, window }: NeighbourFacts): Clearing => {
  if (clearing.code === 'clears-when-it-ends') return { ...clearing, params: { number } };
  return clearing.code === 'clears-by-another-window' && window ? { ...clearing, params: { ...window } } : clearing;
};

function conflictsOf(neighbour: Neighbour, { language, pack }: Reader, zone: string | undefined): ConflictView[] {
  const { number, phase } = neighbour.facts;
  const view = (conflict: Conflict, of: ConflictView['of'], by: string | undefined): ConflictView => ({
    ...worded(conflict, language),
    // Of the other's conflict this permit is the neighbour; to its reader the other still is.
    number,
    standing: standingPhases.includes(phase),
    of,
    ...(by !== undefined && { pack: by }),
    clearedBy: conflict.clearedBy.map((clearing) => clearingView(fromHere(clearing, neighbour.facts), language, zone)),
  });
  return [
    ...neighbour.ours.map((conflict) => view(conflict, 'this', pack)),
    ...neighbour.theirs.map((conflict) => view(conflict, 'other', neighbour.theirPack)),
  ];
}

export function conflictsView({ zone, neighbours }: Around, reader: Reader): Conflicts {
  const { number, linked, at, language } = reader;
  return {
    ...(number !== undefined && { number }),
    at,
    reachM: neighbourReachM,
    neighbours: neighbours.map((neighbour) => ({
      ...neighbour.facts,
      phaseWords: phaseWords(neighbour.facts.phase, language),
      standing: standingPhases.includes(neighbour.facts.phase),
      linked: linked.includes(neighbour.facts.number),
      conflicts: conflictsOf(neighbour, reader, zone),
    })),
  };
}
