/** Types of walk.mjs, for end-to-end specs. */
export function walk(
  addresses: Readonly<Record<string, string>>,
): Promise<{ readonly number: string; readonly sequence: number }>;
export function submission(): {
  form: Record<string, unknown>;
  window: { from: string; until: string };
  people: { person: string; role: string }[];
} & Record<string, unknown>;
export const crew: {
  readonly charge: string;
  readonly welder: string;
  readonly guardian: string;
  readonly tester: string;
};
