/** Fields of bodies and queries: what each may hold, said once for the check and for OpenAPI. Texts are trimmed; null is not "absent". */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { FreeText, IsZonedInstant } from '@holdpoint/service-kit';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { isLocalDate } from '../../app/local-date';

/** Ids of people, sites, areas: what may stand in an address, a message key and a workflow's input. */
export const idPattern = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;
/** `special-trade/welding-hot-cutting` */
export const classPattern = /^[a-z0-9][a-z0-9-]{0,39}\/[a-z0-9][a-z0-9-]{0,59}$/;

interface FieldOptions {
  readonly description?: string;
  readonly example?: unknown;
  readonly optional?: boolean;
  /** May be null, which takes the value away. */
  readonly nullable?: boolean;
}

const described = (options: FieldOptions, schema: Record<string, unknown>): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      ...schema,
      required: !options.optional,
      ...(options.nullable && { nullable: true }),
      ...(options.description !== undefined && { description: options.description }),
      ...(options.example !== undefined && { example: options.example }),
    }),
    ...(options.optional
      ? [ValidateIf((_, value: unknown) => value !== undefined && !(options.nullable && value === null))]
      : []),
  );

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

export const TextField = (options: FieldOptions & { readonly max: number }): PropertyDecorator =>
  applyDecorators(
    described(options, { type: 'string', minLength: 1, maxLength: options.max }),
    trimmed,
    IsString(),
    Length(1, options.max),
  );

/** A reason, a remark: phone and identity numbers don't belong there. */
export const FreeTextField = (options: FieldOptions & { readonly max: number }): PropertyDecorator =>
  applyDecorators(TextField(options), FreeText({ max: options.max }));

export const IdField = (options: FieldOptions): PropertyDecorator =>
  applyDecorators(described(options, { type: 'string', pattern: idPattern.source }), IsString(), Matches(idPattern));

export const ClassField = (options: FieldOptions): PropertyDecorator =>
  applyDecorators(
    described(options, { type: 'string', pattern: classPattern.source }),
    IsString(),
    Matches(classPattern),
  );

export const ChoiceField = (choices: readonly string[], options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(described(options, { type: 'string', enum: [...choices] }), IsIn([...choices]));

const IsLocalDate = (): PropertyDecorator =>
  ValidateBy({
    name: 'isLocalDate',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && isLocalDate(value),
      defaultMessage: () => 'day-invalid',
    },
  });

/** A day as printed, without a zone. */
export const DayField = (options: FieldOptions): PropertyDecorator =>
  applyDecorators(described(options, { type: 'string', format: 'date' }), IsLocalDate());

/** A moment with its zone; it arrives as UTC. */
export const MomentField = (options: FieldOptions): PropertyDecorator =>
  applyDecorators(described(options, { type: 'string', format: 'date-time' }), IsZonedInstant());

export const WholeField = (options: FieldOptions & { readonly min: number; readonly max: number }): PropertyDecorator =>
  applyDecorators(
    described(options, { type: 'integer', minimum: options.min, maximum: options.max }),
    IsInt(),
    Min(options.min),
    Max(options.max),
  );

/** The same in an address, where everything is text: only digits make a number. */
export const QueryWholeField = (
  options: FieldOptions & { readonly min: number; readonly max: number },
): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value,
    ),
    WholeField(options),
  );

/** Distinct texts that fit a pattern. */
export const TextsField = (
  options: FieldOptions & { readonly pattern: RegExp; readonly max: number; readonly min?: number },
): PropertyDecorator =>
  applyDecorators(
    described(options, {
      type: 'array',
      items: { type: 'string', pattern: options.pattern.source },
      minItems: options.min ?? 0,
      maxItems: options.max,
    }),
    IsArray(),
    ArrayMinSize(options.min ?? 0),
    ArrayMaxSize(options.max),
    ArrayUnique(),
    Matches(options.pattern, { each: true }),
  );

export const PartsField = (
  part: new () => object,
  options: FieldOptions & { readonly max: number; readonly min?: number },
): PropertyDecorator =>
  applyDecorators(
    described(options, { type: part, isArray: true, minItems: options.min ?? 0, maxItems: options.max }),
    IsArray(),
    ArrayMinSize(options.min ?? 0),
    ArrayMaxSize(options.max),
    ValidateNested({ each: true }),
    Type(() => part),
  );

export const PartField = (part: new () => object, options: FieldOptions): PropertyDecorator =>
  applyDecorators(
    described(options, { type: part }),
    ValidateNested(),
    Type(() => part),
  );
