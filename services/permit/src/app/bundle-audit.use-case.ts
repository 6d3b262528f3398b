/** A signed archive of one permit or of a month: every act, what signers saw and wrote, the isolations stood on, the rules, and a manifest over all of it (P5, X2). */
import {
  attachmentsPath,
  auditLines,
  auditPath,
  bundleKind,
  bundleVersion,
  handwritingPath,
  isolationPath,
  manifestPath,
  packPath,
  shownPath,
  signaturePath,
  tarEnd,
  tarEntry,
  type BundleManifest,
  type ListedChain,
  type Transition,
} from '@holdpoint/contracts';
import { canonicalJson } from '@holdpoint/permit-domain';
import { Injectable } from '@nestjs/common';
import { buffer } from 'node:stream/consumers';
import { AttachmentStore, type AttachmentRow } from '../db/attachment.store';
import { IsolationsReadModel } from '../db/isolations.read-model';
import { PackVersionStore } from '../db/pack-version.store';
import { PermitsReadModel } from '../db/permits.read-model';
import type { Requester } from './acts';
import { AttachmentStorage } from './attachments/attachment-storage';
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
    private readonly storage: AttachmentStorage,
    private readonly isolations: IsolationsReadModel,
  ) {}

  /** The key that signs, for whoever wants to know it beforehand. @throws ProblemError 503 */
  key(): ReturnType<AuditSeal['publicKey']> {
    return this.seal.publicKey();
  }

  /** Blocks of a tar. @throws ProblemError 404, 503 before the first of them */
  async ofPermit(by: By, number: string): Promise<AsyncIterable<Uint8Array>> {
    this.seal.publicKey();
    const exportedAt = new Date().toISOString();
    const past = await this.permits.past(by.tenant, number);
    if (past.length === 0) throw permitUnknown();
    return this.blocks({ tenant: by.tenant, scope: { number }, exportedAt }, [past], []);
  }

  /** @param month `YYYY-MM` of UTC. @throws ProblemError 503 */
  async ofMonth(by: By, month: string, site?: string): Promise<AsyncIterable<Uint8Array>> {
    this.seal.publicKey();
    // Before anything is looked up: what chain heads told until then is in the bundle.
    const exportedAt = new Date().toISOString();
    const [numbers, isolations] = await Promise.all([
      this.permits.activeIn(by.tenant, month, site),
      this.isolations.activeIn(by.tenant, month, site),
    ]);
    const scope = { month, ...(site !== undefined && { site }) };
    return this.blocks({ tenant: by.tenant, scope, exportedAt }, this.pasts(by.tenant, numbers), isolations);
  }

  private async *pasts(tenant: string, numbers: readonly string[]): AsyncGenerator<readonly Transition[]> {
    for (const number of numbers) yield await this.permits.past(tenant, number);
  }

  /** One permit in memory at a time, however many there are; none without an act. */
  private async *blocks(
    { tenant, scope, exportedAt }: Pick<BundleManifest, 'tenant' | 'scope' | 'exportedAt'>,
    pasts: Iterable<readonly Transition[]> | AsyncIterable<readonly Transition[]>,
    isolationsToo: readonly string[],
  ): AsyncGenerator<Uint8Array, void, undefined> {
    const at = Math.floor(Date.parse(exportedAt) / 1000);
    const files: BundleManifest['files'][number][] = [];
    const permits: ListedChain[] = [];
    const isolations: ListedChain[] = [];
    const packs = new Set<string>();
    const stoodOn = new Set(isolationsToo);
    const written = new Set<string>();
    /** Nothing is in a bundle twice. */
    const once = function* (path: string, content: Buffer): Generator<Uint8Array> {
      if (written.has(path)) return;
      written.add(path);
      files.push({ path, bytes: content.length, sha256: sha256(content) });
      yield tarEntry(path, content, at);
    };
    const chain = (past: readonly Transition[], list: ListedChain[]): Buffer => {
      const { body, hash: head } = past.at(-1)!;
      list.push({ number: body.number, transitions: past.length, head });
      return Buffer.from([...auditLines({ tenant, number: body.number, exportedAt }, past, sha256)].join(''), 'utf8');
    };
    for await (const past of pasts) {
      const { number } = past[0]!.body;
      for (const { body } of past) packs.add(body.packHash);
      for (const isolation of isolationsIn(past)) stoodOn.add(isolation);
      yield* once(auditPath(number), chain(past, permits));
      const named = await this.attachments.named(tenant, attachmentsIn(past));
      if (named.length > 0) yield* once(attachmentsPath(number), Buffer.from(listed(named), 'utf8'));
      for (const row of handwritingsIn(past, named)) {
        const picture = await this.storage.get({ tenant, sha256: row.sha256 });
        // One that was lost isn't there, and the verifier says that it is missing.
        if (picture) yield* once(handwritingPath(row.sha256, row.mediaType), await buffer(picture));
      }
      for (const [hash, text] of await shownOf(past, (wanted) => this.packs.one(tenant, wanted)))
        yield* once(shownPath(hash), Buffer.from(text, 'utf8'));
    }
    for (const number of [...stoodOn].sort()) {
      const past = await this.isolations.past(tenant, number);
      if (past.length > 0) yield* once(isolationPath(number), chain(past, isolations));
    }
    for (const hash of [...packs].sort()) {
      const pack = await this.packs.one(tenant, hash);
      if (pack) yield* once(packPath(hash), Buffer.from(canonicalJson(pack), 'utf8'));
    }
    const manifest: BundleManifest = {
      kind: bundleKind,
      version: bundleVersion,
      tenant,
      scope,
      exportedAt,
      files,
      permits,
      isolations,
    };
    const bytes = Buffer.from(canonicalJson(manifest), 'utf8');
    yield tarEntry(manifestPath, bytes, at);
    yield tarEntry(signaturePath, Buffer.from(canonicalJson(this.seal.sign(bytes)), 'utf8'), at);
    yield tarEnd();
  }
}

/** Of the register: what the facts of an act spoke of, and what the permit was told of. */
const isolationsIn = (past: readonly Transition[]): readonly string[] =>
  past.flatMap(({ body: { facts, command } }) => [
    ...(facts.isolations ?? []).map(({ number }) => number),
    ...(command.name === 'isolationChanged' ? [command.body.number] : []),
  ]);

/** Pictures of handwritten signatures, and no other attachment: the acts bind those by their hashes, and they stay where they are. */
const handwritingsIn = (past: readonly Transition[], named: readonly AttachmentRow[]): readonly AttachmentRow[] => {
  const signed = new Set(past.map(({ body }) => body.command.signature?.attachment));
  return named.filter(({ id, scan }) => signed.has(id) && scan !== 'refused');
};

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
