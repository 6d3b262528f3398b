/** Types of the bundle verifier, for specs. */
import type { ShownOf, Signatures, Verdict } from './verify.mjs';

export interface BundleSignatures extends Omit<Signatures, 'handwritten'> {
  /** `picture`: its path in the bundle; null in bundles of version 1. */
  handwritten: readonly { permit: string; sequence: number; act: string; signer: string; picture: string | null }[];
}

export type BundleVerdict =
  | {
      ok: true;
      tenant: string;
      scope: { number: string } | { month: string; site?: string };
      exportedAt: string;
      permits: number;
      transitions: number;
      isolations: number;
      files: number;
      signatures?: BundleSignatures;
      keyId: string;
      publicKey: string;
      pinned: boolean;
    }
  | { ok: false; code: string; message: string; zh: string; path?: string };
export function verifyBundle(
  bytes: Uint8Array,
  verifyFile: (
    bytes: Uint8Array,
    options: { shownOf?: ShownOf; pictureOf?: ShownOf; key?: string | readonly string[] },
  ) => Verdict,
  options?: { key?: string | readonly string[] },
): BundleVerdict;
export function describeBundle(file: string, verdict: BundleVerdict): string;
