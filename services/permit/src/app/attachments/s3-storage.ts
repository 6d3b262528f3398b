/** Attachments in a bucket of whatever speaks S3: MinIO in the plant's own rooms, a cloud's store elsewhere. */
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import { AttachmentStorage, pathOf, storageAway, type AttachmentKey, type KeptFile } from './attachment-storage';

export interface S3Place {
  readonly bucket: string;
  /** Absent: the cloud's own, by region. */
  readonly endpoint?: string;
  readonly region: string;
  /** Absent: what the machine's environment gives. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

const silent = (): void => undefined;
type Sdk = typeof import('@aws-sdk/client-s3');

export class S3Storage extends AttachmentStorage {
  private opened?: Promise<{ sdk: Sdk; client: S3Client }>;

  constructor(private readonly place: S3Place) {
    super();
  }

  async put(key: AttachmentKey, { path, bytes, mediaType }: KeptFile): Promise<void> {
    const Key = pathOf(key);
    try {
      const { sdk, client } = await this.open();
      await client.send(
        new sdk.PutObjectCommand({
          Bucket: this.place.bucket,
          Key,
          Body: createReadStream(path),
          ContentLength: bytes,
          ContentType: mediaType,
        }),
      );
    } catch (error) {
      throw storageAway(error);
    }
  }

  async get(key: AttachmentKey): Promise<Readable | undefined> {
    const Key = pathOf(key);
    try {
      const { sdk, client } = await this.open();
      const { Body } = await client.send(new sdk.GetObjectCommand({ Bucket: this.place.bucket, Key }));
      return Body as Readable;
    } catch (error) {
      if ((error as { name?: string }).name === 'NoSuchKey') return undefined;
      throw storageAway(error);
    }
  }

  /** Ends the connections that are kept open. */
  async close(): Promise<void> {
    (await this.opened)?.client.destroy();
  }

  /** Loaded where it's used: most installations keep a folder, and the SDK is large. */
  private open(): Promise<{ sdk: Sdk; client: S3Client }> {
    this.opened ??= import('@aws-sdk/client-s3').then((sdk) => {
      const { endpoint, region, credentials } = this.place;
      const client = new sdk.S3Client({
        region,
        ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
        ...(credentials && { credentials }),
        requestHandler: { connectionTimeout: 5_000, requestTimeout: 20_000 },
        // What goes wrong is told to the caller, who tells the log.
        logger: { trace: silent, debug: silent, info: silent, warn: silent, error: silent },
        // Stores in plants are older than the newer checksums; content is held against its own hash all the same.
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
      });
      return { sdk, client };
    });
    return this.opened;
  }
}
