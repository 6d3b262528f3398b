/** A gas alarm stands as a hazard of its own until a new test of that substance; nobody waves it away (cl. 6.5). */
import type { GasSample } from './commands';
import type { PermitState } from './state';

const prefix = 'gas-alarm:';

export const alarmOf = (substance: string): string => `${prefix}${substance}`;
export const isAlarm = (hazard: string): boolean => hazard.startsWith(prefix);

/** Substances whose alarm no test has answered. */
export const openAlarms = (permit: PermitState): readonly string[] =>
  permit.hazards.filter(({ hazard }) => isAlarm(hazard)).map(({ hazard }) => hazard.slice(prefix.length));

/** Alarms that these samples answer: a test, taken since, of the same substance. Whether it was good enough is for the gates. */
export const answeredAlarms = (permit: PermitState, samples: readonly GasSample[]): readonly string[] =>
  permit.hazards
    .filter(
      ({ hazard, at }) =>
        isAlarm(hazard) &&
        samples.some(
          ({ purpose, sampledAt, readings }) =>
            purpose === 'test' && sampledAt >= at && readings.some(({ substance }) => alarmOf(substance) === hazard),
        ),
    )
    .map(({ hazard }) => hazard);
