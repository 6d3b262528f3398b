/** Holds the attachments that a form or a hand-back names against what is kept, and puts each one's hash beside its name. */
import { refuse, type FormField, type Unmet } from '@holdpoint/permit-domain';
import { Injectable } from '@nestjs/common';
import { AttachmentStore, type AttachmentRow } from '../db/attachment.store';
import type { Act } from './acts';
import { attachmentNamed, type BoundAttachment } from './attachments/bound-attachment';
import { refused } from './permit-problems';

type Form = Readonly<Record<string, unknown>>;
type Rows = ReadonlyMap<string, AttachmentRow>;

@Injectable()
export class BindAttachments {
  constructor(private readonly rows: AttachmentStore) {}

  /**
   * @param fields of the pack; only those of kind `attachment` are looked at, and in them only what has the look of an id of ours
   * @returns the form with hashes in it, and every name that stands for nothing, at its field
   */
  async ofForm(
    tenant: string,
    form: Form,
    fields: readonly Pick<FormField, 'id' | 'kind'>[],
  ): Promise<{ readonly form: Form; readonly faults: readonly Unmet[] }> {
    const asked = fields.filter(({ id, kind }) => kind === 'attachment' && namesIn(form[id]).length > 0);
    if (asked.length === 0) return { form, faults: [] };
    const known = await this.known(
      tenant,
      asked.flatMap(({ id }) => namesIn(form[id])),
    );
    return {
      form: { ...form, ...Object.fromEntries(asked.map(({ id }) => [id, withHashes(form[id], known)])) },
      faults: asked.flatMap(({ id }) => faultsOf(form[id], known, `/form/${id}`)),
    };
  }

  /**
   * An act with the hashes of the attachments that its body lists by id (the hand-back's); any other act as it is.
   * @throws ProblemError 422 with each name that stands for nothing, at its place in the list
   */
  async ofAct(act: Act): Promise<Act> {
    const ids = act.body.attachments as readonly string[] | undefined;
    if (!ids) return act;
    const known = await this.known(act.by.tenant, ids);
    const faults = ids.flatMap((id, index) => faultOf(id, known, `/attachments/${index}`));
    if (faults.length > 0) throw refused(refuse('fields-invalid', faults));
    const attachments = ids.flatMap((id) => [boundTo(id, known)].filter((one) => one !== undefined));
    return { ...act, body: { ...act.body, attachments } };
  }

  private async known(tenant: string, ids: readonly string[]): Promise<Rows> {
    return new Map((await this.rows.named(tenant, ids)).map((row) => [row.id, row]));
  }
}

const namesIn = (value: unknown): readonly string[] =>
  [value].flat().flatMap((one) => [attachmentNamed(one)].filter((id) => id !== undefined));

function boundTo(id: string, known: Rows): BoundAttachment | undefined {
  const row = known.get(id);
  return row && { attachment: id, sha256: row.sha256 };
}

function withHashes(value: unknown, known: Rows): unknown {
  if (Array.isArray(value)) return value.map((one) => withHashes(one, known));
  const id = attachmentNamed(value);
  const bound = id === undefined ? undefined : boundTo(id, known);
  if (!bound) return value;
  // Whoever names it may have said more of it, a title for one; of the content, what is kept counts.
  return typeof value === 'object' ? { ...value, ...bound } : bound;
}

const faultsOf = (value: unknown, known: Rows, field: string): readonly Unmet[] =>
  Array.isArray(value)
    ? value.flatMap((one, index) => faultOf(attachmentNamed(one), known, `${field}/${index}`))
    : faultOf(attachmentNamed(value), known, field);

function faultOf(id: string | undefined, known: Rows, field: string): readonly Unmet[] {
  if (id === undefined) return [];
  const row = known.get(id);
  if (!row) return [{ code: 'attachment-unknown', params: { attachment: id }, field, mendBy: 'applicant' }];
  if (row.scan !== 'refused') return [];
  return [{ code: 'attachment-refused', params: { attachment: id }, field, mendBy: 'applicant' }];
}
