/** Checks a bearer token: signature by the issuer's keys, issuer, audience, time, tenant; says in one code what is wrong. */
import { createHash } from 'node:crypto';
import { scopes as knownScopes, type Scope } from '@holdpoint/contracts';
import { ProblemError, tenantPattern } from '@holdpoint/service-kit';
import { errors, jwtVerify, type JWTPayload } from 'jose';
import type { CallerIdentity } from './caller';
import type { IssuerKeys } from './issuer-keys';
import type { AuthSettings } from './settings';

/** Signed by somebody else's key only: no `none`, no shared secrets. */
const algorithms = ['RS256', 'ES256', 'EdDSA'];
const clockToleranceSeconds = 30;
const rememberMs = 60_000;
const mostRemembered = 2_000;

export type TokenHolder = Omit<CallerIdentity, 'language'>;

export class TokenCheck {
  /** Checking a signature costs more than most answers; a token seen within the last minute is known, by its hash. */
  private readonly known = new Map<string, { readonly holder: TokenHolder; readonly until: number }>();

  constructor(
    private readonly settings: Pick<AuthSettings, 'issuer' | 'audience'>,
    private readonly keys: Pick<IssuerKeys, 'resolve'>,
    private readonly now: () => number = Date.now,
  ) {}

  /** The holder of the token in an Authorization header; throws ProblemError 401, 403 `tenant-missing` or 503 `issuer-unavailable`. */
  async holderOf(authorization: string | undefined): Promise<TokenHolder> {
    if (!authorization) throw unauthorised('token-missing');
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization.trim())?.[1];
    if (!token) throw unauthorised('token-invalid');
    const mark = createHash('sha256').update(token).digest('base64');
    const seen = this.known.get(mark);
    if (seen && seen.until > this.now()) return seen.holder;
    const payload = await this.verified(token);
    const holder = holderIn(payload);
    this.remember(mark, holder, Math.min(this.now() + rememberMs, (payload.exp ?? 0) * 1000));
    return holder;
  }

  private async verified(token: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, this.keys.resolve, {
        issuer: this.settings.issuer,
        audience: this.settings.audience,
        algorithms,
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['exp', 'sub'],
        currentDate: new Date(this.now()),
      });
      return payload;
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      if (error instanceof errors.JWTExpired) throw unauthorised('token-expired', error);
      if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud')
        throw unauthorised('token-audience', error);
      throw unauthorised('token-invalid', error);
    }
  }

  private remember(mark: string, holder: TokenHolder, until: number): void {
    this.known.delete(mark);
    this.known.set(mark, { holder, until });
    if (this.known.size > mostRemembered) this.known.delete(this.known.keys().next().value as string);
  }
}

function holderIn(payload: JWTPayload): TokenHolder {
  const { sub, tenant, scope, scp, client_id: clientId, azp, auth_time: authTime } = payload as Record<string, unknown>;
  if (typeof tenant !== 'string' || !tenantPattern.test(tenant)) throw new ProblemError(403, 'tenant-missing');
  const client = typeof clientId === 'string' ? clientId : typeof azp === 'string' ? azp : undefined;
  // With client credentials the subject is the client itself: a machine, nobody's signature.
  const person = typeof sub === 'string' && sub !== client ? sub : undefined;
  const authenticatedAt = instantOf(authTime);
  return {
    tenant,
    person,
    client,
    scopes: scopesIn(scope ?? scp),
    ...(authenticatedAt !== undefined && { authenticatedAt }),
  };
}

/** Whole seconds since 1970, as OpenID Connect has it; anything else says nothing. */
const instantOf = (seconds: unknown): string | undefined =>
  typeof seconds === 'number' && Number.isSafeInteger(seconds) && seconds > 0 && seconds < 1e11
    ? new Date(seconds * 1000).toISOString()
    : undefined;

const isScope = (text: unknown): text is Scope => typeof text === 'string' && Object.hasOwn(knownScopes, text);
function scopesIn(claim: unknown): Scope[] {
  const list: readonly unknown[] = Array.isArray(claim) ? claim : typeof claim === 'string' ? claim.split(' ') : [];
  return list.filter(isScope);
}

/** RFC 6750 wants the header on every 401. */
const unauthorised = (code: string, cause?: unknown): ProblemError =>
  new ProblemError(401, code, [], {
    cause,
    headers: {
      'www-authenticate':
        code === 'token-missing' ? 'Bearer' : `Bearer error="invalid_token", error_description="${code}"`,
    },
  });
