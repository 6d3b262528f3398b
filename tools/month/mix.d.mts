/** Types of the month's mix, for specs. */
export const courses: Readonly<Record<string, { readonly share: number; readonly for?: readonly string[] }>>;
export function monthOf(
  permits: number,
  seed: number,
  shipped: readonly { readonly pack: string; readonly type: string }[],
): { readonly site: string; readonly pack: string; readonly type: string; readonly course: string }[];
