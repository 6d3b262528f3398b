/** The house's own clock for reminders: looks at set times what has become due. One that fails holds up no other, and is tried again the next time. */
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Instant } from '@holdpoint/permit-domain';
import { RemindOfEditions } from './remind-of-editions.use-case';
import { WarnOfOpenReleases } from './warn-of-open-releases.use-case';

@Injectable()
export class RemindersClock implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Reminders');
  private timer?: NodeJS.Timeout;
  private running: Promise<unknown> = Promise.resolve();

  /** @param everySeconds 0: never by this process */
  constructor(
    private readonly releases: WarnOfOpenReleases,
    private readonly editions: RemindOfEditions,
    private readonly everySeconds: number,
  ) {}

  onApplicationBootstrap(): void {
    if (this.everySeconds <= 0) return;
    this.timer = setInterval(() => {
      this.running = this.running.then(() => this.run(new Date().toISOString()));
    }, this.everySeconds * 1000);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Everything that is due at `at`. @returns how many reminders went out */
  async run(at: Instant): Promise<number> {
    const warned = await this.each(
      () => this.releases.due(at),
      (one) => this.releases.warn(one, at),
    );
    const reminded = await this.each(
      () => this.editions.due(at),
      (one) => this.editions.remind(one, at),
    );
    return warned + reminded;
  }

  private async each<T>(due: () => Promise<readonly T[]>, tell: (one: T) => Promise<boolean>): Promise<number> {
    let told = 0;
    try {
      for (const one of await due()) if (await this.tried(() => tell(one))) told += 1;
    } catch (error) {
      this.failed(error);
    }
    return told;
  }

  private async tried(tell: () => Promise<boolean>): Promise<boolean> {
    try {
      return await tell();
    } catch (error) {
      this.failed(error);
      return false;
    }
  }

  private failed(error: unknown): void {
    this.log.warn({ msg: 'a reminder did not go out', error: error instanceof Error ? error.message : String(error) });
  }
}
