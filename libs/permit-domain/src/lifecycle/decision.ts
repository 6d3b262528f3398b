/** What `decide` answers: events in order, or one refusal that carries every reason. */
import type { PermitEvent } from './events';
import type { Refusal } from '../refusal';

export type Decision =
  | { readonly accepted: true; readonly events: readonly PermitEvent[] }
  | { readonly accepted: false; readonly refusal: Refusal };

export const accept = (...events: PermitEvent[]): Decision => ({ accepted: true, events });
export const reject = (refusal: Refusal): Decision => ({ accepted: false, refusal });
