/** The qualification service's own settings, besides the kit's. */
import { type Environment, SettingsReader } from '@holdpoint/service-kit';
import type { TickerSettings } from './app/ticker';

export interface QualificationSettings extends TickerSettings {
  /** File that lists registers; absent: every verification is attested by people. */
  readonly registersFile?: string;
}

export function qualificationSettings(env: Environment = process.env): QualificationSettings {
  const read = new SettingsReader(env);
  const registersFile = read.optional('HOLDPOINT_QUALIFICATION_REGISTERS');
  return read.checked({
    tickMs: read.number('HOLDPOINT_QUALIFICATION_TICK_MS', 2_000),
    ladderMs: read.number('HOLDPOINT_QUALIFICATION_LADDER_MS', 600_000, { min: 100 }),
    ...(registersFile !== undefined && { registersFile }),
  });
}
