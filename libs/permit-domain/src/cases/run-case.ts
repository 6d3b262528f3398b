/** Runs one case: the story up to its mark with the case's changes, then its act, and what was expected against what came. */
import type { CaseFile, CaseOutcome, PackCase, PermitEvent, StoryAct, StoryMark, TypePack, Unmet } from '../index';
import { StoryRun } from './story-run';
import type { Told } from './story-run';
import { changed, World } from './story-world';

export interface CaseResult {
  readonly case: PackCase;
  /** Whether the case shows what the clause lets pass, or what it stops. */
  readonly shows: 'pass' | 'stop';
  /** What differs, for people; none when the case holds. */
  readonly faults: readonly string[];
}

const isMark = (line: StoryAct | StoryMark): line is StoryMark => 'mark' in line;
const list = (value: string | readonly string[]): readonly string[] => (typeof value === 'string' ? [value] : value);
export const nameOf = (act: StoryAct): string => act.id ?? act.do;
const said = (reasons: readonly Pick<Unmet, 'code' | 'clause'>[]): string =>
  reasons.map(({ code, clause }) => `${code}${clause === undefined ? '' : ` (${clause})`}`).join(', ') || 'nothing';

/** The acts before a mark, as the case has them. */
function actsBefore({ story }: CaseFile, { given, change }: PackCase): readonly StoryAct[] {
  const end = story.findIndex((line) => isMark(line) && line.mark === given);
  const marks = story.filter(isMark).map(({ mark }) => mark);
  if (end < 0) throw new Error(`the story has no mark "${given}"; it has ${marks.join(', ')}`);
  const acts = story.filter((line): line is StoryAct => !isMark(line));
  const unknown = Object.keys(change?.acts ?? {}).filter((name) => !acts.some((act) => nameOf(act) === name));
  if (unknown.length > 0) throw new Error(`the story has no act ${unknown.join(', ')}`);
  const before = story.slice(0, end).filter((line): line is StoryAct => !isMark(line));
  return before.flatMap((act) => {
    const { skip, ...more } = change?.acts?.[nameOf(act)] ?? {};
    return skip ? [] : [changed(act, more) as StoryAct];
  });
}

const reasonsOf = (
  events: readonly PermitEvent[],
  ...names: readonly string[]
): readonly Pick<Unmet, 'code' | 'clause'>[] =>
  events.flatMap((event) =>
    names.includes(event.name) && 'reasons' in event.body
      ? (event.body.reasons as readonly Pick<Unmet, 'code' | 'clause'>[])
      : [],
  );

function codesDiffer(
  what: string,
  wanted: readonly string[],
  reasons: readonly Pick<Unmet, 'code'>[],
): readonly string[] {
  const codes = [...new Set(reasons.map(({ code }) => code))];
  const same = codes.length === wanted.length && wanted.every((code) => codes.includes(code));
  return same ? [] : [`expected ${what} by ${wanted.join(', ')}, and it was by ${said(reasons)}`];
}

function inOrder(wanted: readonly string[], names: readonly string[]): boolean {
  let from = 0;
  return wanted.every((name) => {
    const found = names.indexOf(name, from);
    from = found + 1;
    return found >= 0;
  });
}

function compare(then: CaseOutcome, { events, refusal }: Told, run: StoryRun): readonly string[] {
  const names: readonly string[] = events.map(({ name }) => name);
  const faults: string[] = [];
  let reasons: readonly Pick<Unmet, 'code' | 'clause'>[] = [];
  if (then.refused !== undefined) {
    if (!refusal)
      return [
        `expected a refusal by ${list(then.refused).join(', ')}, and it was accepted: ${names.join(', ') || 'no event'}`,
      ];
    reasons = refusal.reasons.length > 0 ? refusal.reasons : [{ code: refusal.code }];
    faults.push(...codesDiffer('a refusal', list(then.refused), reasons));
  } else if (refusal)
    return [`expected it to be accepted, and it was refused (${refusal.code}): ${said(refusal.reasons)}`];
  for (const [ending, event] of [
    ['returned', ['returned']],
    ['suspended', ['suspended', 'suspensionExtended']],
  ] as const) {
    const wanted = then[ending];
    if (wanted === undefined) continue;
    reasons = reasonsOf(events, ...event);
    if (reasons.length === 0)
      faults.push(
        `expected it to be ${ending} by ${list(wanted).join(', ')}; there was ${names.join(', ') || 'no event'}`,
      );
    else faults.push(...codesDiffer(`it to be ${ending}`, list(wanted), reasons));
  }
  if (then.accepted && !inOrder(then.accepted, names)) {
    const why = said(reasonsOf(events, 'returned', 'suspended', 'suspensionExtended'));
    faults.push(`expected the events ${then.accepted.join(', ')}; there were ${names.join(', ') || 'none'} (${why})`);
  }
  if (then.clause !== undefined && !reasons.some(({ clause }) => clause === then.clause)) {
    faults.push(`expected clause ${then.clause} among ${said(reasons)}`);
  }
  if (then.phase !== undefined && run.state?.phase !== then.phase) {
    faults.push(`expected the phase ${then.phase}, and it is ${run.state?.phase ?? 'not yet submitted'}`);
  }
  if (then.level !== undefined && run.state?.level !== then.level) {
    faults.push(
      `expected level ${then.level}, and it is ${run.state?.level ?? 'not yet known'} (${run.state?.levelBecause.join(', ') ?? ''})`,
    );
  }
  return faults;
}

function faultsOf(pack: TypePack, file: CaseFile, one: PackCase): readonly string[] {
  const { change, when, then } = one;
  const begin = file.story.find((line): line is StoryAct => !isMark(line) && line.at !== undefined)?.at ?? '00:00';
  const run = new StoryRun(pack, new World(file.world, change), begin);
  for (const act of [...actsBefore(file, one), ...(change?.then ?? [])]) {
    const { refusal, events } = run.act(act);
    // Sent back by a person, the permit is where the case wants it; by its prerequisites, it isn't.
    const returned = act.do === 'send-back' ? [] : reasonsOf(events, 'returned');
    if (refusal)
      return [`the case can't begin: ${nameOf(act)} was refused (${refusal.code}): ${said(refusal.reasons)}`];
    if (returned.length > 0)
      return [`the case can't begin: at ${nameOf(act)} the permit was returned: ${said(returned)}`];
  }
  // The story tells what its acts look like; a case about one of them need not say it again.
  const told = 'do' in when ? file.story.find((line) => !isMark(line) && nameOf(line) === nameOf(when)) : undefined;
  const outcome = 'clock' in when ? run.clock(when.clock) : run.act(changed(told ?? {}, when) as StoryAct);
  return compare(then, outcome, run);
}

/** Runs a case against a pack. What can't be run at all (a mark that isn't there) is a fault like any other. */
export function runCase(pack: TypePack, file: CaseFile, one: PackCase): CaseResult {
  const { refused, returned, suspended } = one.then;
  const shows = (refused ?? returned ?? suspended) === undefined ? 'pass' : 'stop';
  try {
    return { case: one, shows, faults: faultsOf(pack, file, one) };
  } catch (error) {
    return { case: one, shows, faults: [error instanceof Error ? error.message : String(error)] };
  }
}
