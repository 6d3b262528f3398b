/** The second half of a printed permit: what was tested, isolated, done, told, signed, started and ended, by whom and when. */
import { hasWords } from '@holdpoint/contracts';
import { matchesAny, type EventName, type PermitState, type RefusalParams } from '@holdpoint/permit-domain';
import type { Content, TableCell } from 'pdfmake/interfaces';
import { section, table } from './blocks';
import { gasIsAsked, gasLimits } from './gas-limits';
import type { PrintedAct, PrintedPermit } from './printed-permit';
import type { Say } from './say';

/** With the limits that hold here; a type that asks for no gas has no such table. */
export function gas({ state, pack }: PrintedPermit, say: Say): Content[] {
  if (state.gasSamples.length === 0 && !gasIsAsked({ state, pack })) return [];
  const limits = gasLimits({ state, pack }, say);
  const first: TableCell[][] =
    limits.length === 0
      ? []
      : [[{ text: say.line('paper-limits'), colSpan: 2 }, {}, { text: limits.join('\n'), colSpan: 3 }, {}, {}]];
  const samples = state.gasSamples.map((sample): TableCell[] => [
    say.time(sample.sampledAt),
    [say.oneLine(say.known('paper-at', sample.point)), sample.distanceM === undefined ? '' : `${sample.distanceM} m`]
      .filter(Boolean)
      .join(', '),
    `${sample.readings.map(({ substance, value, unit }) => `${say.oneLine(say.known('paper-gas', substance))} ${value} ${unit}`).join('\n')}${
      sample.purpose === 'monitor' ? ` (${say.line('paper-monitor')})` : ''
    }`,
    sample.instrument,
    sample.by,
  ]);
  const heads = ['paper-sampled', 'paper-point', 'paper-results', 'paper-instrument', 'paper-tester'];
  return section(say, 'paper-gas', table(say, [88, 90, '*', 70, 90], heads, [...first, ...samples]));
}

export function isolations({ state }: PrintedPermit, say: Say): Content[] {
  const rows = state.isolations.map(({ point, energy, kind, state: how, tag, by, at }): TableCell[] => [
    point,
    say.oneLine(say.known('paper-energy', energy)),
    say.oneLine(say.known('paper-means', kind)),
    tag ?? '',
    say.oneLine(say.known('paper-isolation', how)),
    `${by}\n${say.time(at)}`,
  ]);
  const heads = ['paper-point', 'paper-energy', 'paper-means', 'paper-tag', 'paper-result', 'paper-who'];
  return section(say, 'paper-isolations', table(say, ['*', 60, 80, 60, 66, 92], heads, rows));
}

/** Types without steps have no such table. */
export function steps({ state, pack }: PrintedPermit, say: Say): Content[] {
  const asked = pack.steps ?? [];
  if (asked.length === 0) return [];
  const match = { form: state.form, level: state.level, greenChannel: state.greenChannel !== undefined };
  const rows = asked.flatMap(({ id, words, values = [], when }, index): TableCell[][] => {
    const done = state.steps[id];
    if (!done && when !== undefined && !matchesAny(when, match)) return [];
    const said = Object.entries(done?.values ?? {}).map(([name, value]) => {
      const known = values.find((one) => one.id === name);
      const shown = typeof value === 'boolean' ? say.line(value ? 'paper-yes' : 'paper-no') : String(value);
      return `${known ? say.oneLine(known.label) : name}: ${shown}${known?.unit === undefined ? '' : ` ${known.unit}`}`;
    });
    const code = !done ? 'paper-not-done' : done.passed ? 'paper-passed' : 'paper-not-passed';
    return [
      [
        String(index + 1),
        say.stacked(words),
        [...said, done?.note].filter(Boolean).join('\n'),
        say.stacked(say.code(code)),
        done ? `${done.by}\n${say.time(done.at)}` : '',
      ],
    ];
  });
  const heads = ['paper-row', 'paper-steps', 'paper-detail', 'paper-result', 'paper-who'];
  return section(say, 'paper-steps', table(say, [18, '*', 130, 60, 92], heads, rows));
}

export function briefing({ state }: PrintedPermit, say: Say): Content[] {
  const { giver, receivers } = state.briefing;
  const row = (code: string, signed: { person: string; at: string }): TableCell[] => [
    say.line(code),
    signed.person,
    say.time(signed.at),
  ];
  const rows = [
    ...(giver ? [row('paper-briefing-giver', giver)] : []),
    ...receivers.map((one) => row('paper-briefing-receiver', one)),
  ];
  return section(say, 'paper-briefing', table(say, ['*', '*', 100], ['paper-act', 'paper-who', 'paper-when'], rows));
}

