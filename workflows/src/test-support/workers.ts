/** The permit worker and a stand-in for the qualification worker, over the plants of a spec. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  permitTaskQueue,
  qualificationTaskQueue,
  type PermitActivities,
  type QualificationQuestion,
} from '@holdpoint/contracts';
import type { Client } from '@temporalio/client';
import { DefaultLogger, Runtime, Worker, type NativeConnection } from '@temporalio/worker';
import { permitWorkflowBundle } from '../index';
import { PermitDriver, type DriverOptions } from './permit-driver';
import { Plant } from './plant';

/** Builds the bundle unless it's fresh; jest's own module loader must have no part in that. */
export async function freshBundle(): Promise<string> {
  await promisify(execFile)(process.execPath, [join(__dirname, '..', '..', 'bundle.mjs')]);
  return permitWorkflowBundle;
}

export interface Where {
  readonly client: Client;
  readonly connection: NativeConnection;
  readonly namespace: string;
}

export class Workers {
  /** A fresh plant for each test. Permits outlive the test that made them: each goes on asking its own. */
  plant = new Plant();
  private readonly plants = new Map<string, Plant>();
  private running: { readonly workers: readonly Worker[]; readonly done: Promise<unknown> } | undefined;

  constructor(private readonly where: Where) {}

  permit(options?: DriverOptions): PermitDriver {
    const permit = new PermitDriver(this.where.client, this.plant, options);
    this.plants.set(permit.number, this.plant);
    return permit;
  }

  async start(): Promise<void> {
    const codePath = await freshBundle();
    const { connection, namespace, client } = this.where;
    const at = (number: string): PermitActivities => this.plantOf(number).activities(client);
    const activities: PermitActivities = {
      record: (input) => at(input.body.number).record(input),
      standing: (question) => at(question.number).standing(question),
      tellLinked: (news) => at(news.number).tellLinked(news),
    };
    const shared = { connection, namespace, reuseV8Context: true, shutdownGraceTime: '1s' } as const;
    const workers = [
      await Worker.create({
        ...shared,
        taskQueue: permitTaskQueue,
        workflowBundle: { codePath },
        activities: { ...activities },
      }),
      await Worker.create({
        ...shared,
        taskQueue: qualificationTaskQueue,
        activities: {
          'qualification.report': (question: QualificationQuestion) => this.plantOf(question.permit).report(question),
        },
      }),
    ];
    this.running = { workers, done: Promise.all(workers.map((worker) => worker.run())) };
  }

  /** As a deployment would: what runs is finished, what is asked meanwhile waits. */
  async stop(): Promise<void> {
    if (!this.running) return;
    const { workers, done } = this.running;
    this.running = undefined;
    for (const worker of workers) worker.shutdown();
    await done;
  }

  private plantOf(number: string): Plant {
    return this.plants.get(number) ?? this.plant;
  }
}

export const quietly = (): void => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
};
