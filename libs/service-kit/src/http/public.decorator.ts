/** Who may call a route: anyone, or callers with scopes (auth's `RequireScope`); one of the two stands on every route. */
import { SetMetadata } from '@nestjs/common';

export const accessMetadata = 'holdpoint:access';
export type Access = { readonly kind: 'public' } | { readonly kind: 'scopes'; readonly scopes: readonly string[] };

/** Anyone may call this route, without a token. */
export const Public = (): MethodDecorator & ClassDecorator =>
  SetMetadata(accessMetadata, { kind: 'public' } satisfies Access);
