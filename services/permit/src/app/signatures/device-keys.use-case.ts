/** Device keys: a person registers one from the device that holds it, right after signing in; who lost it, or an administrator, revokes it. */
import { canonicalJson, minutesBetween, refuse, type SignatureProof } from '@holdpoint/permit-domain';
import { ProblemError } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { DeviceKeyStore, type DeviceKeyRow } from '../../db/device-key.store';
import type { Requester } from '../acts';
import { sha256 } from '../fingerprint';
import { refused } from '../permit-problems';
import { isProven, publicKeyOf } from './verify-proof';

/** Whoever registers a key can sign with it from then on: a token that lay about isn't enough. */
const signedInMinutes = 10;

export interface NewKey {
  readonly algorithm: SignatureProof['algorithm'];
  /** Raw bytes, base64. */
  readonly publicKey: string;
  readonly device: string;
  /** The key's own signature of its registration, so that nobody registers a key that they don't hold. */
  readonly value: string;
}
export interface DeviceKeyView {
  readonly id: string;
  readonly person: string;
  readonly algorithm: SignatureProof['algorithm'];
  readonly publicKey: string;
  readonly device: string;
  readonly registeredAt: string;
  readonly revoked?: { readonly at: string; readonly by: string; readonly reason: string };
}

@Injectable()
export class DeviceKeys {
  constructor(private readonly keys: DeviceKeyStore) {}

  /** The same key again is the same registration. @throws ProblemError 401 (sign in again), 409 `device-key-taken`, 422 */
  async register({ tenant, person, authenticatedAt }: Requester, key: NewKey, now: string): Promise<DeviceKeyView> {
    const fresh =
      authenticatedAt !== undefined &&
      authenticatedAt <= now &&
      minutesBetween(authenticatedAt, now) <= signedInMinutes;
    if (!fresh)
      throw refused(
        refuse('insufficient-user-authentication', [
          { code: 'insufficient-user-authentication', params: { minutes: signedInMinutes } },
        ]),
      );
    const { algorithm, publicKey, device } = key;
    const raw = publicKeyOf(key) && Buffer.from(publicKey, 'base64');
    if (!raw)
      throw refused(refuse('fields-invalid', [{ code: 'device-key-malformed', params: {}, field: '/publicKey' }]));
    const registration = { kind: 'holdpoint-device-key', version: 1, tenant, person, algorithm, publicKey, device };
    if (!isProven(canonicalJson(registration), key))
      throw refused(refuse('fields-invalid', [{ code: 'signature-not-proven', params: {}, field: '/value' }]));
    const id = sha256(raw).slice(0, 32);
    const row = await this.keys.register(tenant, { id, person, algorithm, publicKey, device });
    if (row.person !== person || row.revokedAt !== null) throw new ProblemError(409, 'device-key-taken');
    return viewOf(row);
  }

  async mine({ tenant, person }: Requester): Promise<readonly DeviceKeyView[]> {
    return (await this.keys.ofPerson(tenant, person)).map(viewOf);
  }

  /** From now on it signs nothing; what it signed stands. @throws ProblemError 404, also for somebody else's without `administrator` */
  async revoke(
    { tenant, person }: Requester,
    id: string,
    reason: string,
    administrator: boolean,
  ): Promise<DeviceKeyView> {
    const known = await this.keys.one(tenant, id);
    if (!known || (known.person !== person && !administrator)) throw unknown(id);
    const row = await this.keys.revoke(tenant, id, person, reason);
    if (!row) throw unknown(id);
    return viewOf(row);
  }
}

const unknown = (key: string): ProblemError => new ProblemError(404, 'device-key-unknown', [], { params: { key } });

const viewOf = ({ id, person, algorithm, publicKey, device, registeredAt, ...rest }: DeviceKeyRow): DeviceKeyView => ({
  id,
  person,
  algorithm,
  publicKey,
  device,
  registeredAt: registeredAt.toISOString(),
  ...(rest.revokedAt && {
    revoked: { at: rest.revokedAt.toISOString(), by: rest.revokedBy ?? '', reason: rest.reason ?? '' },
  }),
});
