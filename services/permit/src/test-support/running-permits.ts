/** The permit service as it runs: HTTP and relay, its worker, a qualification service that answers as told, real parts underneath. */
import { randomBytes, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { QualificationQuestion } from '@holdpoint/contracts';
import { qualificationReportActivity, qualificationTaskQueue, type Scope } from '@holdpoint/contracts';
import type { QualificationReport } from '@holdpoint/permit-domain';
import { createService } from '@holdpoint/service-kit';
import { bootWorker } from '@holdpoint/temporal';
import {
  serviceDatabase,
  testIssuer,
  testKafka,
  testTemporal,
  type ServiceDatabase,
  type TestIssuer,
  type TestKafka,
  type TestTemporal,
  type TokenWish,
} from '@holdpoint/testing';
import type { INestApplication } from '@nestjs/common';
import { NativeConnection, Worker } from '@temporalio/worker';
import request from 'supertest';
import { permitService } from '../service';
import { permitWorker, PermitWorkerModule } from '../worker';

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown> & { readonly code?: string; readonly reasons?: readonly Reason[] };
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}
export interface Reason {
  readonly code: string;
  readonly field?: string;
  readonly clause?: string;
  readonly message?: string;
}
export interface CallOptions {
  readonly key?: string;
  readonly ifMatch?: number;
  readonly language?: 'zh' | 'en';
}

export const everyScope: readonly Scope[] = ['permit:read', 'permit:act', 'permit:audit', 'permit:admin'];

/** One person's phone. */
export class Phone {
  constructor(
    private readonly server: () => Parameters<typeof request>[0],
    private readonly token: () => Promise<string>,
  ) {}

  get(path: string, { language = 'en' }: CallOptions = {}): Promise<Answer> {
    return this.send('get', path, undefined, { language });
  }
  post(path: string, body: unknown, options: CallOptions = {}): Promise<Answer> {
    return this.send('post', path, body, { key: randomUUID(), ...options });
  }
  put(path: string, body: unknown, options: CallOptions = {}): Promise<Answer> {
    return this.send('put', path, body, { key: randomUUID(), ...options });
  }
  delete(path: string): Promise<Answer> {
    return this.send('delete', path, undefined, {});
  }

  /** Brings a file as it is. */
  async upload(path: string, content: Buffer, type: string): Promise<Answer> {
    const call = request(this.server())
      .post(path)
      .set('authorization', `Bearer ${await this.token()}`);
    void call
      .set('accept-language', 'en')
      .set('content-type', type)
      .ok(() => true);
    const { status, body, headers, text } = await call.send(content);
    return { status, body: body as Answer['body'], headers: headers as Record<string, string>, text };
  }

  /** For what is sent by other means than this phone's. */
  bearer(): Promise<string> {
    return this.token();
  }

  /** A file as it comes, byte by byte. */
  async bytes(path: string): Promise<Buffer> {
    const call = request(this.server())
      .get(path)
      .set('authorization', `Bearer ${await this.token()}`)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      });
    return (await call).body as Buffer;
  }

  private async send(
    method: 'get' | 'post' | 'put' | 'delete',
    path: string,
    body: unknown,
    { key, ifMatch, language = 'en' }: CallOptions,
  ): Promise<Answer> {
    const agent = request(this.server());
    const call = agent[method](path).set('authorization', `Bearer ${await this.token()}`);
    void call.set('accept-language', language).ok(() => true);
    if (key !== undefined && key !== '') void call.set('idempotency-key', key);
    if (ifMatch !== undefined) void call.set('if-match', `"${ifMatch}"`);
    const { status, body: answer, headers, text } = await (body === undefined ? call : call.send(body as object));
    return { status, body: answer as Answer['body'], headers: headers as Record<string, string>, text };
  }
}

/** What the qualification service would say: everyone meets, but for those whom a spec has disqualified. */
export class Qualifications {
  readonly lost = new Set<string>();

  report(question: QualificationQuestion): Promise<QualificationReport> {
    const findings = question.people.map(({ person, role, needs }) => {
      const meets = !this.lost.has(person);
      const reasons = meets ? [] : [{ code: 'certificate-expired', certificateClass: needs[0] ?? 'none' }];
      return { person, role, meets, reasons };
    });
    return Promise.resolve({ id: randomUUID(), at: new Date().toISOString(), findings });
  }
}

