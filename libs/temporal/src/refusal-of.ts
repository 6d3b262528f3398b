/** Finds the core's refusal in what an update failed with. */
import { refusedFailure, type RefusalDetails } from '@holdpoint/contracts';

/** Undefined when `error` isn't a refusal. */
export function refusalOf(error: unknown): RefusalDetails | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const { type, details } = at as { type?: unknown; details?: unknown };
    if (type === refusedFailure && Array.isArray(details) && details[0]) return details[0] as RefusalDetails;
  }
  return undefined;
}
