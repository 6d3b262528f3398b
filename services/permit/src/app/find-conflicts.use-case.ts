/** Which works near by must not stand beside a permit or a plan: by whose rule, which clause, and what would clear it (P11). */
import { wordsFor, type Language } from '@holdpoint/contracts';
import { isEnded, planned, type Instant, type PermitState, type TypePack } from '@holdpoint/permit-domain';
import { Injectable } from '@nestjs/common';
import { DraftStore } from '../db/draft.store';
import { PackVersionStore } from '../db/pack-version.store';
import { PermitsReadModel } from '../db/permits.read-model';
import { SubmissionDoorReadModel } from '../db/submission-door.read-model';
import type { GivenSubmission, Requester } from './acts';
import { packHere } from './admit-submission';
import { conflictsView, type Conflicts, type ConflictView } from './conflicts-view';
import { draftUnknown, draftView } from './drafts';
import { NextDoor } from './next-door';
import { PackShelf } from './pack-shelf';
import { permitUnknown } from './permit-problems';
import { missingFields, placeFaults, requiredField, submissionProblem, withHolesFilled } from './submission-faults';

export interface GivenPlan {
  readonly type?: string;
  readonly pack?: string;
  readonly body: GivenSubmission;
}

@Injectable()
export class FindConflicts {
  constructor(
    private readonly permits: PermitsReadModel,
    private readonly versions: PackVersionStore,
    private readonly door: SubmissionDoorReadModel,
    private readonly drafts: DraftStore,
    private readonly shelf: PackShelf,
    private readonly nextDoor: NextDoor,
  ) {}

  /** @throws ProblemError 404 */
  async ofPermit(tenant: string, number: string, language: Language): Promise<Conflicts> {
    const [row] = await this.permits.states(tenant, [number]);
    if (!row) throw permitUnknown();
    const pack = await this.versions.one(tenant, row.packHash);
    if (!pack) throw new Error(`the pack of ${number} isn't kept`);
    return this.of(row.state, pack, language);
  }

  /** Only what conflicts, for whoever reads the permit; nothing once its work is over. */
  async warnings(permit: PermitState, pack: TypePack, language: Language): Promise<ConflictView[]> {
    if (isEnded(permit.phase) || permit.handedBack) return [];
    const { neighbours } = await this.of(permit, pack, language);
    return neighbours.flatMap(({ conflicts }) => conflicts);
  }

  private async of(permit: PermitState, pack: TypePack, language: Language): Promise<Conflicts> {
    const at = new Date().toISOString();
    const around = await this.nextDoor.around(permit, pack, await this.nextDoor.facts(permit, at), at);
    const linked = permit.linked.map(({ number }) => number);
    return conflictsView(around, { number: permit.number, pack: pack.pack, linked, at, language });
  }

  /** @throws ProblemError 404; 422 while the draft says no place or no time, or its type is unknown there */
  async ofDraft(
    by: Requester,
    id: string,
    language: Language,
    checked: (content: object) => Promise<GivenSubmission>,
  ): Promise<Conflicts> {
    const row = await this.drafts.one(by.tenant, by.person, id);
    if (!row) throw draftUnknown();
    const { type, pack, content } = draftView(row);
    return this.ofPlan(by, { type, ...(pack !== undefined && { pack }), body: await checked(content) }, language);
  }

  /** @throws ProblemError 422 with everything of place, time and type that is missing or unknown */
  async ofPlan(by: Requester, { type, pack, body }: GivenPlan, language: Language): Promise<Conflicts> {
    const { tenant, person } = by;
    const { site = '', area = '', workPoint = '' } = body;
    // No key: nothing is done, and nothing was done before.
    const door = await this.door.look({ tenant, key: '', type: type ?? '', site, area, workPoint, tickets: [] });
    const missing = [...(type === undefined ? [requiredField('type')] : []), ...missingFields(body)];
    const problem = submissionProblem([...missing, ...placeFaults(body, door)], undefined);
    if (problem || type === undefined) throw problem ?? new Error('a plan without a type lacks something');

    const at = new Date().toISOString();
    const resolved = packHere(this.shelf, door, { type, ...(pack !== undefined && { pack }) }, at);
    const filled = withHolesFilled(body, at);
    const plan = (facts: Parameters<typeof planned>[1], now: Instant): PermitState =>
      planned(
        { tenant, number: wordsFor('this-plan', language), applicant: person, body: filled },
        facts,
        resolved.pack,
        now,
      );
    // Its level hangs on the site's calendar: the facts come first, and need no level.
    const facts = await this.nextDoor.facts(plan({}, at), at);
    const around = await this.nextDoor.around(plan(facts, at), resolved.pack, facts, at);
    return conflictsView(around, { pack: resolved.pack.pack, linked: filled.linked ?? [], at, language });
  }
}
