/** `holdpoint.audit.heads-published`: how the chains of a site's permits and isolations ended, so that one which disappears is missed by whoever kept it. */
import type { HeadsMessage } from '../audit/audit-heads';
import type { HoldpointEvent } from './cloud-event';

export const headsPublished = 'holdpoint.audit.heads-published';
export type HeadsPublishedData = HeadsMessage;
export type HeadsPublished = HoldpointEvent<typeof headsPublished, HeadsPublishedData>;
