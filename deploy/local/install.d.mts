/** Types of install.mjs. */
export function whatIsMissing(folder?: string): string | undefined;
