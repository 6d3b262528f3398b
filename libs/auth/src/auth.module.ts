/** The front door's lock: a global guard that checks the token, and a boot check that no route was left open by mistake. */
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { DependencyChecks } from '@holdpoint/service-kit';
import { AuthGuard } from './auth.guard';
import { IssuerKeys } from './issuer-keys';
import { RouteCheck } from './route-check';
import { authSettings, authSettingsToken, type AuthSettings } from './settings';
import { TokenCheck } from './token-check';

@Module({})
export class AuthModule {
  /** Settings from HOLDPOINT_OIDC_ISSUER, HOLDPOINT_OIDC_AUDIENCE and, where discovery isn't wanted, HOLDPOINT_OIDC_JWKS_URI. */
  static forRoot(): DynamicModule {
    return {
      module: AuthModule,
      global: true,
      imports: [DiscoveryModule],
      providers: [
        { provide: authSettingsToken, useFactory: () => authSettings() },
        {
          provide: IssuerKeys,
          inject: [authSettingsToken, DependencyChecks],
          useFactory: (settings: AuthSettings, checks: DependencyChecks) => {
            const keys = new IssuerKeys(settings);
            // Known keys go on working while the issuer is away: degraded, not unready.
            checks.add({ name: 'issuer', required: false, check: () => keys.check() });
            return keys;
          },
        },
        {
          provide: TokenCheck,
          inject: [authSettingsToken, IssuerKeys],
          useFactory: (settings: AuthSettings, keys: IssuerKeys) => new TokenCheck(settings, keys),
        },
        { provide: APP_GUARD, useClass: AuthGuard },
        RouteCheck,
      ],
      exports: [TokenCheck],
    };
  }
}
