/** Runs the sweeps while the service is up: lapses and bans every few seconds, registers as they fall due, the ladder every few minutes. */
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { BeginBans } from './begin-bans.use-case';
import { Clock } from './clock';
import { LapseCertificates } from './lapse-certificates.use-case';
import { VerifyDue } from './verify-due.use-case';
import { WarnOfExpiry } from './warn-of-expiry.use-case';

export abstract class TickerSettings {
  /** Milliseconds between two rounds; 0: no ticker in this process. */
  abstract readonly tickMs: number;
  /** Milliseconds between two looks along the ladder of warnings. */
  abstract readonly ladderMs: number;
}

@Injectable()
export class Ticker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(Ticker.name);
  private timer?: NodeJS.Timeout;
  private stopped = false;
  private round: Promise<void> = Promise.resolve();
  private ladderDueAt = 0;

  constructor(
    private readonly settings: TickerSettings,
    private readonly clock: Clock,
    private readonly lapse: LapseCertificates,
    private readonly bans: BeginBans,
    private readonly warn: WarnOfExpiry,
    private readonly verify: VerifyDue,
  ) {}

  onApplicationBootstrap(): void {
    if (this.settings.tickMs > 0) this.next(0);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.round;
  }

  /** One round. A sweep that fails is tried again in the next round, and holds up none of the others. */
  async tick(): Promise<void> {
    const now = this.clock.now();
    const sweeps: [string, () => Promise<unknown>][] = [
      ['lapse', () => this.lapse.run(now)],
      ['bans', () => this.bans.run(now)],
    ];
    if (Date.parse(now) >= this.ladderDueAt) sweeps.push(['ladder', () => this.warn.run(now)]);
    sweeps.push(['verify', () => this.verify.run(now)]);
    for (const [name, sweep] of sweeps)
      try {
        await sweep();
        if (name === 'ladder') this.ladderDueAt = Date.parse(now) + this.settings.ladderMs;
      } catch (error) {
        this.log.warn({ msg: `the sweep ${name} failed and is tried again`, err: error });
      }
  }

  private next(inMs: number): void {
    this.timer = setTimeout(() => {
      this.round = this.tick().finally(() => {
        if (!this.stopped) this.next(this.settings.tickMs);
      });
    }, inMs);
    this.timer.unref();
  }
}
