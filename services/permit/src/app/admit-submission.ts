/** The rules that a submission comes under, and the door's own "no" with every fault at once: shared by first and later submissions. */
import {
  admit,
  localDate,
  type CommandOf,
  type Instant,
  type PermitState,
  type TypePack,
  type Unmet,
} from '@holdpoint/permit-domain';
import type { SubmissionDoor } from '../db/submission-door.read-model';
import type { GivenSubmission, Requester } from './acts';
import type { PackShelf, ResolvedPack } from './pack-shelf';
import {
  missingFields,
  numberFaults,
  placeFaults,
  submissionProblem,
  ticketFaults,
  withHolesFilled,
} from './submission-faults';

/** While the site's name is wrong no zone is known; any day will do to name what else is wrong. */
const zoneOfNowhere = 'UTC';
export const dateThere = ({ site }: Pick<SubmissionDoor, 'site'>, at: Instant): string =>
  localDate(at, site?.zone ?? zoneOfNowhere);

/** The pack for a type at the site of `door`, with the overlays in force there. @throws ProblemError 422 */
export function packHere(
  shelf: PackShelf,
  door: SubmissionDoor,
  wanted: { readonly type: string; readonly pack?: string },
  now: Instant,
): ResolvedPack {
  const own = door.ownTypes.map((edition) => shelf.ownType(edition));
  const packs = door.site?.packs ?? [...shelf.all(), ...own.map(({ pack }) => pack)].map(({ pack }) => pack);
  const base = shelf.choose(wanted.type, packs, dateThere(door, now), wanted.pack, own);
  const laidHere = door.overlays.filter((overlay) => overlay.pack === base.pack.pack);
  return shelf.withOverlays(
    base,
    laidHere.map(({ content }) => content),
  );
}

/**
 * The command as it goes on, once the form alone shows no fault.
 * @param before the permit that was returned, for a later submission
 * @param moreFaults what was found wrong elsewhere, to be named with the rest
 * @throws ProblemError with what is missing, what names no place here, and what the core refuses
 */
export function admitSubmission(
  given: { readonly by: Requester; readonly key: string; readonly body: GivenSubmission },
  door: SubmissionDoor,
  pack: TypePack,
  now: Instant,
  before?: PermitState,
  moreFaults: readonly Unmet[] = [],
): CommandOf<'submit'> {
  const { by, key, body } = given;
  const command: CommandOf<'submit'> = {
    name: 'submit',
    key,
    by: { person: by.person },
    body: withHolesFilled(body, now),
  };
  const faults = [
    ...missingFields(body),
    ...placeFaults(body, door),
    ...ticketFaults(body, door),
    ...numberFaults(body, pack),
    ...moreFaults,
  ];
  const problem = submissionProblem(faults, admit(before, command, pack, now));
  if (problem) throw problem;
  return command;
}
