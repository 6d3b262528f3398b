/** Puts a draft in force inside a transaction: numbered, judged against everything it lies under and on, recorded, told to the world. */
import { canonicalJson } from '@holdpoint/permit-domain';
import { ProblemError, type ProblemReasonInput } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { EditionsReadModel } from '../../db/editions.read-model';
import { EditionStore, type EditionRow } from '../../db/edition.store';
import { sha256 } from '../fingerprint';
import { PackShelf } from '../pack-shelf';
import { concernsOf } from './concerns';
import { numbered, shapeFindings } from './edition-content';
import { tellPublished } from './edition-news';
import { editionIs, refuseAll } from './edition-problems';
import { faultsOf, reasonOf, unheldOf, vacantAccepted, type EditionReport } from './edition-report';
import { lineOf } from './edition-stack';
import { judgeChange, type Change } from './judge-edition';
import { PublishingRules } from './publishing-rules';
import { unknownSites, type Surroundings } from './surroundings';

export interface GivenPublication {
  readonly reason?: string;
  /** Absent: now. */
  readonly effectiveFrom?: string;
  /** Sites where it is tried first. */
  readonly pilot?: readonly string[];
  /** Whoever publishes knows that nobody holds some duties; that they knew is kept. */
  readonly vacantAccepted?: boolean;
}
export interface Published {
  readonly row: EditionRow;
  readonly report: Omit<EditionReport, 'cases'>;
}

@Injectable()
export class Publication {
  constructor(
    private readonly editions: EditionStore,
    private readonly reading: EditionsReadModel,
    private readonly packs: PackShelf,
    private readonly rules: PublishingRules,
  ) {}

  /**
   * Expects the lock of the type, and a row that is a draft.
   * @throws ProblemError 403 `publisher-is-author`; 409 `edition-overtaken`; 422 with everything that is wrong, or with every duty that nobody holds
   */
  async publish(
    em: EntityManager,
    by: { readonly tenant: string; readonly person: string },
    draft: EditionRow,
    given: GivenPublication,
    around: Surroundings,
  ): Promise<Published> {
    const { tenant, person } = by;
    await this.refuseAuthor(em, by, draft);
    const line = lineOf(draft);
    const head = await this.editions.head(em, tenant, line);
    if (head.acts !== draft.lineActs) throw editionIs('edition-overtaken', '/revision', { version: head.version });
    refuseAll('edition-refused', pilotFaults(draft, given, around));
    refuseAll('edition-refused', shapeFindings(line, draft, this.packs.storyOf(line.pack, line.type)).map(reasonOf));

    const at = new Date();
    const from = given.effectiveFrom === undefined ? at : new Date(given.effectiveFrom);
    if (from < at) refuseAll('edition-refused', [{ code: 'effective-in-past', field: '/effectiveFrom' }]);
    const version = head.version + 1;
    const content = numbered(draft.kind, draft.content, version);
    const pilot = given.pilot ?? null;
    const row: EditionRow = { ...draft, state: 'published', content, version, pilot, effectiveFrom: from };
    const before = await this.reading.published(em, tenant, line.pack, line.type);
    const change: Change = { line, edition: row.id, before, after: [...before, row], at: from };
    const report = judgeChange(this.packs, change, around);
    refuseAll(line.kind === 'overlay' ? 'overlay-refused' : 'edition-refused', faultsOf(report).map(reasonOf));
    const unheld = unheldOf(report);
    if (!given.vacantAccepted) refuseAll('edition-duties-vacant', unheld.map(reasonOf));

    const { reason, pilot: sites } = given;
    await this.editions.publish(em, tenant, row.id, {
      content,
      version,
      from,
      by: person,
      at,
      ...(sites && { pilot: sites }),
    });
    const details = {
      version,
      content: sha256(canonicalJson(content)),
      effectiveFrom: from.toISOString(),
      ...(sites && { pilot: sites }),
      ...vacantAccepted(unheld),
    };
    await this.editions.keep(em, tenant, row.id, {
      act: 'published',
      actor: person,
      details,
      ...(reason && { reason }),
    });
    const published = (await this.editions.hold(em, tenant, row.id))!;
    await tellPublished(em, by, published, 'published', concernsOf(this.packs, change, around, report.vacant));
    return { row: published, report };
  }

  /** Four eyes: neither who began the draft nor who saved it since. */
  private async refuseAuthor(
    em: EntityManager,
    { tenant, person }: { readonly tenant: string; readonly person: string },
    { id }: EditionRow,
  ): Promise<void> {
    if (!this.rules.bySecondPerson) return;
    const wrote = await em.query<unknown[]>(
      `select from edition_entry where tenant = $1 and edition = $2 and actor = $3 and act in ('drafted', 'saved')`,
      [tenant, id, person],
    );
    if (wrote.length > 0)
      throw new ProblemError(403, 'publisher-is-author', [{ code: 'publisher-is-author', field: '/author' }]);
  }
}

function pilotFaults(
  { site }: EditionRow,
  { pilot }: GivenPublication,
  around: Surroundings,
): readonly ProblemReasonInput[] {
  if (!pilot) return [];
  if (site !== null) return [{ code: 'pilot-of-site', field: '/pilot', params: { site } }];
  return unknownSites(pilot, around);
}
