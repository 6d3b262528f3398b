/** What a webhook is, and which events it wants: the same answer whether it is asked of a moment's memory or of the table. */
import { eventCatalogue, type HoldpointEvent } from '@holdpoint/contracts';

/** What a webhook may ask for; `*` is everything, and whatever is added later. */
export const webhookTypes: readonly string[] = ['*', ...eventCatalogue.map(({ type }) => type)];
/** The event that `POST /webhooks/{id}/pings` sends; it is on no topic. */
export const pingType = 'holdpoint.webhook.ping';

export interface WebhookFilter {
  readonly types: readonly string[];
  /** Absent: whatever the event is about. Each that is there must match, so an event that doesn't say it is left out. */
  readonly permitTypes?: readonly string[];
  readonly sites?: readonly string[];
  readonly workOrdersOnly: boolean;
}

export const pauseReasons = ['asked', 'failing', 'gone'] as const;
export type PauseReason = (typeof pauseReasons)[number];

export interface WebhookSecret {
  readonly id: string;
  /** `whsec_` and base64. */
  readonly secret: string;
  readonly createdAt: string;
  /** Set by a rotation: signs until then beside its successor. */
  readonly expiresAt?: string;
}

export interface Webhook extends WebhookFilter {
  readonly id: string;
  readonly url: string;
  readonly description?: string;
  readonly secrets: readonly WebhookSecret[];
  readonly createdBy: string;
  readonly createdAt: string;
  /** Nothing has got through since then. */
  readonly failingSince?: string;
  readonly pausedAt?: string;
  readonly pausedBecause?: PauseReason;
}

export function wants(filter: WebhookFilter, { type, data }: HoldpointEvent): boolean {
  if (!filter.types.includes('*') && !filter.types.includes(type)) return false;
  const { site, permitType, workOrder } = data as {
    readonly site?: string;
    readonly permitType?: string;
    readonly workOrder?: string;
  };
  if (filter.sites && !(site !== undefined && filter.sites.includes(site))) return false;
  if (filter.permitTypes && !(permitType !== undefined && filter.permitTypes.includes(permitType))) return false;
  return !filter.workOrdersOnly || workOrder !== undefined;
}
