/** Validators for local days and times of day: what a site's calendar is written in. */
import { ValidateBy } from 'class-validator';

const day = /^\d{4}-\d{2}-\d{2}$/;
const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;

export const isLocalDate = (value: unknown): value is string =>
  typeof value === 'string' &&
  day.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  new Date(value).toISOString().slice(0, 10) === value;

/** A calendar day that exists, `YYYY-MM-DD`. The constraint's message is its code. */
export const IsLocalDate = (): PropertyDecorator =>
  ValidateBy({ name: 'isLocalDate', validator: { validate: isLocalDate, defaultMessage: () => 'day-invalid' } });

/** `HH:MM`, 24 hours. */
export const IsTimeOfDay = (): PropertyDecorator =>
  ValidateBy({
    name: 'isTimeOfDay',
    validator: {
      validate: (value) => typeof value === 'string' && timeOfDay.test(value),
      defaultMessage: () => 'time-of-day-invalid',
    },
  });

const knownZone = (zone: unknown): boolean => {
  if (typeof zone !== 'string' || zone === '') return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

/** An IANA name that this machine knows. */
export const IsZone = (): PropertyDecorator =>
  ValidateBy({ name: 'isZone', validator: { validate: knownZone, defaultMessage: () => 'time-zone-unknown' } });
