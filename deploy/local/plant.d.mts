/** Types of plant.mjs, for end-to-end specs. */
export const site: string;
export const zone: string;
export const workPoints: Readonly<Record<string, { readonly code: string }>>;
export const certificates: Readonly<Record<string, readonly string[]>>;
export const duties: Readonly<Record<string, string>>;
export function localDate(days?: number): string;
export function instant(minutes?: number): string;
