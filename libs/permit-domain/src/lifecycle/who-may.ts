/** Who may do what on a permit: one table, read by `decide`; whoever isn't in it may not. */
import type { TypePack } from '../pack/pack';
import { refuse } from '../refusal';
import type { Refusal, Unmet } from '../refusal';
import type { Instant } from '../time/instant';
import { stageIn } from './chain';
import type { Command, CommandName } from './commands';
import { isOfTheCrew } from './crew';
import { delegationMisses } from './delegation';
import type { DelegationFacts, Facts, PersonId } from './facts';
import type { PermitState, StageState } from './state';

/** What somebody can be to a permit. Duties are those that the facts give the actor at the site now; without facts there are none. */
export type Claim =
  /** Who applied for it. */
  | 'applicant'
  /** Anybody named on the ticket, and who applied. */
  | 'named'
  /** Anybody with any duty at the site. */
  | 'duty-holder'
  /** A duty that the stage asks now: its own, one it went up to, or the stand-in's. */
  | 'signer'
  /** A duty of this permit's chain. */
  | 'approver'
  /** The role or duty that confirms every measure in question. */
  | 'confirmer'
  /** A role or duty that the pack lets do the step in question. */
  | 'doer'
  /** The duty that accepts completed work, and the one it went up to. */
  | 'acceptor'
  /** A duty that may extend this type's tickets; nobody, where they aren't extended. */
  | 'extender'
  /** A role or duty between which the pack has shifts handed over. */
  | 'of-shift'
  | 'archivist'
  /** The duty that reviews a green channel, and the one it went up to. */
  | 'reviewer'
  | `role:${string}`
  | `duty:${string}`;

export interface Row {
  /** One of these is enough. */
  readonly may: readonly Claim[];
  /** Not the applicant, nor anybody named on the ticket: nobody judges their own work. */
  readonly independent?: true;
  /** Systems that may do it in nobody's name. */
  readonly systems?: readonly string[];
  readonly because: string;
}

/** Two commands mean different acts by `as`; each has a row. */
type Act =
  | Exclude<CommandName, 'signBriefing' | 'checkIn'>
  | 'signBriefing/giver'
  | 'signBriefing/receiver'
  | 'checkIn/applicant'
  | 'checkIn/guardian';

