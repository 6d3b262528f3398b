/** Marks a route with the scopes that its caller needs, all of them; OpenAPI shows them. */
import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import type { Scope } from '@holdpoint/contracts';
import { accessMetadata, type Access } from '@holdpoint/service-kit';

export { Public } from '@holdpoint/service-kit';

export const RequireScope = (...scopes: readonly [Scope, ...Scope[]]): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(accessMetadata, { kind: 'scopes', scopes } satisfies Access), ApiBearerAuth('bearer'));
