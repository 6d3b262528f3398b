/** The issuer's public keys: found by discovery, kept while the issuer is away, fetched again when a token names a new one. */
import { createRemoteJWKSet, type JWTVerifyGetKey, type RemoteJWKSetOptions } from 'jose';
import { ProblemError } from '@holdpoint/service-kit';
import type { AuthSettings } from './settings';

const fetchMs = 5_000;
/** A key that the issuer withdraws is trusted no longer than this, as long as the issuer can be asked. */
const refreshMs = 10 * 60_000;
/** Unknown key ids (forged or new) make us ask no more often than this. */
const cooldownMs = 30_000;

type RemoteKeys = ReturnType<typeof createRemoteJWKSet>;

export class IssuerKeys {
  private keys?: Promise<RemoteKeys>;
  private askedAt = 0;

  constructor(
    private readonly settings: Pick<AuthSettings, 'issuer' | 'jwksUri'>,
    private readonly options: Partial<RemoteJWKSetOptions> = {},
  ) {}

  /** For jose's `jwtVerify`. Rejects with ProblemError 503 `issuer-unavailable` when keys are needed and can't be had. */
  readonly resolve: JWTVerifyGetKey = async (header, token) => {
    const keys = await this.remote();
    this.refreshInBackground(keys);
    try {
      return await keys(header, token);
    } catch (error) {
      if (isFetchTrouble(error)) throw issuerUnavailable(error);
      throw error;
    }
  };

  /** Whether the issuer answers; for readiness. */
  async check(): Promise<void> {
    await (await this.remote()).reload();
    this.askedAt = Date.now();
  }

  private async remote(): Promise<RemoteKeys> {
    this.keys ??= this.discover();
    try {
      return await this.keys;
    } catch (error) {
      this.keys = undefined;
      throw issuerUnavailable(error);
    }
  }

  private async discover(): Promise<RemoteKeys> {
    const uri = this.settings.jwksUri ?? (await this.discovered());
    this.askedAt = Date.now();
    return createRemoteJWKSet(new URL(uri), {
      timeoutDuration: fetchMs,
      cooldownDuration: cooldownMs,
      // Never thrown away for their age alone: an issuer that is down for an hour must not stop the plant. Refreshed below instead.
      cacheMaxAge: Infinity,
      ...this.options,
    });
  }

  private async discovered(): Promise<string> {
    const { issuer } = this.settings;
    const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
      signal: AbortSignal.timeout(fetchMs),
      headers: { accept: 'application/json' },
    });
    if (!response.ok) throw new Error(`discovery answered ${response.status}`);
    const document = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
    if (document.issuer !== issuer) throw new Error('discovery names another issuer');
    if (typeof document.jwks_uri !== 'string') throw new Error('discovery names no keys');
    return document.jwks_uri;
  }

  private refreshInBackground(keys: RemoteKeys): void {
    if (Date.now() - this.askedAt < refreshMs || keys.reloading) return;
    this.askedAt = Date.now();
    keys.reload().catch(() => undefined);
  }
}

const issuerUnavailable = (cause: unknown): ProblemError =>
  new ProblemError(503, 'issuer-unavailable', [], { retryAfterSeconds: 5, cause });

/** jose's own codes for "the answer wasn't usable"; a failing connection is fetch's TypeError. */
function isFetchTrouble(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return (
    code === 'ERR_JWKS_TIMEOUT' ||
    code === 'ERR_JWKS_INVALID' ||
    code === 'ERR_JOSE_GENERIC' ||
    error instanceof TypeError
  );
}
