/** Where Temporal is, and how long anybody waits for it. */
import { SettingsReader, type Environment } from '@holdpoint/service-kit';

export interface TemporalSettings {
  readonly address: string;
  readonly namespace: string;
  /** Milliseconds that a caller waits for the answer to an update; less than the request's own limit, so that the better answer wins. */
  readonly updateMs: number;
  /** Milliseconds within which the server must show that it's there. */
  readonly pulseMs: number;
}

export function temporalSettings(env: Environment = process.env): TemporalSettings {
  const read = new SettingsReader(env);
  return read.checked({
    address: read.text('HOLDPOINT_TEMPORAL_ADDRESS'),
    namespace: read.text('HOLDPOINT_TEMPORAL_NAMESPACE', 'default'),
    updateMs: read.number('HOLDPOINT_TEMPORAL_UPDATE_TIMEOUT_MS', 20_000, { min: 100 }),
    pulseMs: read.number('HOLDPOINT_TEMPORAL_PULSE_MS', 3_000, { min: 100 }),
  });
}
