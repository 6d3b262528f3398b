/** The permit worker: runs every permit's workflow and writes its record. A process of its own, so that thinking never slows the door. */
import { permitTaskQueue, topics, type PermitActivities } from '@holdpoint/contracts';
import { OutboxModule } from '@holdpoint/outbox';
import { ServiceKitModule } from '@holdpoint/service-kit';
import { bootWorker, TemporalModule, type WorkerSpec } from '@holdpoint/temporal';
import { checkPermitWorkflowBundle, permitWorkflowBundle } from '@holdpoint/workflows';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { RecordActivities } from './activities/record.activities';
import { StandingActivities } from './activities/standing.activities';
import { TellLinkedActivities } from './activities/tell-linked.activities';
import { permitEntities, permitMigrations } from './db';
import { DecisionFacts } from './app/decision-facts';
import { PackVersionStore } from './db/pack-version.store';
import { StandingReadModel } from './db/standing.read-model';
import { TransitionStore } from './db/transition.store';

@Module({
  imports: [
    ServiceKitModule.forRoot({ name: 'permit-worker', entities: permitEntities, migrations: permitMigrations }),
    // Writes to the outbox only: the relay runs in the permit service, woken after the record's commit.
    OutboxModule.forRoot({ name: 'permit', topics: [topics.permit], relay: false }),
    TemporalModule.forRoot({ required: true }),
  ],
  providers: [
    TransitionStore,
    StandingReadModel,
    PackVersionStore,
    DecisionFacts,
    RecordActivities,
    StandingActivities,
    TellLinkedActivities,
  ],
})
export class PermitWorkerModule {}

/** The worker's part in Temporal: the workflow bundle, and the local activities that belong to it. */
export function permitWorker(app: INestApplicationContext): WorkerSpec {
  const records = app.get(RecordActivities);
  const facts = app.get(StandingActivities);
  const links = app.get(TellLinkedActivities);
  const activities: PermitActivities = {
    record: (input) => records.record(input),
    standing: (question) => facts.standing(question),
    tellLinked: (news) => links.tellLinked(news),
  };
  return { taskQueue: permitTaskQueue, workflowBundle: permitWorkflowBundle, activities: { ...activities } };
}

async function main(): Promise<void> {
  checkPermitWorkflowBundle();
  await bootWorker({
    name: 'permit-worker',
    module: PermitWorkerModule,
    port: 3011,
    workers: (app) => [permitWorker(app)],
  });
}

if (require.main === module) void main();
