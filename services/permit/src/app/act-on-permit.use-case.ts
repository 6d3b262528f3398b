/** Every command upon a permit that lives: facts gathered at the door, then one update on its workflow, by key. */
import { permitWorkflowId, updateNameOf, type CommandEnvelope, type CommandReply } from '@holdpoint/contracts';
import type { ClaimedPlace, Command, Facts, GasSample, Instant } from '@holdpoint/permit-domain';
import { correlation } from '@holdpoint/service-kit';
import { TemporalClient } from '@holdpoint/temporal';
import { Injectable } from '@nestjs/common';
import { DoorReadModel, type PermitAtDoor } from '../db/door.read-model';
import type { Act } from './acts';
import { BindAttachments } from './bind-attachments';
import { DecisionFacts } from './decision-facts';
import { DoorQueue } from './door-queue';
import { fingerprintOf } from './fingerprint';
import { answerOf, permitUnknown, sameAnswer, staleSequence, type CommandAnswer } from './permit-problems';
import { recordedAnswer } from './recorded-answer';
import { SignAct } from './signatures/sign-act';
import { claimedPlace, type GivenPlace } from './work-point-code';

@Injectable()
export class ActOnPermit {
  constructor(
    private readonly door: DoorReadModel,
    private readonly decision: DecisionFacts,
    private readonly temporal: TemporalClient,
    private readonly queue: DoorQueue,
    private readonly attachments: BindAttachments,
    private readonly signatures: SignAct,
  ) {}

  /** @throws ProblemError 404, 409 (over, or not in that phase), 412 (stale), 403 (not theirs to do), 422 (refused, key reused), 503 */
  run(act: Act): Promise<CommandAnswer> {
    return this.queue.through(() => this.act(act));
  }

  private async act(act: Act): Promise<CommandAnswer> {
    const { by, number, key } = act;
    const fingerprint = fingerprintOf({ ...by, route: `${act.name} ${number}`, body: asked(act) });
    const { permit, earlier } = await this.door.look(by.tenant, number, key, opensStages.has(act.name));
    if (earlier) return sameAnswer(earlier, fingerprint);
    if (!permit) throw permitUnknown();
    if (act.expectedSequence !== undefined && act.expectedSequence !== permit.sequence)
      throw staleSequence(act.expectedSequence, permit.sequence);

    const now = new Date().toISOString();
    const command = commandOf(await this.attachments.ofAct(act), permit);
    const facts = await this.facts(act, permit, now);
    const envelope: CommandEnvelope = {
      ...(await this.signatures.signed({ act, command, facts, packHash: permit.packHash, now })),
      correlationId: correlation.id(),
      fingerprint,
      ...(act.expectedSequence !== undefined && { expectedSequence: act.expectedSequence }),
    };
    const outcome = await this.temporal.executeCommand<CommandReply>(
      permitWorkflowId(by.tenant, number),
      updateNameOf(act.name),
      envelope,
      { updateId: key },
    );
    if (outcome.kind === 'refused') {
      // A worker that died between the commit and its answer leaves the next one to decide anew, perhaps too late: what is recorded counts.
      const recorded = await this.door.earlier(by.tenant, key);
      if (recorded) return sameAnswer(recorded, fingerprint);
    }
    return answerOf(outcome, fingerprint) ?? recordedAnswer(this.door, by.tenant, key, fingerprint);
  }

  private facts({ by, number, name, body }: Act, permit: PermitAtDoor, at: Instant): Promise<Facts> {
    const { site, area, workPoint, window, linked, line, packHash, coordinator } = permit;
    const sampled =
      name === 'recordGas' ? (body.samples as readonly GasSample[]).map(({ instrument }) => instrument) : [];
    return this.decision.of({
      tenant: by.tenant,
      number,
      site,
      area,
      workPoint,
      duties: permit.duties,
      person: by.person,
      instruments: [...new Set([...permit.instruments, ...sampled])],
      neighbours: true,
      linked,
      ...(line !== undefined && { line }),
      packHash,
      ...(coordinator !== undefined && { coordinator }),
      at,
      // More time is held against who stands there then.
      window: name === 'extend' ? { ...window, until: latest(window.until, body.until) } : window,
    });
  }
}

const latest = (until: Instant, asked: unknown): Instant =>
  typeof asked === 'string' && asked > until ? asked : until;

/** What may open a stage asks who could sign it: told at the door, the workflow needn't ask. */
const opensStages: ReadonlySet<string> = new Set(['approve', 'reportWeather']);

/** What was asked for, as the caller gave it. */
const asked = ({ body, doneAt, signature }: Act): object => ({ body, doneAt, ...(signature && { signature }) });

function commandOf(act: Act, permit: PermitAtDoor): Command {
  const { by, name, key, doneAt, body } = act;
  const given = body.place as GivenPlace | undefined;
  const at = { tenant: by.tenant, site: permit.site, workPoint: permit.workPoint };
  const place: ClaimedPlace | undefined = given && claimedPlace(given, at, permit.codeHash);
  return {
    name,
    key,
    by: { person: by.person },
    ...(doneAt !== undefined && { doneAt }),
    body: { ...body, ...(place && { place }) },
    // The body's shape is its DTO's, checked at the route that chose the name.
  } as unknown as Command;
}