export interface RunningPermits {
  /** The service in this process; there is none where a spec runs it as a process of its own. */
  readonly app: INestApplication;
  readonly database: ServiceDatabase;
  readonly temporal: TestTemporal;
  readonly kafka: TestKafka;
  readonly issuer: TestIssuer;
  readonly qualifications: Qualifications;
  readonly tenant: string;
  phone(person: string, wish?: Partial<TokenWish>): Phone;
  /** Where phones call from now on: the service as a process of its own. */
  answerAt(url: string): void;
  startWorker(): Promise<void>;
  stopWorker(): Promise<void>;
  stop(): Promise<void>;
}

export interface RunningOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** False: nobody decides, as when the worker is down. */
  readonly worker?: boolean;
  /** False: the spec runs the service as a process of its own, and says by `answerAt` where. */
  readonly http?: boolean;
  /** What the service and its worker take for Temporal's address, where that isn't Temporal itself. */
  readonly temporalAddress?: (address: string) => Promise<string>;
}

export async function runningPermits({
  environment = {},
  worker = true,
  http = true,
  temporalAddress = (address) => Promise.resolve(address),
}: RunningOptions = {}): Promise<RunningPermits> {
  const kafka = testKafka();
  const [database, temporal, issuer] = await Promise.all([serviceDatabase('permit'), testTemporal(), testIssuer()]);
  Object.assign(process.env, {
    HOLDPOINT_DATABASE_URL: database.url,
    HOLDPOINT_MIGRATION_DATABASE_URL: database.migrationUrl,
    HOLDPOINT_ATTACHMENTS_DIR: join(tmpdir(), 'holdpoint-specs', 'attachments'),
    HOLDPOINT_AUDIT_KEY: Buffer.alloc(32, 7).toString('base64'),
    HOLDPOINT_KAFKA_BROKERS: kafka.brokers,
    HOLDPOINT_KAFKA_PREFIX: `${kafka.prefix}.`,
    HOLDPOINT_KAFKA_PARTITIONS: '2',
    HOLDPOINT_TEMPORAL_ADDRESS: await temporalAddress(temporal.address),
    HOLDPOINT_TEMPORAL_NAMESPACE: temporal.namespace,
    HOLDPOINT_OIDC_ISSUER: issuer.url,
    HOLDPOINT_OIDC_AUDIENCE: issuer.audience,
    HOLDPOINT_DATA_KEY: randomBytes(32).toString('base64'),
    HOLDPOINT_LOG_LEVEL: process.env.HOLDPOINT_LOG_LEVEL ?? 'silent',
    HOLDPOINT_HTTP_PORT: '0',
    HOLDPOINT_WORKER_PORT: '0',
    ...environment,
  });
  let app: INestApplication | undefined;
  let door: Parameters<typeof request>[0] | undefined;
  if (http) {
    app = await createService(permitService);
    await app.listen(0, '127.0.0.1');
    door = app.getHttpServer() as Parameters<typeof request>[0];
  }
  let working: INestApplication | undefined;
  const startWorker = async (): Promise<void> => {
    working = await bootWorker({
      name: 'permit-worker',
      module: PermitWorkerModule,
      workers: (of) => [permitWorker(of)],
    });
  };
  if (worker) await startWorker();
  const qualifications = new Qualifications();
  const answering = await qualificationWorker(temporal, qualifications);
  const stopWorker = async (): Promise<void> => {
    const stopping = working;
    working = undefined;
    await stopping?.close();
  };
  const tenant = 'demo';
  return {
    get app() {
      return app ?? nowhere();
    },
    database,
    temporal,
    kafka,
    issuer,
    qualifications,
    tenant,
    phone: (person, wish = {}) =>
      new Phone(
        () => door ?? nowhere(),
        () => issuer.token({ person, tenant, scopes: everyScope, ...wish }),
      ),
    answerAt(url) {
      door = url;
    },
    startWorker,
    stopWorker,
    async stop() {
      await answering.stop();
      await stopWorker();
      await app?.close();
      await Promise.all([temporal.close(), issuer.close()]);
      await database.drop();
    },
  };
}

function nowhere(): never {
  throw new Error('the service runs in no process that this spec knows');
}

async function qualificationWorker(
  { address, namespace }: TestTemporal,
  qualifications: Qualifications,
): Promise<{ stop(): Promise<void> }> {
  const connection = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue: qualificationTaskQueue,
    activities: { [qualificationReportActivity]: (question: QualificationQuestion) => qualifications.report(question) },
  });
  const running = worker.run();
  return {
    async stop() {
      worker.shutdown();
      await running;
      await connection.close();
    },
  };
}
