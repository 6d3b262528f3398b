/** Every event that crosses a process, with schema and example: AsyncAPI is made from it, consumers check against it. */
import { assignmentChanged } from './assignment-changed';
import type { HoldpointEvent } from './cloud-event';
import { delegationChanged } from './delegation-changed';
import { headsPublished } from './heads-published';
import { isolationChanged } from './isolation-changed';
import { isolationReleaseOverdue } from './isolation-release-overdue';
import { packDue, packPublished, packRetired } from './pack-events';
import { permitTransitioned } from './permit-transitioned';
import { certificateExpiring, qualificationLost } from './qualification-events';
import { assignmentChangedExample, assignmentChangedSchema } from './schemas/assignment-changed.schema';
import { delegationChangedExample, delegationChangedSchema } from './schemas/delegation-changed.schema';
import { headsPublishedExample, headsPublishedSchema } from './schemas/heads-published.schema';
import { isolationChangedExample, isolationChangedSchema } from './schemas/isolation-changed.schema';
import {
  isolationReleaseOverdueExample,
  isolationReleaseOverdueSchema,
} from './schemas/isolation-release-overdue.schema';
import { instant, record, text, type JsonSchema } from './schemas/json-schema';
import {
  packDueExample,
  packDueSchema,
  packPublishedExample,
  packPublishedSchema,
  packRetiredExample,
  packRetiredSchema,
} from './schemas/pack-events.schema';
import { permitTransitionedExample, permitTransitionedSchema } from './schemas/permit-transitioned.schema';
import {
  certificateExpiringExample,
  certificateExpiringSchema,
  qualificationLostExample,
  qualificationLostSchema,
} from './schemas/qualification-events.schema';
import { topics, type Topic } from './topics';

export {
  assignmentChangedExample,
  certificateExpiringExample,
  delegationChangedExample,
  isolationReleaseOverdueExample,
  packDueExample,
  packPublishedExample,
  packRetiredExample,
  permitTransitionedExample,
  qualificationLostExample,
};

export interface EventEntry {
  readonly type: string;
  readonly topic: Topic;
  /** The service that sends it. */
  readonly source: HoldpointEvent['source'];
  readonly title: string;
  readonly summary: string;
  /** What `subject`, and the Kafka key, is. */
  readonly key: string;
  readonly data: JsonSchema;
  readonly example: HoldpointEvent;
}

/** One line per event. */
export const eventCatalogue: readonly EventEntry[] = [
  {
    type: permitTransitioned,
    topic: topics.permit,
    source: 'holdpoint/permit',
    title: 'Permit transitioned',
    summary:
      'One per recorded transition of a permit, in order of its sequence. Ids and roles only; no names, no numbers of people.',
    key: 'The permit’s number.',
    data: permitTransitionedSchema,
    example: permitTransitionedExample,
  },
  {
    type: qualificationLost,
    topic: topics.qualification,
    source: 'holdpoint/qualification',
    title: 'Qualification lost',
    summary: 'Someone may not do this work any more: revoked, lapsed, banned from a site, or medically unfit for it.',
    key: 'The person’s id.',
    data: qualificationLostSchema,
    example: qualificationLostExample,
  },
  {
    type: certificateExpiring,
    topic: topics.qualification,
    source: 'holdpoint/qualification',
    title: 'Certificate expiring',
    summary: 'A certificate will lapse: once for each rung of the warning ladder (90, 60, 30, 7, 1 days ahead).',
    key: 'The person’s id.',
    data: certificateExpiringSchema,
    example: certificateExpiringExample,
  },
  {
    type: assignmentChanged,
    topic: topics.assignment,
    source: 'holdpoint/permit',
    title: 'Assignment changed',
    summary:
      'Who holds a duty at a site or an area, the whole set. Keep the newest by `time`, whatever order they arrive in.',
    key: 'Site, area and duty.',
    data: assignmentChangedSchema,
    example: assignmentChangedExample,
  },
  {
    type: delegationChanged,
    topic: topics.assignment,
    source: 'holdpoint/permit',
    title: 'Delegation changed',
    summary: 'A holder of a duty lets somebody sign stages in their place, or has taken that back.',
    key: 'The delegation’s id.',
    data: delegationChangedSchema,
    example: delegationChangedExample,
  },
  {
    type: headsPublished,
    topic: topics.audit,
    source: 'holdpoint/permit',
    title: 'Chain heads published',
    summary:
      'How the record of every permit of a site ended at a moment, signed, each message leading on from the one before: at set times and at the end of the site’s day. Keep them away from the server.',
    key: 'Id of the site.',
    data: headsPublishedSchema,
    example: headsPublishedExample,
  },
  {
    type: isolationChanged,
    topic: topics.isolation,
    source: 'holdpoint/permit',
    title: 'Isolation changed',
    summary:
      'One per entry of an isolation of the register, in order of its sequence: applied, verified, released for a test, removed, a lock on or off its box.',
    key: 'The isolation’s number.',
    data: isolationChangedSchema,
    example: isolationChangedExample,
  },
  {
    type: isolationReleaseOverdue,
    topic: topics.isolation,
    source: 'holdpoint/permit',
    title: 'Test release left open',
    summary:
      'Points released for a test run are still released past the site’s limit: at the limit, 30 and 60 minutes after it, then once a shift.',
    key: 'The isolation’s number.',
    data: isolationReleaseOverdueSchema,
    example: isolationReleaseOverdueExample,
  },
  {
    type: packPublished,
    topic: topics.pack,
    source: 'holdpoint/permit',
    title: 'Pack published',
    summary:
      'A version of a tenant’s own rules holds from the moment it names, at the sites that it names. Running permits go on by those they began with.',
    key: 'Pack and type.',
    data: packPublishedSchema,
    example: packPublishedExample,
  },
  {
    type: packRetired,
    topic: topics.pack,
    source: 'holdpoint/permit',
    title: 'Pack retired',
    summary: 'A version holds no longer for new permits: retired, or rolled back to what held before it.',
    key: 'Pack and type.',
    data: packRetiredSchema,
    example: packRetiredExample,
  },
  {
    type: packDue,
    topic: topics.pack,
    source: 'holdpoint/permit',
    title: 'Pack begins or ends tomorrow',
    summary: 'A version that was published, or retired, for a later day takes effect within a day. Once.',
    key: 'Pack and type.',
    data: packDueSchema,
    example: packDueExample,
  },
];

/** The CloudEvents 1.0 envelope around `data`, in structured JSON. */
export const eventSchema = ({ type, source, key, data }: EventEntry): JsonSchema =>
  record({
    specversion: { const: '1.0' },
    id: text('Unique; the same id is the same event, so consumers take it once.'),
    source: { const: source },
    type: { const: type },
    subject: text(key),
    time: instant('When it happened.'),
    datacontenttype: { const: 'application/json' },
    tenant: text('Whose it is.'),
    correlationid: text('What it is part of, from the first request on.'),
    data,
  });
