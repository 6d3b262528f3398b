/** Everything that a submission lacks or has wrong, said at once: what is missing, what names no place of ours, what the core refuses (T3). */
import {
  plusMinutes,
  type CommandBodies,
  type Instant,
  type Refusal,
  type TypePack,
  type Unmet,
} from '@holdpoint/permit-domain';
import { holdsPersonalNumber, type ProblemError } from '@holdpoint/service-kit';
import type { GivenSubmission } from './acts';
import type { SubmissionDoor } from '../db/submission-door.read-model';
import { refused } from './permit-problems';

/** The same code that the core has for a field of the form. */
export const requiredField = (name: string): Unmet => ({
  code: 'field-required',
  params: { field: name },
  field: `/${name}`,
});

/** What every form has, whatever its type. */
const always = ['site', 'area', 'workPoint', 'window'] as const satisfies readonly (keyof GivenSubmission)[];

export function missingFields(given: GivenSubmission): readonly Unmet[] {
  const { window } = given;
  const ends = window ? (['from', 'until'] as const).filter((end) => window[end] === undefined) : [];
  return [...always.filter((name) => given[name] === undefined), ...ends.map((end) => `window/${end}`)].map(
    requiredField,
  );
}

/** Place names are the tenant's own; one that isn't there is named at its field. */
export function placeFaults(
  { site, area, workPoint }: GivenSubmission,
  door: Pick<SubmissionDoor, 'site' | 'areaKnown' | 'workPointKnown'>,
): readonly Unmet[] {
  if (site === undefined) return [];
  if (!door.site) return [{ code: 'site-unknown', params: { site }, field: '/site' }];
  if (area === undefined) return [];
  if (!door.areaKnown) return [{ code: 'area-unknown', params: { area }, field: '/area' }];
  if (workPoint === undefined || door.workPointKnown) return [];
  return [{ code: 'work-point-unknown', params: { workPoint }, field: '/workPoint' }];
}

/** The other tickets that a submission names. */
export const ticketsOf = ({ linked = [], replaces }: GivenSubmission): readonly string[] => [
  ...linked,
  ...(replaces === undefined ? [] : [replaces]),
];

/** A number that nobody has ties this permit to nothing: found now, not by a crew that may not start. */
export function ticketFaults(
  { linked = [], replaces }: GivenSubmission,
  { unknownTickets = [] }: Pick<SubmissionDoor, 'unknownTickets'>,
): readonly Unmet[] {
  const unknown = (number: string, field: string): readonly Unmet[] =>
    unknownTickets.includes(number) ? [{ code: 'ticket-unknown', params: { number }, field }] : [];
  return [
    ...linked.flatMap((number, index) => unknown(number, `/linked/${index}`)),
    ...(replaces === undefined ? [] : unknown(replaces, '/replaces')),
  ];
}

/** A form's words are copied into the workflow's history and the record for good: phone and identity numbers don't go there (ADR 15). */
export function numberFaults({ form = {} }: GivenSubmission, pack: Pick<TypePack, 'form'>): readonly Unmet[] {
  const chosen = new Set(pack.form.filter(({ kind }) => isChosen.has(kind)).map(({ id }) => id));
  return Object.entries(form)
    .filter(([id]) => !chosen.has(id))
    .flatMap(([id, value]) => numbersIn(value, `/form/${id}`));
}
/** Not typed freely. */
const isChosen: ReadonlySet<string> = new Set(['choice', 'flag', 'number', 'date', 'attachment', 'place']);

function numbersIn(value: unknown, field: string): readonly Unmet[] {
  if (typeof value === 'string')
    return holdsPersonalNumber(value) ? [{ code: 'personal-number-in-text', params: {}, field }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => numbersIn(part, `${field}/${name}`));
}

/**
 * The form with its holes filled so that the core can look at the rest of it: nobody named, nothing written, a moment's work from now on. Never
 * submitted like that: a hole is a fault of its own.
 */
export function withHolesFilled(given: GivenSubmission, now: Instant): CommandBodies['submit'] {
  const { window, ...body } = given;
  const from = window?.from ?? [plusMinutes(now, 1), plusMinutes(window?.until ?? now, -1)].sort()[1]!;
  const until = window?.until ?? plusMinutes(from, 1);
  return { site: '', area: '', workPoint: '', people: [], form: {}, ...body, window: { from, until } };
}

/** The problem for all of it, or nothing when there is no fault. */
export function submissionProblem(faults: readonly Unmet[], refusal: Refusal | undefined): ProblemError | undefined {
  const reasons = [...faults, ...(refusal?.reasons ?? [])];
  if (reasons.length === 0) return undefined;
  const once = new Map(
    reasons.map((reason) => [`${reason.code} ${reason.field} ${JSON.stringify(reason.params)}`, reason]),
  );
  return refused({ code: refusal?.code ?? 'fields-invalid', reasons: [...once.values()] });
}
