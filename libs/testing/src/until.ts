/** Waits for a condition instead of sleeping: the bound is generous, the wait ends as soon as the condition holds. */
export interface UntilOptions {
  /** Milliseconds; 30 000 unless told. Generous, since the machine may be busy: only a failure takes this long. */
  readonly within?: number;
  /** Milliseconds between two looks; 50 unless told. */
  readonly every?: number;
  /** What is awaited, for the message. */
  readonly what?: string;
}

/**
 * Looks again until the condition gives something truthy, and returns that. A condition that throws counts as not yet;
 * the last error or value is in the message when time is up.
 */
export async function until<T>(
  condition: () => T | Promise<T>,
  options: UntilOptions = {},
): Promise<Exclude<T, false | null | undefined | 0 | ''>> {
  const { within = 30_000, every = 50, what = 'the condition' } = options;
  const bound = Date.now() + within;
  let last: unknown;
  for (;;) {
    try {
      const value = await condition();
      if (value) return value as Exclude<T, false | null | undefined | 0 | ''>;
      last = value;
    } catch (error) {
      last = error;
    }
    if (Date.now() >= bound) {
      const seen = last instanceof Error ? last.message : JSON.stringify(last);
      throw new Error(`${what} did not hold within ${within} ms; last: ${seen}`, { cause: last });
    }
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}
