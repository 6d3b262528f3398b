/** Another service that hears of permits: the kit's own consumer, with one row for every time that an event had its effect. */
import { permitTransitioned, topics, type PermitTransitioned } from '@holdpoint/contracts';
import { EventConsumers, outboxEntities, outboxMigration, OutboxModule } from '@holdpoint/outbox';
import { createApplication, grantToApp, rowLevelSecurity, ServiceKitModule } from '@holdpoint/service-kit';
import { serviceDatabase } from '@holdpoint/testing';
import { Module } from '@nestjs/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';

class LedgerTables1790000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(outboxMigration());
    await runner.query('create table effect (tenant text not null, event_id text not null, permit text not null)');
    await runner.query(rowLevelSecurity('effect') + grantToApp('effect', 'select', 'insert'));
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table effect, dead_letter, inbox, outbox');
  }
}

export interface EventLedger {
  /** Ids of the events about a permit that had their effect here, as often as they had it. */
  effects(permit: string): Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** With the environment of `runningPermits`, whose Kafka it reads. */
export async function eventLedger(): Promise<EventLedger> {
  const database = await serviceDatabase('ledger');
  const { HOLDPOINT_DATABASE_URL, HOLDPOINT_MIGRATION_DATABASE_URL } = process.env;
  Object.assign(process.env, {
    HOLDPOINT_DATABASE_URL: database.url,
    HOLDPOINT_MIGRATION_DATABASE_URL: database.migrationUrl,
  });
  @Module({
    imports: [
      ServiceKitModule.forRoot({ name: 'ledger', entities: outboxEntities, migrations: [LedgerTables1790000000000] }),
      OutboxModule.forRoot({ name: 'ledger', topics: [] }),
    ],
  })
  class LedgerModule {
    constructor(consumers: EventConsumers) {
      consumers.register<PermitTransitioned>({
        topic: topics.permit,
        group: 'ledger',
        types: [permitTransitioned],
        handle: ({ tenant, id, subject }, em) =>
          em.query('insert into effect (tenant, event_id, permit) values ($1, $2, $3)', [tenant, id, subject]),
      });
    }
  }
  const app = await createApplication({ name: 'ledger', module: LedgerModule });
  await app.init();
  Object.assign(process.env, { HOLDPOINT_DATABASE_URL, HOLDPOINT_MIGRATION_DATABASE_URL });
  return {
    async effects(permit) {
      const rows = await database.query<{ event_id: string }>('select event_id from effect where permit = $1', [
        permit,
      ]);
      return rows.map(({ event_id: id }) => id);
    },
    async stop() {
      await app.close();
      await database.drop();
    },
  };
}
