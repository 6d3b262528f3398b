/** The house's own clock for chain heads: at set times, as long as the service runs. A failure is told, and the next time tries again. */
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PublishDueHeads } from './publish-due-heads.use-case';

@Injectable()
export class HeadsRelay implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('HeadsRelay');
  private timer?: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();

  /** @param everyMinutes 0, or no key to sign with: nothing is published */
  constructor(
    private readonly due: PublishDueHeads,
    private readonly everyMinutes: number,
  ) {}

  onApplicationBootstrap(): void {
    if (this.everyMinutes <= 0) return;
    this.timer = setInterval(() => {
      this.running = this.running.then(() => this.publish());
    }, this.everyMinutes * 60_000);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private async publish(): Promise<void> {
    try {
      const messages = await this.due.run(new Date().toISOString());
      if (messages > 0) this.log.log({ msg: 'chain heads published', messages });
    } catch (error) {
      this.log.warn({
        msg: 'chain heads not published',
        error: error instanceof Error ? error.message : String(error),
      });
    }
  }
}
