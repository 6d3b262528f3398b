/** What a submission says that it copied, held against what it was copied from: marked by comparison, not by claim; what must be fresh is refused (L1). */
import { canonicalJson, mustBeFresh, type CopiedFrom, type TypePack, type Unmet } from '@holdpoint/permit-domain';
import { Injectable } from '@nestjs/common';
import { PermitsReadModel } from '../db/permits.read-model';
import { TemplateStore } from '../db/template.store';

export interface MarkedCopy {
  readonly copied?: CopiedFrom;
  readonly faults: readonly Unmet[];
}
interface CopySource {
  readonly type: string;
  readonly form: Readonly<Record<string, unknown>>;
}

@Injectable()
export class MarkCopied {
  constructor(
    private readonly permits: PermitsReadModel,
    private readonly templates: TemplateStore,
  ) {}

  /** Without a claim nothing is asked of the database. */
  async of(
    tenant: string,
    claim: Pick<CopiedFrom, 'from' | 'version' | 'fields'> | undefined,
    form: Readonly<Record<string, unknown>>,
    pack: TypePack,
  ): Promise<MarkedCopy> {
    if (!claim) return { faults: [] };
    const { from, version } = claim;
    const source = await this.source(tenant, from, version);
    const refuse = (code: string): MarkedCopy => ({ faults: [{ code, params: { from }, field: '/copied/from' }] });
    if (!source) return refuse('copied-unknown');
    if (source.type !== pack.type) return refuse('copied-of-another-type');
    const faults = claim.fields.filter((id) => mustBeFresh(pack, id)).map((id) => notFresh(id, pack));
    const same = Object.keys(form).filter(
      (id) => id in source.form && canonicalJson(form[id]) === canonicalJson(source.form[id]),
    );
    const unchanged = same.filter((id) => mustBeFresh(pack, id));
    return {
      faults,
      copied: {
        from,
        ...(version !== undefined && { version }),
        fields: same.filter((id) => !mustBeFresh(pack, id)),
        ...(unchanged.length > 0 && { unchanged }),
      },
    };
  }

  private async source(tenant: string, from: string, version: number | undefined): Promise<CopySource | undefined> {
    if (version !== undefined) {
      const row = await this.templates.one(tenant, from, version);
      return row && { type: row.type, form: row.content.form };
    }
    const [permit] = await this.permits.states(tenant, [from]);
    return permit && { type: permit.state.type, form: permit.state.form };
  }
}

function notFresh(id: string, pack: TypePack): Unmet {
  const line = pack.form.find((field) => field.id === id);
  return {
    code: 'copied-not-fresh',
    params: { field: id },
    field: `/form/${id}`,
    ...(line && { clause: line.clause, certainty: line.certainty }),
  };
}
