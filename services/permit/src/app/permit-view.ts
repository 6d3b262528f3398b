/** A permit as its readers see it: the row with words in their language, what it waits for and until when. */
import { permitWorkflowId, wordsFor, type Language } from '@holdpoint/contracts';
import type { NamedPerson, PermitState, Unmet, Window } from '@holdpoint/permit-domain';
import type { ConflictView } from './conflicts-view';
import type { PermitRow, PermitWhole } from '../db/permits.read-model';

export interface PermitSummary {
  readonly number: string;
  readonly type: string;
  readonly level: string;
  readonly phase: string;
  readonly phaseWords: string;
  readonly live: boolean;
  readonly site: string;
  readonly area: string;
  readonly workPoint: string;
  readonly applicant: string;
  readonly window: Window;
  readonly validUntil: string;
  readonly waiting: { readonly on: readonly string[]; readonly dueAt?: string };
  readonly greenChannel: boolean;
  readonly linked: readonly string[];
  readonly workOrder?: string;
  readonly sequence: number;
  readonly submittedAt: string;
  readonly updatedAt: string;
}
export interface OpenStage {
  readonly stage: string;
  readonly duties: readonly string[];
  readonly dueAt?: string;
  readonly escalation: number;
  readonly standIn?: string;
}
export interface PermitView extends PermitSummary {
  /** With works near by, as they stand now: shown from the submission on, whenever their rule binds. */
  readonly conflicts: readonly ConflictView[];
  readonly title: string;
  readonly levelName: string;
  readonly levelBecause: readonly string[];
  readonly people: readonly NamedPerson[];
  readonly stages: readonly OpenStage[];
  readonly pack: { readonly pack: string; readonly version: string; readonly hash: string };
  readonly chainHead: string;
  readonly workflow: { readonly workflowId: string };
  readonly state: PermitState;
  /** Only while it is returned. */
  readonly returned?: ReturnedView;
}

/** Why a permit came back to its applicant, and from which stage. */
export interface ReturnedView {
  readonly stage?: string;
  readonly reasons: readonly (Unmet & { readonly message: string })[];
}

const kebab = (camel: string): string => camel.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
/** Sixteen phases in two languages, said once for each and of every neighbour on a list. */
const said = new Map<string, string>();

export function phaseWords(phase: string, language: Language): string {
  const name = `${language} ${phase}`;
  const words = said.get(name) ?? wordsFor(`phase-${kebab(phase)}`, language);
  said.set(name, words);
  return words;
}

export const summaryOf = (row: PermitRow, language: Language): PermitSummary => ({
  number: row.number,
  type: row.type,
  level: row.level,
  phase: row.phase,
  phaseWords: phaseWords(row.phase, language),
  live: row.live,
  site: row.site,
  area: row.area,
  workPoint: row.workPoint,
  applicant: row.applicant,
  window: { from: row.windowFrom.toISOString(), until: row.windowUntil.toISOString() },
  validUntil: row.validUntil.toISOString(),
  waiting: { on: row.waitingOn, ...(row.dueAt && { dueAt: row.dueAt.toISOString() }) },
  greenChannel: row.greenChannel,
  linked: row.linked,
  ...(row.workOrder !== null && { workOrder: row.workOrder }),
  sequence: row.sequence,
  submittedAt: row.submittedAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

const openStages = ({ stages }: PermitState): OpenStage[] =>
  stages
    .filter(({ status }) => status === 'open')
    .map(({ id, signers, dueAt, escalation, standIn }) => ({
      stage: id,
      duties: signers,
      ...(dueAt !== undefined && { dueAt }),
      escalation,
      ...(standIn && { standIn: standIn.duty }),
    }));

export const viewOf = (
  row: PermitWhole,
  tenant: string,
  language: Language,
  conflicts: readonly ConflictView[],
): PermitView => ({
  ...summaryOf(row, language),
  conflicts,
  title: row.resolved.title[language],
  levelName: row.resolved.levels.names[row.level]?.[language] ?? row.level,
  levelBecause: row.state.levelBecause,
  people: row.state.people,
  stages: openStages(row.state),
  pack: { pack: row.pack, version: row.packVersion, hash: row.packHash },
  chainHead: row.chainHead,
  workflow: { workflowId: permitWorkflowId(tenant, row.number) },
  state: row.state,
});
