/** The whole notification service on real parts, for one spec file: PostgreSQL, Kafka, an issuer, a mail server. */
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import type { HoldpointEvent, Scope, Topic } from '@holdpoint/contracts';
import { createService } from '@holdpoint/service-kit';
import {
  serviceDatabase,
  smtpSink,
  testIssuer,
  testKafka,
  until,
  type ServiceDatabase,
  type SmtpSink,
  type TestIssuer,
  type TestKafka,
} from '@holdpoint/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Producer } from 'kafkajs';
import request from 'supertest';
import { notificationService } from '../service';

export interface Backing {
  readonly database: ServiceDatabase;
  readonly kafka: TestKafka;
  readonly issuer: TestIssuer;
  readonly mail: SmtpSink;
  /** A topic or group as this spec's service names it in Kafka. */
  named(topic: string): string;
  /** Puts events on a topic as their services would. */
  publish(topic: Topic, ...events: readonly (HoldpointEvent | string)[]): Promise<void>;
  stop(): Promise<void>;
}
export interface Service {
  readonly app: NestExpressApplication;
  readonly url: string;
  readonly http: ReturnType<typeof request>;
  stop(): Promise<void>;
}

export async function backing(env: Readonly<Record<string, string>> = {}): Promise<Backing> {
  const [database, issuer, mail] = await Promise.all([serviceDatabase('notification'), testIssuer(), smtpSink()]);
  const kafka = testKafka();
  Object.assign(process.env, {
    HOLDPOINT_DATABASE_URL: database.url,
    HOLDPOINT_MIGRATION_DATABASE_URL: database.migrationUrl,
    HOLDPOINT_KAFKA_BROKERS: kafka.brokers,
    // Topics and groups of this spec alone, on the Kafka that all share.
    HOLDPOINT_KAFKA_PREFIX: `${kafka.prefix}.`,
    HOLDPOINT_KAFKA_PARTITIONS: '2',
    HOLDPOINT_CONSUMER_ATTEMPTS: '2',
    HOLDPOINT_OIDC_ISSUER: issuer.url,
    HOLDPOINT_OIDC_AUDIENCE: issuer.audience,
    HOLDPOINT_DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
    HOLDPOINT_SMTP_URL: mail.url,
    HOLDPOINT_DELIVERY_RETRY_SECONDS: '0.2,0.2,0.2',
    HOLDPOINT_LOG_LEVEL: 'silent',
    ...env,
  });
  const named = (topic: string): string => `${kafka.prefix}.${topic}`;
  let producer: Producer | undefined;
  return {
    database,
    kafka,
    issuer,
    mail,
    named,
    async publish(topic, ...events) {
      if (!producer) {
        producer = kafka.client().producer();
        await producer.connect();
      }
      const messages = events.map((event) =>
        typeof event === 'string' ? { key: 'odd', value: event } : { key: event.subject, value: JSON.stringify(event) },
      );
      await producer.send({ topic: named(topic), messages });
    },
    async stop() {
      await producer?.disconnect();
      await mail.close();
      await issuer.close();
      await database.drop();
    },
  };
}

/** Ready means that its consumers have joined their groups as well: what is published from now on is taken. */
export async function startService(): Promise<Service> {
  const app = await createService(notificationService);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const http = request(url) as unknown as ReturnType<typeof request>;
  await until(async () => (await http.get('/health/ready')).status === 200, { what: 'readiness' });
  return { app, url, http, stop: () => app.close() };
}

export const allScopes: readonly Scope[] = ['notification:read', 'notification:admin'];
export const newKey = (): string => `key-${randomUUID()}`;
/** A tenant that no other test has. */
export const newTenant = (): string => `t${randomUUID().slice(0, 8)}`;

/** What a person of a tenant sends with every request. */
export async function headersOf(
  issuer: TestIssuer,
  tenant: string,
  person: string | undefined,
  scopes: readonly Scope[] = ['notification:read'],
  language = 'en',
): Promise<Record<string, string>> {
  const who = person === undefined ? { client: 'erp' } : { person };
  const token = await issuer.token({ ...who, tenant, scopes });
  return { authorization: `Bearer ${token}`, 'accept-language': language };
}
