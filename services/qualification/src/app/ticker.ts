/** Runs the sweeps while the service is up: lapses, bans and due registers every few seconds, the ladder of warnings every few minutes. */
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { Instant } from '@holdpoint/permit-domain';
import { BeginBans } from './begin-bans.use-case';
import { Clock } from './clock';
import { LapseCertificates } from './lapse-certificates.use-case';
import { VerifyDue } from './verify-due.use-case';
import { WarnOfExpiry } from './warn-of-expiry.use-case';

export abstract class TickerSettings {
  /** Milliseconds between two rounds of a sweep; 0: no sweeps in this process. */
  abstract readonly tickMs: number;
  /** Milliseconds between two looks along the ladder of warnings. */
  abstract readonly ladderMs: number;
}

/** Each sweep has a loop of its own, so that a slow register can't hold up a lapse. */
class Loop {
  private timer?: NodeJS.Timeout;
  private stopped = false;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly everyMs: number,
    private readonly work: () => Promise<void>,
  ) {}

  next(inMs: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.round = this.work().finally(() => this.next(this.everyMs));
    }, inMs);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.round;
  }
}

@Injectable()
export class Ticker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(Ticker.name);
  private readonly loops: readonly Loop[];

  constructor(
    private readonly settings: TickerSettings,
    private readonly clock: Clock,
    lapse: LapseCertificates,
    bans: BeginBans,
    warn: WarnOfExpiry,
    verify: VerifyDue,
  ) {
    this.loops = [
      this.loop('lapse', settings.tickMs, lapse),
      this.loop('bans', settings.tickMs, bans),
      this.loop('registers', settings.tickMs, verify),
      this.loop('ladder', settings.ladderMs, warn),
    ];
  }

  onApplicationBootstrap(): void {
    if (this.settings.tickMs > 0) for (const loop of this.loops) loop.next(0);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }

  /** A sweep that fails is tried again in the next round. */
  private loop(name: string, everyMs: number, sweep: { run(now: Instant): Promise<number> }): Loop {
    return new Loop(everyMs, async () => {
      try {
        const done = await sweep.run(this.clock.now());
        if (done > 0) this.log.log({ msg: `sweep ${name}`, done });
      } catch (error) {
        this.log.warn({ msg: `the sweep ${name} failed and is tried again`, err: error });
      }
    });
  }
}
