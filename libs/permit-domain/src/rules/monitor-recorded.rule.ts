/** While work goes on, the gas is read and recorded at least every so many minutes (cl. 5.3.1 d, 6.5). */
import { earliest, minutesBetween } from '../time/instant';
import { lastRead, roundedUp, tooOldFrom, wantedSubstances } from './gas';
import type { SubstanceParams } from './gas';
import { minutes, shape, text, texts } from './params';
import type { Miss, RegisteredRule, Rule } from './rule';

interface Params extends SubstanceParams {
  readonly intervalMinutes: number;
}

/** A test before the start opens the record: the first entry is due one interval after it. */
const evaluate: Rule<Params> = ({ permit }, params, now) =>
  wantedSubstances(permit, params).flatMap((substance): Miss[] => {
    const readAt = lastRead(permit, substance, now);
    if (readAt !== undefined && now < tooOldFrom(readAt, params.intervalMinutes)) return [];
    const { intervalMinutes } = params;
    if (readAt === undefined) return [{ code: 'monitor-record-missing', params: { substance, intervalMinutes } }];
    const ageMinutes = roundedUp(minutesBetween(readAt, now));
    return [{ code: 'monitor-record-overdue', params: { substance, ageMinutes, intervalMinutes } }];
  });

export const monitorRecordedRule: RegisteredRule = {
  evaluate,
  params: shape({ substances: texts, intervalMinutes: minutes }, { toxicsField: text }),
  tighter: { substances: 'more', intervalMinutes: 'lower' },
  codes: ['monitor-record-missing', 'monitor-record-overdue'],
  nextChange: ({ permit }, params: Params, now) =>
    earliest(
      ...wantedSubstances(permit, params).map((substance) => {
        const readAt = lastRead(permit, substance, now);
        const due = readAt === undefined ? undefined : tooOldFrom(readAt, params.intervalMinutes);
        return due !== undefined && due > now ? due : undefined;
      }),
    ),
};
