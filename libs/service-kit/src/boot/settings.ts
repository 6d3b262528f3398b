/** Settings from the environment: read once, checked together, every fault named in one message. */

export type Environment = Readonly<Record<string, string | undefined>>;

/** Thrown at boot with every missing or impossible setting, so that an operator mends them in one go. */
export class SettingsError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`settings: ${faults.join('; ')}`);
    this.name = 'SettingsError';
  }
}

export class SettingsReader {
  private readonly faults: string[] = [];
  constructor(private readonly env: Environment = process.env) {}

  text(name: string, fallback?: string): string {
    const value = this.env[name]?.trim() || fallback;
    if (value === undefined) this.faults.push(`${name} is not set`);
    return value ?? '';
  }

  optional(name: string): string | undefined {
    return this.env[name]?.trim() || undefined;
  }

  number(name: string, fallback: number, { min = 0, max = Number.MAX_SAFE_INTEGER } = {}): number {
    const given = this.env[name]?.trim();
    if (!given) return fallback;
    const value = Number(given);
    if (!Number.isInteger(value) || value < min || value > max)
      this.faults.push(`${name} must be a whole number from ${min} to ${max}, not "${given}"`);
    return value;
  }

  choice<T extends string>(name: string, choices: readonly T[], fallback: T): T {
    const given = this.env[name]?.trim();
    if (!given) return fallback;
    const found = choices.find((choice) => choice === given);
    if (!found) this.faults.push(`${name} must be one of ${choices.join(', ')}, not "${given}"`);
    return found ?? fallback;
  }

  list(name: string, fallback?: string): string[] {
    return this.text(name, fallback)
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }

  /** Throws a SettingsError if anything read so far was wrong; else passes the value through. */
  checked<T>(value: T): T {
    if (this.faults.length > 0) throw new SettingsError(this.faults);
    return value;
  }
}

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface KitSettings {
  readonly logLevel: LogLevel;
  /** Milliseconds after which a request is answered 503 `timeout`. */
  readonly requestTimeoutMs: number;
  readonly bodyLimitBytes: number;
  /** Sustained requests per minute and caller, and how many may come at once. */
  readonly ratePerMinute: number;
  readonly rateBurst: number;
  /** Milliseconds that open requests are given at shutdown. */
  readonly shutdownGraceMs: number;
  /** Minutes between two rounds that remove what was kept long enough; 0: this process removes nothing. */
  readonly pruneEveryMinutes: number;
  /** Rows that one statement removes at most. */
  readonly pruneBatch: number;
}

export function kitSettings(env: Environment = process.env): KitSettings {
  const read = new SettingsReader(env);
  return read.checked({
    logLevel: read.choice('HOLDPOINT_LOG_LEVEL', logLevels, 'info'),
    requestTimeoutMs: read.number('HOLDPOINT_REQUEST_TIMEOUT_MS', 30_000, { min: 100 }),
    bodyLimitBytes: read.number('HOLDPOINT_BODY_LIMIT_BYTES', 256 * 1024, { min: 1024 }),
    ratePerMinute: read.number('HOLDPOINT_RATE_PER_MINUTE', 12_000, { min: 1 }),
    rateBurst: read.number('HOLDPOINT_RATE_BURST', 2_000, { min: 1 }),
    shutdownGraceMs: read.number('HOLDPOINT_SHUTDOWN_GRACE_MS', 10_000),
    pruneEveryMinutes: read.number('HOLDPOINT_PRUNE_EVERY_MINUTES', 10, { max: 24 * 60 }),
    pruneBatch: read.number('HOLDPOINT_PRUNE_BATCH', 1_000, { min: 1, max: 50_000 }),
  });
}
