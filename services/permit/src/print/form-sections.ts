/** The first half of a printed permit: what was applied for, by whom, where and when, and what makes it safe. */
import { matchesAny, type TypePack } from '@holdpoint/permit-domain';
import type { Content } from 'pdfmake/interfaces';
import { grid, headed, section, table, type Entry } from './blocks';
import { fieldValue } from './field-value';
import type { PrintedPermit } from './printed-permit';
import type { Say } from './say';

const personal = (ids: readonly string[]): string => ids.join(', ');

/** The form's own clause is that of its first field, who applies: further ones cite what they serve. */
export const formClause = ({ form }: TypePack): string => form[0]?.clause ?? '';

export function heading({ state, validUntil, pack }: PrintedPermit, say: Say): Content[] {
  const entry = (code: string, value: Content | undefined, wide = false): Entry[] =>
    value === undefined || value === '' ? [] : [{ label: say.label(code), value, wide }];
  const upgrades = state.levelBecause.join(', ');
  return [
    grid([
      ...entry('paper-site', state.site),
      ...entry('paper-place', `${state.area} / ${state.workPoint}`),
      ...entry('paper-applicant', state.applicant),
      ...entry('paper-submitted', say.time(state.submittedAt)),
      ...entry(
        'paper-window',
        {
          text: `${say.time(state.window.from)}  ${say.line('paper-until')}  ${say.time(state.window.until)}`,
          bold: true,
        },
        true,
      ),
      ...entry('paper-valid-until', { text: say.time(validUntil.toISOString()), bold: true }),
      ...entry('paper-because', upgrades),
      ...entry('paper-coordinator', state.coordinator),
      ...entry('paper-work-order', state.workOrder),
      ...entry('paper-replaces', state.replaces),
      ...entry('paper-linked', state.linked.map(({ number }) => number).join(', ') || say.line('paper-none')),
      ...entry('paper-stands-on', state.standsOn?.map((one) => `${one.number} (${one.state})`).join(', ')),
      ...entry(
        'paper-green-channel',
        state.greenChannel && `${state.greenChannel.reason} (${state.greenChannel.by})`,
        true,
      ),
    ]),
    ...section(say, 'paper-people', grid([...people(pack, state.people, say), ...qualified(state, say)])),
  ];
}

function people(pack: TypePack, named: PrintedPermit['state']['people'], say: Say): Entry[] {
  const roles = [...new Set([...pack.people.map(({ role }) => role), ...named.map(({ role }) => role)])];
  return roles.flatMap((role) => {
    const holders = named.filter((one) => one.role === role).map(({ person }) => person);
    const label = pack.people.find((one) => one.role === role)?.label ?? { zh: role, en: role };
    return holders.length === 0 ? [] : [{ label: { ...say.stacked(label), style: 'label' }, value: personal(holders) }];
  });
}

/** Certificates and their numbers stand in the report: many are identity numbers, and are not printed. */
function qualified({ qualification }: PrintedPermit['state'], say: Say): Entry[] {
  if (!qualification) return [];
  const { id, at, findings } = qualification;
  const short = [...new Set(findings.filter(({ meets }) => !meets).map(({ person }) => person))];
  const code = short.length === 0 ? 'paper-all-qualified' : 'paper-not-qualified';
  const value = say.line(code, { report: id, at: say.time(at), people: short.join(', ') });
  return [{ label: say.label('paper-qualification'), value, wide: true }];
}

/** Fields that were left empty are shown where the form of the standard has them or asks for them, and not where it needn't. */
export function application({ state, pack }: PrintedPermit, say: Say): Content[] {
  const shown = pack.form.filter(
    (field) =>
      field.kind !== 'hazards' &&
      (state.form[field.id] !== undefined ||
        field.required === true ||
        (field.clause === formClause(pack) && field.requiredWhen === undefined)),
  );
  const entries = shown.map((field): Entry => {
    const value = fieldValue(field, state.form[field.id], say);
    const wide = field.kind === 'list' || value.length > 40;
    return { label: { ...say.stacked(field.label), style: 'label' }, value, wide };
  });
  return section(say, 'paper-application', grid(entries));
}

export function hazards({ state, pack }: PrintedPermit, say: Say): Content[] {
  const fields = pack.form.filter(({ kind }) => kind === 'hazards');
  return fields.flatMap((field) => {
    const rows = hazardRows(state.form[field.id]);
    return [
      headed(
        { text: say.oneLine(field.label), style: 'heading' },
        table(
          say,
          [20, '*', '*'],
          ['paper-row', 'paper-hazard', 'paper-control'],
          rows.map(({ hazard, control }, index) => [String(index + 1), hazard, control]),
        ),
      ),
    ];
  });
}

function hazardRows(value: unknown): readonly { hazard: string; control: string }[] {
  if (!Array.isArray(value)) return [];
  return value.map((one: Record<string, unknown>) => {
    const { hazard, control, ...more } = one;
    const rest = Object.entries(more).map(([name, said]) => `${name}: ${String(said)}`);
    return { hazard: [hazard, ...rest].filter(Boolean).map(String).join('; '), control: String(control ?? '') };
  });
}

/** A measure that the permit doesn't ask for (another level's) isn't on its form, unless somebody confirmed it. */
export function measures({ state, pack }: PrintedPermit, say: Say): Content[] {
  const match = { form: state.form, level: state.level, greenChannel: state.greenChannel !== undefined };
  const asked = pack.measures.filter(
    ({ id, when }) => state.measures[id] !== undefined || when === undefined || matchesAny(when, match),
  );
  const rows = asked.map(({ id, words, clause, confirmedBy }, index) => {
    const said = state.measures[id];
    const code = !said ? 'paper-not-confirmed' : said.applicable ? 'paper-applied' : 'paper-not-applicable';
    return [
      String(index + 1),
      say.stacked(words),
      clause,
      { ...say.stacked(say.code(code)), bold: said === undefined },
      said ? `${said.by}\n${say.time(said.at)}` : say.oneLine(say.role(confirmedBy, pack)),
    ];
  });
  const heads = ['paper-row', 'paper-measures', 'paper-clause', 'paper-confirmation', 'paper-confirmer'];
  // A paragraph of a code of regulations is not broken in the middle of its number.
  const clauses = Math.max(0, ...asked.map(({ clause }) => clause.length)) > 9 ? 84 : 34;
  return section(say, 'paper-measures', table(say, [18, '*', clauses, 66, 92], heads, rows));
}
