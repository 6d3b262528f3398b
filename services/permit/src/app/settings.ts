/** Settings of the permit service beyond the kit's: where the packs are, and how wide the door is. */
import { resolve } from 'node:path';
import { SettingsReader, type Environment } from '@holdpoint/service-kit';
import type { S3Place } from './attachments/s3-storage';
import type { DoorLimits } from './door-queue';
import { defaultPacksDir } from './pack-shelf';
import type { ThreadLimits } from './thread-pool';

/** Beside the packs, where the local stack keeps its own things; compose and charts name a volume. */
const defaultAttachmentsDir = resolve(defaultPacksDir, '..', '.holdpoint', 'attachments');

export interface PermitSettings {
  readonly packsDir: string;
  readonly door: DoorLimits;
  /** Base64 of 32 bytes: what audit bundles are signed with. */
  readonly auditKey?: string;
  /** How often chain heads are published; 0: never. */
  readonly headsEveryMinutes: number;
  /** How often is looked for what has to be reminded of; 0: never by this process. */
  readonly remindersEverySeconds: number;
  /** Where phones reach this service: what the codes on printed permits lead to, without a slash at its end. */
  readonly publicUrl: string;
  readonly attachments: AttachmentSettings;
  /** Where permits are drawn, beside the event loop. */
  readonly print: ThreadLimits;
  /** Rules are published by somebody else than who wrote them. */
  readonly bySecondPerson: boolean;
}

export interface AttachmentSettings {
  readonly mostBytes: number;
  /** A folder, unless a bucket is named. */
  readonly folder: string;
  readonly s3?: S3Place;
  /** Where small pictures are made, beside the event loop. */
  readonly previews: ThreadLimits;
  readonly scanner?: { readonly url: string; readonly patienceMs: number };
}

export function permitSettings(env: Environment = process.env): PermitSettings {
  const read = new SettingsReader(env);
  const auditKey = read.optional('HOLDPOINT_AUDIT_KEY');
  return read.checked({
    packsDir: read.text('HOLDPOINT_PACKS_DIR', defaultPacksDir),
    ...(auditKey !== undefined && { auditKey }),
    headsEveryMinutes: auditKey === undefined ? 0 : read.number('HOLDPOINT_HEADS_EVERY_MINUTES', 15, { min: 0 }),
    remindersEverySeconds: read.number('HOLDPOINT_REMINDERS_EVERY_SECONDS', 60, { min: 0 }),
    publicUrl: read.text('HOLDPOINT_PUBLIC_URL', 'http://localhost:3001').replace(/\/+$/, ''),
    attachments: attachmentSettings(read),
    print: {
      threads: read.number('HOLDPOINT_PRINT_THREADS', 1, { min: 1 }),
      waiting: read.number('HOLDPOINT_PRINT_WAITING', 8),
      patienceMs: read.number('HOLDPOINT_PRINT_PATIENCE_MS', 60_000, { min: 100 }),
    },
    bySecondPerson: read.choice('HOLDPOINT_PUBLISH_BY_SECOND_PERSON', ['yes', 'no'], 'no') === 'yes',
    door: {
      atOnce: read.number('HOLDPOINT_COMMANDS_AT_ONCE', 64, { min: 1 }),
      waiting: read.number('HOLDPOINT_COMMANDS_WAITING', 1000),
      patienceMs: read.number('HOLDPOINT_COMMANDS_PATIENCE_MS', 15_000, { min: 100 }),
    },
  });
}

function attachmentSettings(read: SettingsReader): AttachmentSettings {
  const bucket = read.optional('HOLDPOINT_ATTACHMENTS_S3_BUCKET');
  const scanUrl = read.optional('HOLDPOINT_ATTACHMENTS_SCAN_URL');
  return {
    mostBytes: read.number('HOLDPOINT_ATTACHMENTS_MAX_BYTES', 20 * 1024 * 1024, { min: 1024 }),
    folder: read.text('HOLDPOINT_ATTACHMENTS_DIR', defaultAttachmentsDir),
    previews: {
      threads: read.number('HOLDPOINT_PREVIEW_THREADS', 1, { min: 1 }),
      waiting: read.number('HOLDPOINT_PREVIEW_WAITING', 24),
      patienceMs: read.number('HOLDPOINT_PREVIEW_PATIENCE_MS', 20_000, { min: 100 }),
    },
    ...(bucket !== undefined && { s3: s3Place(read, bucket) }),
    ...(scanUrl !== undefined && {
      scanner: {
        url: scanUrl,
        patienceMs: read.number('HOLDPOINT_ATTACHMENTS_SCAN_PATIENCE_MS', 15_000, { min: 100 }),
      },
    }),
  };
}

function s3Place(read: SettingsReader, bucket: string): S3Place {
  const endpoint = read.optional('HOLDPOINT_ATTACHMENTS_S3_ENDPOINT');
  const accessKeyId = read.optional('HOLDPOINT_ATTACHMENTS_S3_ACCESS_KEY');
  return {
    bucket,
    region: read.text('HOLDPOINT_ATTACHMENTS_S3_REGION', 'us-east-1'),
    ...(endpoint !== undefined && { endpoint }),
    ...(accessKeyId !== undefined && {
      credentials: { accessKeyId, secretAccessKey: read.text('HOLDPOINT_ATTACHMENTS_S3_SECRET_KEY') },
    }),
  };
}
