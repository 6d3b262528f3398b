/** Says of a draft, or of what is published, everything that would be said at its publication: faults, doubts, broken cases, vacant duties, differences. */
import type { CaseFile } from '@holdpoint/permit-domain';
import { runCase } from '@holdpoint/permit-domain/cases';
import { Injectable } from '@nestjs/common';
import { EditionsReadModel } from '../../db/editions.read-model';
import type { EditionRow } from '../../db/edition.store';
import { PackShelf } from '../pack-shelf';
import { numbered, shapeFindings, wholeCases } from './edition-content';
import { editionUnknown } from './edition-problems';
import type { BrokenCase, EditionReport } from './edition-report';
import { lineOf, stackAt } from './edition-stack';
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
    const shapeless = shapeFindings(line, row, this.packs.storyOf(row.pack, row.type));
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

  /** On the rules as they would hold in its place; of what is out of shape none is run. */
  async casesOf(tenant: string, row: EditionRow): Promise<EditionReport['cases']> {
    const story = this.packs.storyOf(row.pack, row.type);
    const cases = wholeCases(row.cases, story) as unknown as CaseFile | undefined;
    const line = lineOf(row);
    if (!cases || shapeFindings(line, row, story).length > 0) return noCases;
    const before = (await this.reading.ofType(tenant, row.pack, row.type)).filter(({ id }) => id !== row.id);
    const { site, area } = line;
    const place = { ...(site !== undefined && { site }), ...(area !== undefined && { area }) };
    const { laid } = stackAt(this.packs, [...before, { ...asIf(row, before), pilot: null }], line, place, new Date());
    if (!laid) return noCases;
    const broken: BrokenCase[] = [];
    for (const one of cases.cases) {
      // A case takes milliseconds; others are served between them.
      await new Promise((resolve) => setImmediate(resolve));
      const { faults } = runCase(laid.pack, cases, one);
      if (faults.length > 0) broken.push({ case: one.case, clause: [one.clause].flat().join(', '), faults });
    }
    return { run: cases.cases.length, broken };
  }
}

/** As it would be if it were published now, after everything that is. */
function asIf(row: EditionRow, before: readonly EditionRow[]): EditionRow {
  if (row.state === 'published') return row;
  const version = row.version ?? Math.max(0, ...before.map((one) => one.version ?? 0)) + 1;
  const content = numbered(row.kind, row.content, version);
  return { ...row, state: 'published', content, version, pilot: null, effectiveFrom: new Date(0) };
}
