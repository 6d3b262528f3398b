/** A small service for specs: one table of effects, one topic, the real outbox and consumers. */
import { Module, type INestApplication } from '@nestjs/common';
import type { HoldpointEvent } from '@holdpoint/contracts';
import {
  correlation,
  createApplication,
  grantToApp,
  rowLevelSecurity,
  ServiceKitModule,
  TenantDatabase,
} from '@holdpoint/service-kit';
import type { ServiceDatabase } from '@holdpoint/testing';
import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import { appendToOutbox, EventConsumers, outboxEntities, outboxMigration, OutboxModule } from '../index';

export class ProbeTables1790000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(outboxMigration());
    await runner.query(`create table effect (tenant text not null, position bigint generated always as identity primary key,
      consumer text not null, subject text not null, step integer not null, correlation text not null)`);
    await runner.query(rowLevelSecurity('effect') + grantToApp('effect', 'select', 'insert'));
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table effect, dead_letter, inbox, outbox`);
  }
}

export const stepTaken = 'holdpoint.probe.step-taken';
export type StepTaken = HoldpointEvent<typeof stepTaken, { readonly step: number }>;

export interface ProbeOptions {
  readonly database: ServiceDatabase;
  readonly brokers: string;
  readonly topic: string;
  /** Groups, and what each does before it writes its effect: throwing there is failing. */
  readonly groups: Readonly<Record<string, (event: StepTaken) => void>>;
  readonly relay?: boolean;
  readonly pollMs?: number;
}
/** Passed over by every group. */
export const stepOfNoConcern = 404;

export interface Probe {
  readonly app: INestApplication;
  readonly tenants: TenantDatabase;
  /** Appends steps in one transaction. */
  take(tenant: string, subject: string, ...steps: readonly number[]): Promise<void>;
  stop(): Promise<void>;
}

export async function startProbe({ database, brokers, topic, groups, relay, pollMs }: ProbeOptions): Promise<Probe> {
  Object.assign(process.env, {
    HOLDPOINT_DATABASE_URL: database.url,
    HOLDPOINT_MIGRATION_DATABASE_URL: database.migrationUrl,
    HOLDPOINT_KAFKA_BROKERS: brokers,
    HOLDPOINT_KAFKA_PARTITIONS: '3',
    HOLDPOINT_OUTBOX_POLL_MS: String(pollMs ?? 200),
    HOLDPOINT_CONSUMER_ATTEMPTS: '3',
    HOLDPOINT_LOG_LEVEL: process.env.HOLDPOINT_LOG_LEVEL ?? 'silent',
  });
  @Module({
    imports: [
      ServiceKitModule.forRoot({ name: 'probe', entities: outboxEntities, migrations: [ProbeTables1790000000000] }),
      OutboxModule.forRoot({ name: 'probe', topics: [topic], relay }),
    ],
  })
  class ProbeModule {
    constructor(consumers: EventConsumers) {
      for (const [group, before] of Object.entries(groups))
        consumers.register<StepTaken>({
          topic,
          group,
          types: [stepTaken],
          concerns: ({ data: { step } }) => step !== stepOfNoConcern,
          handle: async (event, em: EntityManager) => {
            before(event);
            await em.query(
              `insert into effect (tenant, consumer, subject, step, correlation) values ($1, $2, $3, $4, $5)`,
              [event.tenant, group, event.subject, event.data.step, correlation.id()],
            );
          },
        });
    }
  }
  const app = await createApplication({ name: 'probe', module: ProbeModule });
  await app.init();
  const tenants = app.get(TenantDatabase);
  return {
    app,
    tenants,
    take: (tenant, subject, ...steps) =>
      tenants.write(tenant, (em) =>
        appendToOutbox(
          em,
          steps.map((step) => ({ topic, key: subject, type: stepTaken, tenant, data: { step } })),
        ),
      ),
    stop: () => app.close(),
  };
}

/** What a group has had the effect of, in order, by subject. */
export async function effectsOf(database: ServiceDatabase, consumer: string): Promise<Record<string, number[]>> {
  const rows = await database.query<{ subject: string; step: number }>(
    `select subject, step from effect where consumer = $1 order by position`,
    [consumer],
  );
  const effects: Record<string, number[]> = {};
  for (const { subject, step } of rows) (effects[subject] ??= []).push(step);
  return effects;
}
