/** Editions as they stand: a list, one with its history, and what it changes against what holds, in words. */
import { Injectable } from '@nestjs/common';
import { EditionsReadModel, type EditionFilter } from '../../db/editions.read-model';
import { editionUnknown } from './edition-problems';
import { editionView, entryView, type EditionEntryView, type EditionView } from './edition-view';

export interface EditionWhole extends EditionView {
  readonly content: object;
  readonly cases?: object;
  readonly history: readonly EditionEntryView[];
}

const most = 200;

@Injectable()
export class ReadEditions {
  constructor(private readonly reading: EditionsReadModel) {}

  async list(tenant: string, filter: EditionFilter): Promise<EditionView[]> {
    const now = new Date();
    return (await this.reading.list(tenant, filter, most)).map((row) => editionView(row, now));
  }

  /** @throws ProblemError 404 */
  async one(tenant: string, id: string): Promise<EditionWhole> {
    const [row, entries] = await Promise.all([this.reading.one(tenant, id), this.reading.entries(tenant, id)]);
    if (!row) throw editionUnknown();
    const { content, cases } = row;
    return { ...editionView(row, new Date()), content, ...(cases && { cases }), history: entries.map(entryView) };
  }
}
