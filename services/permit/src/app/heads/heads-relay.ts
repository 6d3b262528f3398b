/** The house's own clock for chain heads: at set times, as long as the service runs. A failure is told, and the next time tries again. */
import { Retention } from '@holdpoint/service-kit';
import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import { PublishDueHeads } from './publish-due-heads.use-case';

/** Days that the line a move left is kept where nobody takes it up; the close of a day finds what moved without it. */
const keepDays = 3;

@Injectable()
export class HeadsRelay implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('HeadsRelay');
  private timer?: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();

  /** @param everyMinutes 0, or no key to sign with: nothing is published */
  constructor(
    private readonly due: PublishDueHeads,
    private readonly everyMinutes: number,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    this.retention.keep({
      table: 'head_moved',
      which: 'r.moved_at < now() - make_interval(days => $1)',
      age: keepDays,
      orderBy: 'moved_at',
    });
  }

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
