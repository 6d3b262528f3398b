/** What an audit bundle's manifest says (docs/audit-format.md): which files, which permits up to which act, signed as a whole. */
import type { Instant } from '@holdpoint/permit-domain';

export const bundleMediaType = 'application/x-tar';
export const bundleKind = 'holdpoint-bundle';
export const bundleVersion = 2;
/** The last two files of a bundle: canonical JSON, and the signature of its bytes. */
export const manifestPath = 'manifest.json';
export const signaturePath = 'manifest.sig.json';

export const auditPath = (number: string): string => `permits/${number}.audit.jsonl`;
export const isolationPath = (number: string): string => `isolations/${number}.audit.jsonl`;
export const attachmentsPath = (number: string): string => `attachments/${number}.json`;
/** What a signer was shown, by the hash that the signature names. */
export const shownPath = (hash: string): string => `shown/${hash}.json`;
/** The picture of a handwriting, by the hash that the signature names; the ending is for whoever opens it. */
export const handwritingPath = (hash: string, mediaType: string): string =>
  `handwriting/${hash}.${/^image\/([a-z0-9]+)$/.exec(mediaType)?.[1] ?? 'bin'}`;
export const packPath = (hash: string): string => `packs/${hash}.json`;

export interface BundleManifest {
  readonly kind: typeof bundleKind;
  readonly version: typeof bundleVersion;
  readonly tenant: string;
  /** One permit, or every permit with an act in a month of UTC, at one site or at all. */
  readonly scope: { readonly number: string } | { readonly month: string; readonly site?: string };
  readonly exportedAt: Instant;
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
  readonly permits: readonly ListedChain[];
  /** Those of the register that an act of its permits stood on; of a month those with an act in it too. */
  readonly isolations: readonly ListedChain[];
}
export interface ListedChain {
  readonly number: string;
  readonly transitions: number;
  /** Hash of the last of them. */
  readonly head: string;
}

export interface BundleSignature {
  readonly algorithm: 'Ed25519';
  /** The first 16 hexadecimal digits of the SHA-256 of the public key's 32 bytes. */
  readonly keyId: string;
  /** The public key's 32 bytes, base64; whom it belongs to is known from elsewhere. */
  readonly publicKey: string;
  /** Over the bytes of the manifest, base64. */
  readonly signature: string;
}
