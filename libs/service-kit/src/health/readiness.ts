/** Asks every dependency, bounded in time and not more often than once a second, and says what that means for the service. */
import { Inject, Injectable } from '@nestjs/common';
import { serviceNameToken } from '../boot/tokens';
import { Lifecycle } from '../boot/lifecycle';
import { DependencyChecks, type DependencyCheck } from './dependency-check';

export interface DependencyReport {
  readonly name: string;
  readonly required: boolean;
  readonly status: 'up' | 'down';
  readonly latencyMs: number;
  /** Why it's down, without addresses or secrets. */
  readonly error?: string;
}
export interface ReadinessReport {
  readonly service: string;
  /** `degraded`: something that isn't required is down. `unready`: something required is, or the service is stopping. */
  readonly status: 'ready' | 'degraded' | 'unready';
  readonly stopping: boolean;
  readonly dependencies: readonly DependencyReport[];
}

const patienceMs = 3_000;
const freshMs = 1_000;

@Injectable()
export class Readiness {
  private last?: { readonly at: number; readonly answer: Promise<readonly DependencyReport[]> };

  constructor(
    private readonly checks: DependencyChecks,
    private readonly lifecycle: Lifecycle,
    @Inject(serviceNameToken) private readonly service: string,
  ) {}

  async report(): Promise<ReadinessReport> {
    if (!this.last || Date.now() - this.last.at > freshMs)
      this.last = { at: Date.now(), answer: Promise.all(this.checks.all().map(ask)) };
    const dependencies = await this.last.answer;
    const stopping = this.lifecycle.stopping;
    const down = dependencies.filter(({ status }) => status === 'down');
    const status =
      stopping || down.some(({ required }) => required) ? 'unready' : down.length > 0 ? 'degraded' : 'ready';
    return { service: this.service, status, stopping, dependencies };
  }
}

async function ask({ name, required, check }: BoundCheck): Promise<DependencyReport> {
  const from = Date.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs);
  });
  try {
    await Promise.race([check(), late]);
    return { name, required, status: 'up', latencyMs: Date.now() - from };
  } catch (error) {
    return { name, required, status: 'down', latencyMs: Date.now() - from, error: reasonOf(error) };
  } finally {
    clearTimeout(timer);
  }
}

type BoundCheck = DependencyCheck;

/** A kind of error, not its text: texts of drivers name hosts and users. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'failed';
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' ? code : /^no answer within/.test(error.message) ? error.message : error.name;
};
