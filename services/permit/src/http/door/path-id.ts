/** Ids and days in an address: what can't be one is refused by its name before anything is looked up. */
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { ProblemError } from '@holdpoint/service-kit';
import type { Request } from 'express';
import { isLocalDate } from '../validation/local-date';
import { idPattern, permitNumberPattern } from './ids';

const inPath =
  (holds: (value: string) => boolean, code: string) =>
  (name: string, context: ExecutionContext): string => {
    const value = context.switchToHttp().getRequest<Request>().params[name];
    if (typeof value !== 'string' || !holds(value))
      throw new ProblemError(400, 'fields-invalid', [{ code, field: `/${name}` }]);
    return value;
  };

/** Parameter decorator: an id of the path; 400 `field-format`. */
export const PathId = createParamDecorator(inPath((value) => idPattern.test(value), 'field-format'));

/** Parameter decorator: a local date of the path; 400 `date-invalid`. */
export const PathDay = createParamDecorator(inPath(isLocalDate, 'day-invalid'));

const described = (pattern: RegExp, name: string, description: string, example: string): MethodDecorator =>
  ApiParam({ name, description, schema: { type: 'string', pattern: pattern.source, example } });

/** How an id in an address is described: with the pattern that it is held against. */
export const ApiPathId = (name: string, description: string, example: string): MethodDecorator =>
  described(idPattern, name, description, example);

export const ApiPermitNumber = (): MethodDecorator =>
  described(permitNumberPattern, 'number', 'Number of the permit', 'DH-2026-000123');
