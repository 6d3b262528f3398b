/** How a permit comes into being, and what its prerequisites lead to. */
import type { TypePack } from '../../pack/pack';
import { inForce } from '../../pack/pack';
import { refuse } from '../../refusal';
import type { Unmet } from '../../refusal';
import type { Instant } from '../../time/instant';
import { advance, stagesFor, unsignable } from '../chain';
import type { CommandOf } from '../commands';
import { accept, reject } from '../decision';
import type { Decision } from '../decision';
import type { Facts } from '../facts';
import { formMisses } from '../form';
import { openConditions, withClause } from '../gates';
import { isHigher, levelOf } from '../level';
import type { PermitState } from '../state';
import { viewOf } from '../view';
import { after, happened } from './deliberation';
import type { AnyDeliberation, Decide, Decisions } from './deliberation';

const siteUnknown: Unmet = { code: 'site-unknown', params: {}, mendBy: 'administrator' };

/**
 * What `admit` let in is always recorded: a submission that the facts speak against becomes `returned`, with its reasons, and nobody's work is lost.
 * Without a permit before it, the facts give the tenant and the number.
 */
export function submit(
  before: PermitState | undefined,
  command: CommandOf<'submit'>,
  facts: Facts,
  pack: TypePack,
  now: Instant,
): Decision {
  const named = before ?? facts.permit;
  if (!named || !('person' in command.by)) return reject(refuse('permit-unnamed'));

  const { greenChannel, linked = [], ...body } = command.body;
  const applicant = command.by.person;
  const declared = greenChannel && { reason: greenChannel.reason, by: applicant };
  const { level, because } = levelOf({ ...body, greenChannel: declared }, facts, pack, now);
  const submitted = happened({ command, now }, 'submitted', {
    ...body,
    tenant: named.tenant,
    number: named.number,
    type: pack.type,
    run: (before?.run ?? 0) + 1,
    applicant,
    level,
    levelBecause: because,
    ...(facts.site && { zone: facts.site.zone, night: facts.site.night }),
    linked,
    ...(declared && { greenChannel: declared }),
  });
  return facts.site
    ? accept(submitted)
    : accept(submitted, happened({ command, now }, 'returned', { reasons: [siteUnknown] }));
}

/** The green channel is for those whom the pack lets declare an emergency. */
function undeclared({ permit, facts, pack }: AnyDeliberation): readonly Unmet[] {
  if (!permit.greenChannel) return [];
  const declarers = pack.greenChannel?.declaredBy ?? [];
  return declarers.some((duty) => facts.duties?.[duty]?.holders.includes(permit.applicant))
    ? []
    : [{ code: 'green-channel-not-yours', params: { duties: declarers }, field: '/greenChannel' }];
}

const prerequisitesReported: Decide<'prerequisitesReported'> = (deliberation) => {
  const { permit, facts, pack, now } = deliberation;
  if (permit.phase !== 'submitted') return accept();

  // A site that wasn't known, or wind reported meanwhile, may have lifted the level.
  const { level, because } = levelOf(permit, facts, pack, now);
  const raised = isHigher(level, permit.level, pack)
    ? [happened(deliberation, 'levelRaised', { level, because, stages: [] })]
    : [];
  const asked = { ...deliberation, permit: after(permit, raised) };
  const view = viewOf(asked.permit, facts, now);
  const stages = stagesFor(pack, view);
  const reasons = [
    ...(inForce(pack, view.date) ? [] : [{ code: 'pack-not-in-force', params: { pack: pack.pack, on: view.date } }]),
    ...formMisses(asked.permit, pack, view),
    ...openConditions('submission', asked),
    ...undeclared(asked),
    ...unsignable(asked.permit, stages, facts, pack),
  ].map((unmet) => withClause(unmet, pack));
  const { qualification } = facts;
  if (reasons.length > 0 || !qualification) {
    return accept(...raised, happened(deliberation, 'returned', { reasons }));
  }
  const met = happened(deliberation, 'prerequisitesMet', { qualification, stages });
  return accept(...raised, met, ...advance(after(asked.permit, [met]), deliberation));
};

export const submissionDecisions: Decisions<'prerequisitesReported'> = { prerequisitesReported };
