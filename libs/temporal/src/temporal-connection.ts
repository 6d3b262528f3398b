/** One connection to Temporal: made when first needed, bounded in every call, quick to say that the server is away. */
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Client, Connection, defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';
import type { TemporalSettings } from './settings';
import { temporalProblem, temporalUnavailable } from './temporal-problem';

/** So long after the last answer a server is asked for a sign of life before somebody waits for it. */
const quietMs = 5_000;

@Injectable()
export class TemporalConnection implements OnApplicationShutdown {
  readonly client: Client;
  private readonly connection: Connection;
  private heardAt = 0;

  constructor(readonly settings: TemporalSettings) {
    this.connection = Connection.lazy({
      address: settings.address,
      connectTimeout: settings.pulseMs,
      // Three tries within half a second: whoever called knows better when to try again.
      interceptors: [makeGrpcRetryInterceptor(defaultGrpcRetryOptions({ maxAttempts: 3 }))],
      channelArgs: {
        // A server that comes back is found within two seconds, not two minutes.
        'grpc.initial_reconnect_backoff_ms': 100,
        'grpc.max_reconnect_backoff_ms': 2_000,
        'grpc.keepalive_permit_without_calls': 1,
        'grpc.keepalive_time_ms': 30_000,
        'grpc.keepalive_timeout_ms': 10_000,
      },
    });
    this.client = new Client({ connection: this.connection, namespace: settings.namespace });
  }

  /** Runs `call` with a deadline; what the server's being away, busy or late means is thrown as ProblemError 503. */
  async within<T>(ms: number, call: (client: Client) => Promise<T>): Promise<T> {
    await this.alive();
    try {
      const result = await this.connection.withDeadline(Date.now() + ms, () => call(this.client));
      this.heardAt = Date.now();
      return result;
    } catch (error) {
      const problem = temporalProblem(error);
      if (problem?.code === 'temporal-unavailable') this.heardAt = 0;
      throw problem ?? error;
    }
  }

  /** Rejects with ProblemError 503 `temporal-unavailable` unless the server and the namespace answer soon; for readiness. */
  async check(): Promise<void> {
    try {
      await this.connection.withDeadline(Date.now() + this.settings.pulseMs, () =>
        this.connection.workflowService.describeNamespace({ namespace: this.settings.namespace }),
      );
      this.heardAt = Date.now();
    } catch (error) {
      throw temporalUnavailable(error);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.connection.close();
  }

  /** A server that has gone without a word would let a caller wait for the whole of an update's time: it's asked first, unless it has just spoken. */
  private async alive(): Promise<void> {
    if (Date.now() - this.heardAt > quietMs) await this.check();
  }
}
