/** Saves a draft of a tenant's own rules: a new one, its next revision, or thrown away; whatever is wrong in it may still be wrong. */
import { randomUUID } from 'node:crypto';
import { canonicalJson } from '@holdpoint/permit-domain';
import { ProblemError, ReceiptStore } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { EditionsReadModel } from '../../db/editions.read-model';
import { EditionStore, type EditionLine, type EditionRow } from '../../db/edition.store';
import { onceOrUnknown, receiptOf, type AdministrativeAct } from '../administration';
import { sha256 } from '../fingerprint';
import { PackShelf } from '../pack-shelf';
import { staleSequence } from '../permit-problems';
import { editionUnknown, notADraft } from './edition-problems';
import { editionView, type EditionView } from './edition-view';
import { lineName, lineOf } from './edition-stack';

export interface GivenContent {
  readonly content: Readonly<Record<string, unknown>>;
  readonly cases?: Readonly<Record<string, unknown>>;
  readonly reason?: string;
}

@Injectable()
export class SaveEdition {
  constructor(
    private readonly receipts: ReceiptStore,
    private readonly editions: EditionStore,
    private readonly reading: EditionsReadModel,
    private readonly packs: PackShelf,
  ) {}

  /** @throws ProblemError 404 `pack-unknown`, `place-unknown`; 422 `pack-shipped` */
  async add(act: AdministrativeAct, line: EditionLine, given: GivenContent): Promise<EditionView> {
    const { tenant } = act.by;
    await this.refuseUnknown(tenant, line);
    const receipt = receiptOf(act, `edition ${lineName(line)}`, given);
    return onceOrUnknown(this.receipts, receipt, 'place-unknown', async (em) => {
      const row = await this.draft(em, act, line, given);
      return editionView(row, new Date());
    });
  }

  /** The draft alone, inside a transaction of the caller's. */
  async draft(
    em: EntityManager,
    { by }: AdministrativeAct,
    line: EditionLine,
    given: GivenContent,
  ): Promise<EditionRow> {
    const { tenant, person: author } = by;
    const { content, cases, reason } = given;
    const id = randomUUID();
    const { acts: lineActs } = await this.editions.head(em, tenant, line);
    await this.editions.add(em, tenant, line, { id, content, ...(cases && { cases }), author, lineActs });
    await this.editions.keep(em, tenant, id, {
      act: 'drafted',
      actor: author,
      ...entryOf(given),
      ...(reason && { reason }),
    });
    return (await this.editions.hold(em, tenant, id))!;
  }

  /** @param expected the revision that the caller saw (If-Match). @throws ProblemError 404; 409 once it is published; 412 */
  change(act: AdministrativeAct, id: string, given: GivenContent, expected?: number): Promise<EditionView> {
    const { tenant, person: author } = act.by;
    return this.receipts.once(receiptOf(act, `edition ${id}`, { ...given, expected }), async (em) => {
      const row = await this.held(em, tenant, id, expected);
      const { acts: lineActs } = await this.editions.head(em, tenant, lineOf(row));
      const { content, cases, reason } = given;
      await this.editions.save(em, tenant, id, { content, ...(cases && { cases }), author, lineActs });
      await this.editions.keep(em, tenant, id, {
        act: 'saved',
        actor: author,
        ...entryOf(given),
        ...(reason && { reason }),
      });
      return editionView((await this.editions.hold(em, tenant, id))!, new Date());
    });
  }

  /** @throws ProblemError 404; 409 once it is published */
  discard(act: AdministrativeAct, id: string, reason: string): Promise<EditionView> {
    const { tenant, person: actor } = act.by;
    return this.receipts.once(receiptOf(act, `discard edition ${id}`, { reason }), async (em) => {
      await this.held(em, tenant, id, undefined);
      await this.editions.discard(em, tenant, id);
      await this.editions.keep(em, tenant, id, { act: 'discarded', actor, reason });
      return editionView((await this.editions.hold(em, tenant, id))!, new Date());
    });
  }

  private async held(em: EntityManager, tenant: string, id: string, expected: number | undefined): Promise<EditionRow> {
    const row = await this.editions.hold(em, tenant, id);
    if (!row) throw editionUnknown();
    if (row.state !== 'draft') throw notADraft(row);
    if (expected !== undefined && expected !== row.revision) throw staleSequence(expected, row.revision);
    return row;
  }

  /** What ships is nobody's to write; an overlay lies on something. */
  private async refuseUnknown(tenant: string, { kind, pack, type }: EditionLine): Promise<void> {
    const shipped = this.packs.has(pack);
    if (kind === 'type') {
      if (!shipped) return;
      throw new ProblemError(422, 'pack-shipped', [{ code: 'pack-shipped', params: { pack }, field: '/pack' }]);
    }
    if (shipped) this.packs.one(pack, type);
    else if (!(await this.reading.ofType(tenant, pack, type)).some((row) => row.kind === 'type'))
      throw new ProblemError(404, 'pack-unknown', [], { params: { pack: `${pack}/${type}` } });
  }
}

/** The record tells one revision from another without keeping each whole. */
const entryOf = ({ content, cases }: GivenContent): { details: object } => ({
  details: { content: sha256(canonicalJson(content)), ...(cases && { cases: sha256(canonicalJson(cases)) }) },
});
