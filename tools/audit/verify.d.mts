/** Types of the audit verifier, for specs. */
export type Verdict =
  | {
      ok: true;
      tenant: string;
      number: string;
      exportedAt: string;
      transitions: number;
      head: string;
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
export function verify(bytes: Uint8Array, options?: { noted?: string }): Verdict;
