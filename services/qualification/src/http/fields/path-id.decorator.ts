/** Ids in an address: what can't be one is refused by its name before anything is looked up. */
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { ProblemError } from '@holdpoint/service-kit';
import type { Request } from 'express';
import { idPattern } from './fields';

/** Parameter decorator; 400 `fields-invalid` with `field-format`. */
export const PathId = createParamDecorator((name: string, context: ExecutionContext): string => {
  const value = context.switchToHttp().getRequest<Request>().params[name];
  if (typeof value !== 'string' || !idPattern.test(value))
    throw new ProblemError(400, 'fields-invalid', [{ code: 'field-format', field: `/${name}` }]);
  return value;
});

/** How OpenAPI describes an id of the path. */
export const ApiPathId = (name: string, description: string, example: string): MethodDecorator =>
  ApiParam({ name, description, example, schema: { type: 'string', pattern: idPattern.source } });
