/** Which facts a command needs beyond those of the door: asked by the workflow, in parallel, before it decides. */
import type { TypePack } from '../pack/pack';
import type { Instant } from '../time/instant';
import { stageIn, unsignedDuties } from './chain';
import type { Command, NamedPerson } from './commands';
import type { Duty } from './facts';
import type { PermitState } from './state';
import { validUntil } from './validity';

export interface Questions {
  /** A fresh report on these people, each with the certificates that the role asks for, through this window. */
  readonly qualification?: {
    readonly people: readonly (NamedPerson & { readonly needs: readonly string[] })[];
    readonly from: Instant;
    readonly until: Instant;
  };
  /** The place (site, neighbours, instruments) and who holds these duties now. An empty list asks for the place alone. */
  readonly duties?: readonly Duty[];
}

const people = (
  permit: PermitState,
  pack: TypePack,
  until: Instant = validUntil(permit, pack),
): Pick<Questions, 'qualification'> => ({
  qualification: {
    people: permit.people.map(({ person, role }) => ({
      person,
      role,
      needs: pack.people.find((line) => line.role === role)?.needs ?? [],
    })),
    from: permit.window.from,
    until,
  },
});

const declarers = (permit: PermitState, { greenChannel }: TypePack): readonly Duty[] =>
  permit.greenChannel && greenChannel ? greenChannel.declaredBy : [];

function afterDeadline(permit: PermitState, deadline: string, pack: TypePack): Questions {
  const [kind, stage] = deadline.split('/');
  if (kind === 'stage-limit') return { duties: (stage && stageIn(pack, stage)?.escalateTo) || [] };
  if (kind === 'certificate') return { ...people(permit, pack), duties: [] };
  return kind === 'watch' ? { duties: [] } : {};
}

/** Nothing asked means that the door's facts, or none, are enough. */
export function questions(permit: PermitState | undefined, command: Command, pack: TypePack): Questions {
  if (!permit) return {};
  switch (command.name) {
    case 'prerequisitesReported':
      return {
        ...people(permit, pack),
        duties: [...new Set([...unsignedDuties(permit, pack), ...declarers(permit, pack)])],
      };
    case 'approve':
      return { duties: unsignedDuties(permit, pack) };
    case 'reportWeather':
      return permit.startedAt === undefined ? { duties: unsignedDuties(permit, pack) } : {};
    case 'start':
    case 'resume':
      return people(permit, pack);
    case 'extend':
      return pack.extension ? people(permit, pack, command.body.until) : {};
    case 'linkedPermitChanged':
    case 'neighbourChanged':
    case 'isolationChanged':
      return permit.phase === 'active' ? { duties: [] } : {};
    case 'deadlinePassed':
      return afterDeadline(permit, command.body.deadline, pack);
    default:
      return {};
  }
}
