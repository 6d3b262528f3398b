/** Settings of the permit service beyond the kit's: where the packs are, and how wide the door is. */
import { SettingsReader, type Environment } from '@holdpoint/service-kit';
import type { DoorLimits } from './door-queue';
import { defaultPacksDir } from './pack-shelf';

export interface PermitSettings {
  readonly packsDir: string;
  readonly door: DoorLimits;
  /** Base64 of 32 bytes: what audit bundles are signed with. */
  readonly auditKey?: string;
}

export function permitSettings(env: Environment = process.env): PermitSettings {
  const read = new SettingsReader(env);
  const auditKey = read.optional('HOLDPOINT_AUDIT_KEY');
  return read.checked({
    packsDir: read.text('HOLDPOINT_PACKS_DIR', defaultPacksDir),
    ...(auditKey !== undefined && { auditKey }),
    door: {
      atOnce: read.number('HOLDPOINT_COMMANDS_AT_ONCE', 64, { min: 1 }),
      waiting: read.number('HOLDPOINT_COMMANDS_WAITING', 1000),
      patienceMs: read.number('HOLDPOINT_COMMANDS_PATIENCE_MS', 15_000, { min: 100 }),
    },
  });
}
