/** Types of the bundle verifier, for specs. */
import type { ShownOf, Signatures, Verdict } from './verify.mjs';

export type BundleVerdict =
  | {
      ok: true;
      tenant: string;
      scope: { number: string } | { month: string; site?: string };
      exportedAt: string;
      permits: number;
      transitions: number;
      files: number;
      signatures?: Signatures;
      keyId: string;
      publicKey: string;
      pinned: boolean;
    }
  | { ok: false; code: string; message: string; zh: string; path?: string };
export function isTar(bytes: Uint8Array): boolean;
export function verifyBundle(
  bytes: Uint8Array,
  verifyFile: (bytes: Uint8Array, options: { shownOf: ShownOf }) => Verdict,
  options?: { key?: string },
): BundleVerdict;
export function describeBundle(file: string, verdict: BundleVerdict): string;
