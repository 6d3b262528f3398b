/** A signed archive of one permit or of a month: every act, the rules they were decided by, and a manifest over all of it (P5, X2). */
import {
  attachmentsPath,
  auditLines,
  auditPath,
  bundleKind,
  bundleVersion,
  manifestPath,
  packPath,
  shownPath,
  signaturePath,
  tarEnd,
  tarEntry,
  type BundleManifest,
  type Transition,
} from '@holdpoint/contracts';
import { canonicalJson } from '@holdpoint/permit-domain';
import { Injectable } from '@nestjs/common';
import { AttachmentStore, type AttachmentRow } from '../db/attachment.store';
import { PackVersionStore } from '../db/pack-version.store';
import { PermitsReadModel } from '../db/permits.read-model';
import type { Requester } from './acts';
import { boundIn } from './attachments/bound-attachment';
import { AuditSeal } from './audit-seal';
import { sha256 } from './fingerprint';
import { permitUnknown } from './permit-problems';
import { shownOf } from './signatures/shown-of';

type By = Pick<Requester, 'tenant'>;

@Injectable()
export class BundleAudit {
  constructor(
    private readonly permits: PermitsReadModel,
    private readonly packs: PackVersionStore,
    private readonly seal: AuditSeal,
    private readonly attachments: AttachmentStore,
  ) {}

  /** The key that signs, for whoever wants to know it beforehand. @throws ProblemError 503 */
  key(): ReturnType<AuditSeal['publicKey']> {
    return this.seal.publicKey();
  }

  /** Blocks of a tar. @throws ProblemError 404, 503 before the first of them */
  async ofPermit(by: By, number: string): Promise<AsyncIterable<Uint8Array>> {
    this.seal.publicKey();
    const past = await this.permits.past(by.tenant, number);
    if (past.length === 0) throw permitUnknown();
    return this.blocks(by.tenant, { number }, [past]);
  }

  /** @param month `YYYY-MM` of UTC. @throws ProblemError 503 */
  async ofMonth(by: By, month: string, site?: string): Promise<AsyncIterable<Uint8Array>> {
    this.seal.publicKey();
    const numbers = await this.permits.activeIn(by.tenant, month, site);
    return this.blocks(by.tenant, { month, ...(site !== undefined && { site }) }, this.pasts(by.tenant, numbers));
  }

  private async *pasts(tenant: string, numbers: readonly string[]): AsyncGenerator<readonly Transition[]> {
    for (const number of numbers) yield await this.permits.past(tenant, number);
  }

  /** One permit in memory at a time, however many there are; none without an act. */
  private async *blocks(
    tenant: string,
    scope: BundleManifest['scope'],
    pasts: Iterable<readonly Transition[]> | AsyncIterable<readonly Transition[]>,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    const exportedAt = new Date().toISOString();
    const at = Math.floor(Date.parse(exportedAt) / 1000);
    const files: BundleManifest['files'][number][] = [];
    const permits: BundleManifest['permits'][number][] = [];
    const hashes = new Set<string>();
    const shown = new Set<string>();
    const entry = (path: string, content: Buffer): Uint8Array => {
      files.push({ path, bytes: content.length, sha256: sha256(content) });
      return tarEntry(path, content, at);
    };
    for await (const past of pasts) {
      const { body, hash: head } = past.at(-1)!;
      const { number } = body;
      const lines = [...auditLines({ tenant, number, exportedAt }, past, sha256)];
      permits.push({ number, transitions: past.length, head });
      for (const { body } of past) hashes.add(body.packHash);
      yield entry(auditPath(number), Buffer.from(lines.join(''), 'utf8'));
      const named = await this.attachments.named(tenant, attachmentsIn(past));
      if (named.length > 0) yield entry(attachmentsPath(number), Buffer.from(listed(named), 'utf8'));
      for (const [hash, text] of await shownOf(past, (wanted) => this.packs.one(tenant, wanted))) {
        if (shown.has(hash)) continue;
        shown.add(hash);
        yield entry(shownPath(hash), Buffer.from(text, 'utf8'));
      }
    }
    for (const hash of [...hashes].sort()) {
      const pack = await this.packs.one(tenant, hash);
      if (pack) yield entry(packPath(hash), Buffer.from(canonicalJson(pack), 'utf8'));
    }
    const manifest: BundleManifest = {
      kind: bundleKind,
      version: bundleVersion,
      tenant,
      scope,
      exportedAt,
      files,
      permits,
    };
    const bytes = Buffer.from(canonicalJson(manifest), 'utf8');
    yield tarEntry(manifestPath, bytes, at);
    yield tarEntry(signaturePath, Buffer.from(canonicalJson(this.seal.sign(bytes)), 'utf8'), at);
    yield tarEnd();
  }
}

/** Everything that the permit ever named, in a form that was returned too; what it bound is in its own file, under the chain's hashes. */
const attachmentsIn = (past: readonly Transition[]): readonly string[] => [
  ...new Set(
    past
      .flatMap(({ body: { command } }) => {
        if (command.name === 'submit') return Object.values(command.body.form).flatMap(boundIn);
        const { signature } = command;
        const handwriting = signature?.attachment;
        return [
          ...(command.name === 'handBack' ? boundIn(command.body.attachments) : []),
          ...(handwriting === undefined ? [] : [{ attachment: handwriting }]),
        ];
      })
      .map(({ attachment }) => attachment),
  ),
];

const listed = (rows: readonly AttachmentRow[]): string =>
  canonicalJson(
    [...rows]
      .sort((one, other) => (one.id < other.id ? -1 : 1))
      .map(({ id, sha256, bytes, mediaType }) => ({ id, sha256, bytes, mediaType })),
  );
