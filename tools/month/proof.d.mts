/** Types of the month's proof, for specs. */
export function proofOf(
  text: string,
  row: { readonly sequence: number; readonly phase: string; readonly state: object },
  evolveAll: (state: object | undefined, events: readonly object[]) => object,
): { readonly transitions: number; readonly differences: readonly string[] };
