/** Checks bodies, queries and path parameters against their classes: every wrong field at once, each with its code and pointer. */
import { Injectable, ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import type { ValidationError, ValidatorOptions } from 'class-validator';
import { ProblemError } from '../problem/problem-error';
import { reasonsOf } from './field-reasons';
import { withoutNulls } from './absent-nulls';
import { isKeepable } from './json-body.middleware';
import { missingParts } from './missing-parts';

const simple = new Set<unknown>([String, Number, Boolean, Array, Object, Buffer, undefined]);

@Injectable()
export class FieldsPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      stopAtFirstError: false,
      validationError: { target: true, value: true },
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    refuseUnkeepable(value, metadata);
    const isClass = !simple.has(metadata.metatype);
    if (metadata.type === 'body' && isClass && value !== undefined && !isRecord(value))
      throw new ProblemError(400, 'fields-invalid', [
        { code: 'field-type', field: '', params: { expected: 'kind-object' } },
      ]);
    try {
      const taken = (await super.transform(value, metadata)) as unknown;
      return metadata.type === 'body' ? withoutNulls(taken) : taken;
    } catch (error) {
      if (error instanceof FieldFaults) throw new ProblemError(400, codeFor(metadata), error.reasons);
      throw error;
    }
  }

  protected override async validate(object: object, options?: ValidatorOptions): Promise<ValidationError[]> {
    return [...(await super.validate(object, options)), ...missingParts(object)];
  }

  override createExceptionFactory() {
    return (errors: Parameters<typeof reasonsOf>[0] = []) => new FieldFaults(reasonsOf(errors));
  }
}

class FieldFaults extends Error {
  constructor(readonly reasons: ReturnType<typeof reasonsOf>) {
    super('fields');
  }
}

const codeFor = (metadata: ArgumentMetadata): string =>
  metadata.type === 'query' ? 'query-invalid' : 'fields-invalid';
const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Bodies were looked through when they were parsed; addresses weren't. */
function refuseUnkeepable(value: unknown, metadata: ArgumentMetadata): void {
  if (metadata.type !== 'param' && metadata.type !== 'query') return;
  const texts = isRecord(value) ? Object.entries(value as object) : [[metadata.data ?? '', value] as const];
  for (const [name, text] of texts)
    for (const part of Array.isArray(text) ? (text as unknown[]) : [text])
      if (typeof part === 'string' && !isKeepable(part))
        throw new ProblemError(400, codeFor(metadata), [{ code: 'text-unreadable', field: `/${name}` }]);
}
