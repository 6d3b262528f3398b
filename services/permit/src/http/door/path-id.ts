/** Ids and days in an address: what can't be one is refused by its name before anything is looked up. */
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ProblemError } from '@holdpoint/service-kit';
import type { Request } from 'express';
import { isLocalDate } from '../validation/local-date';
import { idPattern } from './ids';

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