/** Every stage, and last whoever is in charge of the work and takes the ticket: their word is a line of the form. */
export function approval({ state, pack, acts: recorded }: PrintedPermit, say: Say): Content[] {
  const stages = [...state.stages]
    .sort((one, other) => one.order - other.order)
    .map(({ id, duty, standIn, signatures }): TableCell[] => {
      const label = pack.chain.find((stage) => stage.id === id)?.label ?? { zh: id, en: id };
      const who = signatures.map(
        (one) =>
          `${one.person} (${say.oneLine(say.role(one.duty, pack))})${one.for ? ` ${say.line('paper-signed-for')} ${one.for.person}, ${say.line('paper-delegation-until')} ${say.time(one.for.until)}` : ''}`,
      );
      const unsigned = { ...say.stacked(say.code('paper-not-signed')), bold: true };
      return [
        say.stacked(label),
        say.stacked(say.role(standIn?.duty ?? duty, pack)),
        signatures.length > 0 ? who.join('\n') : unsigned,
        signatures
          .map(({ person, at }) => [say.time(at), signedOver(state, person, at)].filter(Boolean).join('\n'))
          .join('\n'),
      ];
    });
  const issue = recorded.find(({ events }) => events.includes('issued'));
  const inCharge: TableCell[] = [
    say.stacked(say.code('paper-in-charge')),
    say.stacked(say.role('person-in-charge', pack)),
    issue?.actor ?? { ...say.stacked(say.code('paper-not-signed')), bold: true },
    issue ? [say.time(issue.at), signedOver(state, issue.actor, issue.at)].filter(Boolean).join('\n') : '',
  ];
  const heads = ['paper-stage', 'paper-duty', 'paper-signer', 'paper-when'];
  return section(say, 'paper-approval', table(say, ['*', 110, 170, 88], heads, [...stages, inCharge]));
}

/** The first digits of the hash that somebody signed at that moment, where the act was signed over what was shown. */
function signedOver({ signatures = [] }: PermitState, person: string, at: string): string {
  const signature = signatures.find((one) => one.person === person && one.at === at);
  return signature ? `SHA-256 ${signature.shown.slice(0, 12)}` : '';
}

interface Act {
  readonly code: string;
  readonly who: string;
  readonly at: string;
  readonly detail?: string;
}

/** Issue, check-ins, start, stops, hand-back and acceptance, as they happened. */
export function course({ state, acts: recorded }: PrintedPermit, say: Say): Content[] {
  const rows = acts(state, recorded, say)
    .sort((one, other) => (one.at < other.at ? -1 : 1))
    .map(({ code, who, at, detail = '' }): TableCell[] => [
      say.time(at),
      say.line(code),
      who,
      [detail, signedOver(state, who, at)].filter(Boolean).join('\n'),
    ]);
  const heads = ['paper-when', 'paper-act', 'paper-who', 'paper-detail'];
  return section(say, 'paper-record', table(say, [88, 150, 110, '*'], heads, rows));
}

/** Why it was stopped, as whoever asks the record is told; a code without words as it is. */
const wordsOf = (
  say: Say,
  { code, params = {} }: { readonly code: string; readonly params?: RefusalParams },
): string => (hasWords(code) ? say.line(code, params) : code);

function acts(state: PermitState, recorded: readonly PrintedAct[], say: Say): Act[] {
  const by = (code: string, act: { readonly by: string; readonly at: string } | undefined, detail?: string): Act[] =>
    act ? [{ code, who: act.by, at: act.at, ...(detail !== undefined && { detail }) }] : [];
  const { applicant, guardian } = state.checkIns;
  const seen = (code: string, act: { readonly person: string; readonly at: string } | undefined): Act[] =>
    act ? [{ code, who: act.person, at: act.at }] : [];
  // What stopped the work that stands still now is told with its reasons, below.
  const since = state.suspension?.since;
  const done = (code: string, name: EventName): Act[] =>
    recorded
      .filter(({ at, events }) => events.includes(name) && !(name === 'suspended' && at === since))
      .map((act) => ({ code, who: act.actor, at: act.at }));
  const actor = (who: object): string => Object.values(who).join(' ');
  return [
    ...by('paper-ticket-check', state.ticketCheck),
    ...done('paper-issued', 'issued'),
    ...seen('paper-check-in-applicant', applicant),
    ...seen('paper-check-in-guardian', guardian),
    ...done('paper-started', 'started'),
    ...done('paper-suspended', 'suspended'),
    ...done('paper-resumed', 'resumed'),
    ...(state.suspension?.reasons ?? []).map((reason) => ({
      code: 'paper-suspended',
      who: actor(reason.by),
      at: reason.at,
      detail: [wordsOf(say, reason), reason.clause, reason.detail].filter(Boolean).join(' · '),
    })),
    ...(state.extensions ?? []).map((one) => ({ code: 'paper-extended', who: one.by, at: one.at, detail: one.until })),
    ...by('paper-shift', state.shift?.handedOver, state.shift?.handedOver.note),
    ...by('paper-handed-back', state.handedBack),
    ...by('paper-fire-watch', state.fireWatchEnded),
    ...by('paper-acceptance', state.acceptance),
    ...done('paper-closed', 'closed'),
    ...(state.ended
      ? [
          {
            code: state.phase === 'archived' ? 'paper-archived' : 'paper-ended',
            who: actor(state.ended.by),
            at: state.ended.at,
            detail: state.ended.reason,
          },
        ]
      : []),
  ].map(({ detail, ...act }) => (detail === undefined ? act : { ...act, detail }));
}