export const whoMay: Readonly<Record<Act, Row>> = {
  submit: { may: ['applicant'], because: 'whoever asks for the work answers for the application' },
  approve: { may: ['signer'], independent: true, because: 'the stage asks for the duty; its holder isn’t of the crew' },
  sendBack: { may: ['signer'], independent: true, because: 'who may sign may also say what is missing' },
  reject: { may: ['signer'], independent: true, because: 'who may sign may also refuse' },
  confirmMeasures: { may: ['confirmer'], because: 'each measure names who confirms it' },
  recordIsolation: { may: ['named', 'duty-holder'], because: 'who applied or verified it writes it down' },
  recordGas: {
    may: ['role:gas-tester', 'duty:safety-officer'],
    systems: ['sensor'],
    because: 'a trained person tests; a fixed sensor keeps the record',
  },
  recordStep: { may: ['doer'], because: 'each step names who does it' },
  'signBriefing/giver': {
    may: ['role:person-in-charge', 'duty-holder'],
    because: 'the unit or the person in charge tells of the hazards (cl. 4.4)',
  },
  'signBriefing/receiver': { may: ['named'], because: 'those who work and watch are told (cl. 4.4)' },
  checkTicket: { may: ['duty:shift-leader', 'duty:duty-officer'], because: 'the shift checks the ticket (form A.1)' },
  issue: { may: ['role:person-in-charge'], because: 'the person in charge takes the work on' },
  'checkIn/applicant': { may: ['applicant'], because: 'the applicant confirms on site in person' },
  'checkIn/guardian': { may: ['role:guardian'], because: 'the guardian confirms on site in person' },
  start: { may: ['role:person-in-charge'], because: 'the person in charge leads the work' },
  suspend: {
    may: ['named', 'duty-holder'],
    systems: ['sensor', 'permit', 'supervision'],
    because: 'anything abnormal: anybody stops it at once (cl. 4.8)',
  },
  liftStop: {
    may: ['duty:safety-officer', 'duty:safety-department', 'approver'],
    independent: true,
    because: 'a stop by whoever answers for safety is lifted by their like',
  },
  resume: { may: ['role:person-in-charge'], because: 'the person in charge leads the work' },
  extend: {
    may: ['extender'],
    independent: true,
    because: 'more time is a new leave: whoever the pack names gives it',
  },
  handOverShift: { may: ['of-shift'], because: 'who led the shift says how the work stands' },
  takeOverShift: { may: ['of-shift'], because: 'who leads the next one takes it by name' },
  leavePost: { may: ['role:guardian'], because: 'the guardian says so before leaving (cl. 4.10)' },
  takePost: { may: ['role:guardian'], because: 'only a guardian named on the ticket takes the post' },
  reportWeather: { may: ['named', 'duty-holder'], systems: ['sensor'], because: 'whoever sees it says so' },
  reportHazard: {
    may: ['named', 'duty-holder'],
    systems: ['sensor', 'supervision'],
    because: 'whoever sees it says so (cl. 4.8)',
  },
  clearHazard: {
    may: ['role:person-in-charge', 'role:guardian', 'duty-holder'],
    because: 'somebody answerable has looked; the guardian watches what comes and goes (cl. 4.10)',
  },
  reportRecording: {
    may: ['named', 'duty-holder'],
    systems: ['sensor', 'supervision'],
    because: 'the camera’s keeper or the camera itself tells',
  },
  countIn: { may: ['role:guardian'], because: 'the guardian outside counts (cl. 6.8)' },
  countOut: { may: ['role:guardian'], because: 'the guardian outside counts (cl. 6.8)' },
  handBack: { may: ['role:person-in-charge', 'applicant'], because: 'who took the work on gives it back' },
  endFireWatch: { may: ['role:guardian'], because: 'who watched says that nothing burns' },
  acceptCompletion: { may: ['acceptor'], independent: true, because: 'the unit accepts the work (cl. 4.15)' },
  close: {
    may: ['acceptor', 'archivist', 'applicant'],
    because: 'the gates were passed: anybody answerable may close',
  },
  archive: { may: ['archivist'], because: 'the record is in their keeping (B.2)' },
  cancel: {
    may: ['applicant', 'role:person-in-charge', 'approver'],
    because: 'before the start, who asked or who signs may call it off',
  },
  revoke: {
    may: ['approver', 'duty:safety-department', 'duty:safety-officer'],
    because: 'who gave the leave, or answers for safety, takes it away at any time',
  },
  reviewGreenChannel: { may: ['reviewer'], independent: true, because: 'the review is by others than who hurried' },

  prerequisitesReported: { may: [], systems: ['permit'], because: 'the permit’s own question, answered' },
  qualificationLost: { may: [], systems: ['qualification'], because: 'its owner tells' },
  gasAlarmRaised: { may: [], systems: ['sensor'], because: 'its owner tells' },
  linkedPermitChanged: { may: [], systems: ['permit'], because: 'the other permit tells' },
  neighbourChanged: { may: [], systems: ['permit'], because: 'whoever keeps the record sees who stands next door' },
  isolationChanged: { may: [], systems: ['isolation-register'], because: 'the register tells' },
  deadlinePassed: { may: [], systems: ['timer'], because: 'only the clock' },
};

export const actOf = ({ name, body }: Command): Act =>
  name === 'signBriefing' || name === 'checkIn' ? (`${name}/${body.as}` as Act) : name;

export interface Asking {
  readonly permit: PermitState;
  readonly person: PersonId;
  readonly command: Command;
  readonly facts: Facts;
  readonly pack: TypePack;
  readonly now: Instant;
}

/** Duties of the acting person; facts about somebody else are no facts about this one. */
export const dutiesOf = (person: PersonId, { actor }: Facts): readonly string[] =>
  actor?.person === person ? actor.duties : [];

/** The open stage that the command names. */
function stageOf({ permit, command }: Asking): StageState | undefined {
  const stage = 'stage' in command.body ? command.body.stage : undefined;
  return permit.stages.find(({ id, status }) => status === 'open' && id === stage);
}
const signersOf = (asking: Asking): readonly string[] => stageOf(asking)?.signers ?? [];

interface Delegated {
  readonly delegation: DelegationFacts;
  /** Why it gives no right here. */
  readonly misses: readonly Unmet[];
}

/** Delegations to whoever acts, of duties that the stage asks now. */
function delegationsTo(asking: Asking): readonly Delegated[] {
  const { permit, person, facts, pack, now } = asking;
  const open = stageOf(asking);
  const stage = open && stageIn(pack, open.id);
  if (!stage || facts.actor?.person !== person) return [];
  return (facts.actor.delegations ?? [])
    .filter(({ duty, to }) => to === person && open.signers.includes(duty))
    .map((delegation) => ({ delegation, misses: delegationMisses(delegation, stage, permit, now) }));
}

