/** Types of the audit verifier, for specs. */
export type Verdict =
  | {
      ok: true;
      tenant: string;
      number: string;
      exportedAt: string;
      transitions: number;
      head: string;
      signatures?: Signatures;
      notedAt?: number;
    }
  | {
      ok: false;
      code: string;
      line: number;
      sequence?: number;
      from: number;
      to: number;
      message: string;
      zh: string;
    };
/** By whose keys acts were signed. */
export interface Signatures {
  byDevice: number;
  byService: number;
  serviceKeys: readonly string[];
  handwritten: readonly { sequence: number; act: string; signer: string; sha256: string }[];
}
/** Gives the bytes of what was shown, or of a picture, by its hash. */
export type ShownOf = (hash: string) => Uint8Array | undefined;
export function verify(
  bytes: Uint8Array,
  options?: { noted?: string; shownOf?: ShownOf; pictureOf?: ShownOf },
): Verdict;
