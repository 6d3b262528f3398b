/** Validators for times: a moment names its zone, a date is a day and nothing else; both answer with a code of their own. */
import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?$/;
const zone = /(Z|[+-]\d{2}:\d{2})$/;
const day = /^\d{4}-\d{2}-\d{2}$/;

const parsed = (value: string): Date | undefined => {
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? undefined : at;
};

/** An instant as the core knows it (UTC, milliseconds), from any RFC 3339 time with a zone; anything else is left for the validator to name. */
const toUtc = (value: unknown): unknown =>
  typeof value === 'string' && moment.test(value) && zone.test(value) ? (parsed(value)?.toISOString() ?? value) : value;

/** RFC 3339 with `Z` or an offset. A time without a zone means another moment on another phone, so it is refused, never guessed. */
export const IsZonedInstant = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }) => toUtc(value)),
    ValidateBy(
      {
        name: 'zonedInstant',
        validator: {
          validate: (value) => typeof value !== 'string' || !moment.test(value) || zone.test(value),
          defaultMessage: () => '$property names no time zone',
        },
      },
      { context: { code: 'time-without-zone' } },
    ),
    ValidateBy(
      {
        name: 'instant',
        validator: {
          validate: (value) => typeof value === 'string' && moment.test(value) && parsed(value) !== undefined,
          defaultMessage: () => '$property is no RFC 3339 time',
        },
      },
      { context: { code: 'time-malformed' } },
    ),
  );

/** A calendar day at the site, `YYYY-MM-DD`, that exists. */
export const IsLocalDate = (): PropertyDecorator =>
  ValidateBy(
    {
      name: 'localDate',
      validator: {
        validate: (value) =>
          typeof value === 'string' && day.test(value) && parsed(value)?.toISOString().slice(0, 10) === value,
        defaultMessage: () => '$property is no date',
      },
    },
    { context: { code: 'date-malformed' } },
  );
