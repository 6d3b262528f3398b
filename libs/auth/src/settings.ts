/** Whose tokens are taken, and for whom they must be meant. */
import { SettingsReader, type Environment } from '@holdpoint/service-kit';

export interface AuthSettings {
  /** As in the token's `iss`, to the letter. */
  readonly issuer: string;
  readonly audience: string;
  /** Where the keys are, when discovery isn't to be asked. */
  readonly jwksUri?: string;
  /** Failed tokens per minute and address before it's told to wait. */
  readonly failuresPerMinute: number;
}

export function authSettings(env: Environment = process.env): AuthSettings {
  const read = new SettingsReader(env);
  return read.checked({
    issuer: read.text('HOLDPOINT_OIDC_ISSUER'),
    audience: read.text('HOLDPOINT_OIDC_AUDIENCE', 'holdpoint'),
    jwksUri: read.optional('HOLDPOINT_OIDC_JWKS_URI'),
    failuresPerMinute: read.number('HOLDPOINT_AUTH_FAILURES_PER_MINUTE', 300, { min: 1 }),
  });
}

export const authSettingsToken = Symbol('AuthSettings');