/** By what right somebody signs a stage: a duty of their own, which goes first, or a holder's by delegation. */
export interface Right {
  readonly duty: string;
  readonly delegation?: DelegationFacts;
}
export function rightToSign(asking: Asking): Right | undefined {
  const duties = dutiesOf(asking.person, asking.facts);
  const own = signersOf(asking).find((duty) => duties.includes(duty));
  if (own !== undefined) return { duty: own };
  const delegation = delegationsTo(asking).find(({ misses }) => misses.length === 0)?.delegation;
  return delegation && { duty: delegation.duty, delegation };
}

const chainDuties = ({ permit, pack }: Asking): readonly string[] =>
  permit.stages.length > 0
    ? permit.stages.flatMap(({ duty, signers }) => [duty, ...signers])
    : pack.chain.map(({ duty }) => duty);

/** Whether whoever acts has one of these roles on the permit, or holds one of these duties. */
function isOneOf(names: readonly string[], { permit, person, facts }: Asking): boolean {
  const duties = dutiesOf(person, facts);
  return names.some(
    (name) => duties.includes(name) || permit.people.some((one) => one.person === person && one.role === name),
  );
}

function confirmsAll(asking: Asking): boolean {
  const { command, pack } = asking;
  if (command.name !== 'confirmMeasures') return false;
  return command.body.confirmations.every(({ measure }) => {
    const confirmer = pack.measures.find(({ id }) => id === measure)?.confirmedBy;
    return confirmer !== undefined && isOneOf([confirmer], asking);
  });
}

function doesStep(asking: Asking): boolean {
  const { command, pack } = asking;
  if (command.name !== 'recordStep') return false;
  const { step } = command.body;
  return isOneOf(pack.steps?.find(({ id }) => id === step)?.doneBy ?? [], asking);
}

function holds(claim: Claim, asking: Asking): boolean {
  const { permit, person, facts, pack } = asking;
  const duties = dutiesOf(person, facts);
  const any = (wanted: readonly (string | undefined)[]): boolean =>
    wanted.some((duty) => duty !== undefined && duties.includes(duty));
  switch (claim) {
    case 'applicant':
      return permit.applicant === person;
    case 'named':
      return permit.applicant === person || permit.people.some((one) => one.person === person);
    case 'duty-holder':
      return duties.length > 0;
    case 'signer':
      return any(signersOf(asking)) || delegationsTo(asking).some(({ misses }) => misses.length === 0);
    case 'approver':
      return any(chainDuties(asking));
    case 'confirmer':
      return confirmsAll(asking);
    case 'doer':
      return doesStep(asking);
    case 'acceptor':
      return any([pack.ending.acceptedBy, permit.acceptanceEscalated ? pack.ending.escalateTo : undefined]);
    case 'extender':
      // A pack that extends nothing says so itself, with the clause; who asks for it doesn't matter.
      return pack.extension === undefined || any(pack.extension.approvedBy);
    case 'of-shift':
      return pack.shiftHandover === undefined || isOneOf(pack.shiftHandover.by, asking);
    case 'archivist':
      return any([pack.ending.archivedBy]);
    case 'reviewer':
      return any([
        pack.greenChannel?.reviewedBy,
        permit.greenChannel?.reviewEscalated ? pack.greenChannel?.escalateTo : undefined,
      ]);
    default: {
      const [kind, name = ''] = claim.split(':');
      return kind === 'duty' ? any([name]) : permit.people.some((one) => one.person === person && one.role === name);
    }
  }
}

/** Nothing when the actor may; otherwise who could. */
export function mayNot(
  permit: PermitState,
  command: Command,
  facts: Facts,
  pack: TypePack,
  now: Instant,
): Refusal | undefined {
  const row = whoMay[actOf(command)];
  const { by } = command;
  const may = row.may.map((claim) => claim.replace(/^(role|duty):/, ''));
  const refused = (code: string): Refusal => refuse('not-entitled', [{ code, params: { act: actOf(command), may } }]);
  if ('system' in by) return row.systems?.includes(by.system) ? undefined : refused('not-for-systems');

  const asking: Asking = { permit, person: by.person, command, facts, pack, now };
  if (!row.may.some((claim) => holds(claim, asking))) {
    // Somebody who comes with a delegation reads why it doesn't serve here.
    const misses = row.may.includes('signer') ? delegationsTo(asking).flatMap((delegated) => delegated.misses) : [];
    return misses.length > 0 ? refuse('not-entitled', misses) : refused('not-yours-to-do');
  }
  // Where a pack extends nothing there is nothing to judge: the crew, who will ask, reads the clause and that a new ticket is drawn.
  const judges = row.independent && !(command.name === 'extend' && pack.extension === undefined);
  return judges && isOfTheCrew(by.person, permit) ? refused('not-independent') : undefined;
}
