/** A time that says its zone: taken with `Z` or an offset, kept as UTC with milliseconds; without a zone it's refused by name. */
import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy, type ValidationOptions } from 'class-validator';

const dateTime = /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?([Zz]|[+-]\d{2}:\d{2})?$/;

export const isZonedInstant = 'isZonedInstant';
/** The constraint's message is its code. */
export type InstantFault = 'time-without-zone' | 'time-invalid';

/** Nothing when `value` is a possible moment with a zone. */
export function instantFault(value: unknown): InstantFault | undefined {
  const match = typeof value === 'string' ? dateTime.exec(value) : null;
  if (!match) return 'time-invalid';
  const [, year, month, day, hour, minute, second, zone] = match;
  if (zone === undefined) return 'time-without-zone';
  const daysInMonth = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const possible =
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= daysInMonth &&
    Number(hour) <= 23 &&
    Number(minute) <= 59 &&
    Number(second ?? 0) <= 59 &&
    !Number.isNaN(Date.parse(value as string));
  return possible ? undefined : 'time-invalid';
}

/** Property decorator. `2026-11-24T13:30:00+08:00` arrives in the handler as `2026-11-24T05:30:00.000Z`. */
export const IsZonedInstant = (options?: ValidationOptions): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      Array.isArray(value) ? value.map(normalised) : normalised(value),
    ) as PropertyDecorator,
    ValidateBy(
      {
        name: isZonedInstant,
        validator: {
          validate: (value: unknown) => instantFault(value) === undefined,
          defaultMessage: (args) => instantFault(args?.value) ?? 'time-invalid',
        },
      },
      options,
    ),
  );

const normalised = (value: unknown): unknown =>
  instantFault(value) === undefined ? new Date(value as string).toISOString() : value;
