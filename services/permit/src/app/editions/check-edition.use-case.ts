/** Says of a draft, or of what is published, everything that would be said at its publication: faults, doubts, broken cases, vacant duties, differences. */
import { Injectable } from '@nestjs/common';
import { EditionsReadModel } from '../../db/editions.read-model';
import type { EditionRow } from '../../db/edition.store';
import { PackShelf } from '../pack-shelf';
import { numbered, shapeFindings } from './edition-content';
import { editionUnknown } from './edition-problems';
import type { EditionReport } from './edition-report';
import { lineOf } from './edition-stack';
import { judgeChange } from './judge-edition';
import { LookAround } from './surroundings';

const noCases: EditionReport['cases'] = { run: 0, broken: [] };

@Injectable()
export class CheckEdition {
  constructor(
    private readonly reading: EditionsReadModel,
    private readonly packs: PackShelf,
    private readonly lookAround: LookAround,
  ) {}

  /** @throws ProblemError 404 */
  async run(tenant: string, id: string): Promise<EditionReport> {
    const row = await this.reading.one(tenant, id);
    if (!row) throw editionUnknown();
    const line = lineOf(row);
    const shapeless = shapeFindings(line, row);
    if (shapeless.length > 0) return { findings: shapeless, vacant: [], differences: [], cases: noCases };
    const [published, around, cases] = await Promise.all([
      this.reading.ofType(tenant, row.pack, row.type),
      this.lookAround.run(tenant),
      this.casesOf(tenant, row),
    ]);
    // What is published already is held against what would hold without it.
    const before = published.filter((one) => one.id !== id);
    const at = row.effectiveFrom !== null && row.effectiveFrom > new Date() ? row.effectiveFrom : new Date();
    return {
      ...judgeChange(this.packs, { line, edition: id, before, after: [...before, asIf(row, before)], at }, around),
      cases,
    };
  }

  casesOf(_tenant: string, _row: EditionRow): Promise<EditionReport['cases']> {
    return Promise.resolve(noCases);
  }
}

/** As it would be if it were published now, after everything that is. */
function asIf(row: EditionRow, before: readonly EditionRow[]): EditionRow {
  if (row.state === 'published') return row;
  const version = row.version ?? Math.max(0, ...before.map((one) => one.version ?? 0)) + 1;
  const content = numbered(row.kind, row.content, version);
  return { ...row, state: 'published', content, version, pilot: null, effectiveFrom: new Date(0) };
}
