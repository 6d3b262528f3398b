/** The whole qualification service on real parts, for one spec file: PostgreSQL, Kafka, Temporal, an issuer, a stand-in register. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HoldpointEvent, Scope, Topic } from '@holdpoint/contracts';
import { createService } from '@holdpoint/service-kit';
import {
  serviceDatabase,
  testIssuer,
  testKafka,
  testTemporal,
  until,
  type ServiceDatabase,
  type TestIssuer,
  type TestKafka,
  type TestTemporal,
} from '@holdpoint/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Producer } from 'kafkajs';
import request, { type Response } from 'supertest';
import { RegisterDesk } from '../src/app/register-desk';
import { qualificationService } from '../src/service';
import { patienceMs, standInConfigs, StandInRegister } from './stand-in-register';

export interface Running {
  readonly app: NestExpressApplication;
  readonly database: ServiceDatabase;
  readonly kafka: TestKafka;
  readonly temporal: TestTemporal;
  readonly issuer: TestIssuer;
  readonly register: StandInRegister;
  readonly http: ReturnType<typeof request>;
  named(topic: string): string;
  publish(topic: Topic, ...events: readonly (HoldpointEvent | string)[]): Promise<void>;
  /** A person of a tenant that no other test has, with every scope of the service unless told. */
  as(who?: Partial<Who>): Promise<Client>;
  /** As after a restart of the service: no register is being left alone. */
  restartDesk(): void;
  stop(): Promise<void>;
}
export interface Who {
  readonly tenant: string;
  readonly person: string;
  /** A machine by itself. */
  readonly client: string;
  readonly scopes: readonly Scope[];
  readonly language: string;
}
export interface Client {
  readonly tenant: string;
  get(path: string): Promise<Response>;
  /** With a fresh key unless one is given. */
  post(path: string, body?: object, headers?: Readonly<Record<string, string>>): Promise<Response>;
  patch(path: string, body: object, headers?: Readonly<Record<string, string>>): Promise<Response>;
}

export const everyScope: readonly Scope[] = [
  'qualification:read',
  'qualification:write',
  'qualification:full',
  'qualification:verify',
];
export const newKey = (): string => `key-${randomUUID()}`;
export const newTenant = (): string => `t${randomUUID().slice(0, 8)}`;

/** Sweeps don't run by themselves unless `tickMs` is given: specs run them at the moments they are about. */
export async function startQualification({ tickMs = 0, registerTimeoutMs = patienceMs } = {}): Promise<Running> {
  const [database, issuer, temporal, register] = await Promise.all([
    serviceDatabase('qualification'),
    testIssuer(),
    testTemporal(),
    StandInRegister.start(),
  ]);
  const kafka = testKafka();
  const folder = mkdtempSync(join(tmpdir(), 'registers-'));
  const registersFile = join(folder, 'registers.json');
  writeFileSync(registersFile, JSON.stringify([standInConfigs(register, registerTimeoutMs).json]));
  Object.assign(process.env, {
    HOLDPOINT_DATABASE_URL: database.url,
    HOLDPOINT_MIGRATION_DATABASE_URL: database.migrationUrl,
    HOLDPOINT_KAFKA_BROKERS: kafka.brokers,
    HOLDPOINT_KAFKA_PREFIX: `${kafka.prefix}.`,
    HOLDPOINT_KAFKA_PARTITIONS: '2',
    HOLDPOINT_CONSUMER_ATTEMPTS: '2',
    HOLDPOINT_TEMPORAL_ADDRESS: temporal.address,
    HOLDPOINT_TEMPORAL_NAMESPACE: temporal.namespace,
    HOLDPOINT_OIDC_ISSUER: issuer.url,
    HOLDPOINT_OIDC_AUDIENCE: issuer.audience,
    HOLDPOINT_DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
    HOLDPOINT_QUALIFICATION_REGISTERS: registersFile,
    HOLDPOINT_QUALIFICATION_TICK_MS: String(tickMs),
    HOLDPOINT_LOG_LEVEL: process.env.HOLDPOINT_LOG_LEVEL ?? 'silent',
  });
  const app = await createService(qualificationService);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const http = request(`http://127.0.0.1:${port}`) as unknown as ReturnType<typeof request>;
  await until(async () => (await http.get('/health/ready')).status === 200, { what: 'readiness' });
  let producer: Producer | undefined;
  const named = (topic: string): string => `${kafka.prefix}.${topic}`;
  return {
    app,
    database,
    kafka,
    temporal,
    issuer,
    register,
    http,
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
    async as({ tenant = newTenant(), person = 'p-clerk', client, scopes = everyScope, language = 'en' } = {}) {
      const token = await issuer.token({ ...(client ? { client } : { person }), tenant, scopes });
      const headers = { authorization: `Bearer ${token}`, 'accept-language': language };
      return {
        tenant,
        get: (path) => http.get(path).set(headers),
        post: (path, body, more = {}) =>
          http
            .post(path)
            .set({ ...headers, 'idempotency-key': newKey(), ...more })
            .send(body),
        patch: (path, body, more = {}) =>
          http
            .patch(path)
            .set({ ...headers, 'idempotency-key': newKey(), ...more })
            .send(body),
      };
    },
    restartDesk: () => app.get(RegisterDesk)['leftAloneUntil'].clear(),
    async stop() {
      await producer?.disconnect();
      await app.close();
      await Promise.all([issuer.close(), temporal.close(), register.stop(), database.drop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let serial = 0;
/** A resident number that nobody has, with its check digit. */
export const newIdentityNumber = (): string => {
  const digits = `310115${String(19_600_101 + (serial % 20) * 10_000)}${String((serial += 1) % 1000).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return digits + '10X98765432'[sum % 11];
};

export const personBody = (more: object = {}): Record<string, unknown> => ({
  kind: 'staff',
  name: '张伟',
  identityKind: 'resident',
  identityNumber: newIdentityNumber(),
  ...more,
});
export const certificateBody = (more: object = {}): Record<string, unknown> => ({
  certificateClass: 'enterprise/guardian',
  number: `G-${randomUUID().slice(0, 8)}`,
  issuer: '本企业',
  issuedOn: '2025-01-01',
  validUntil: '2030-12-31',
  ...more,
});

/** Registers a person and answers their id. */
export async function registered(client: Client, more: object = {}): Promise<string> {
  const answer = await client.post('/people', personBody(more));
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return (answer.body as { id: string }).id;
}
/** Archives a certificate and answers its id. */
export async function archived(client: Client, person: string, more: object = {}): Promise<string> {
  const answer = await client.post(`/people/${person}/certificates`, certificateBody(more));
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return (answer.body as { id: string }).id;
}

/** Events of a tenant that wait in the outbox or were sent, in order. */
export async function eventsOf(running: Running, tenant: string, type?: string): Promise<HoldpointEvent[]> {
  const rows = await running.database.query<{ event: string }>(
    'select event from outbox where tenant = $1 order by id',
    [tenant],
  );
  const events = rows.map((row) => JSON.parse(row.event) as HoldpointEvent);
  return type === undefined ? events : events.filter((event) => event.type === type);
}
