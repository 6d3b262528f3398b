/** What makes a statement one that anybody can verify: the signer's own device key, or the service's seal. */
import type { Instant, SignatureProof, Unmet } from '@holdpoint/permit-domain';
import { minutesBetween, refuse } from '@holdpoint/permit-domain';
import type { ProblemError } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { AttachmentStore } from '../../db/attachment.store';
import { DeviceKeyStore } from '../../db/device-key.store';
import type { Requester } from '../acts';
import type { BoundAttachment } from '../attachments/bound-attachment';
import { AuditSeal } from '../audit-seal';
import { refused } from '../permit-problems';
import type { GivenSignature } from './given-signature';
import { isProven } from './verify-proof';

/** A phone's clock may be so far off, either way. */
const clockMinutes = 2;
/** Between the signing and its arrival, unless the act says that it was done offline. */
const longestMinutes = 15;

@Injectable()
export class ProveSignature {
  constructor(
    private readonly seal: AuditSeal,
    private readonly keys: DeviceKeyStore,
    private readonly attachments: AttachmentStore,
  ) {}

  /** @throws ProblemError 422: a handwritten signature without its picture, with one that isn't kept, or with what isn't one */
  async handwriting({ tenant, person }: Requester, given: GivenSignature): Promise<BoundAttachment | undefined> {
    const { method, handwriting } = given;
    if ((method === 'handwritten') !== (handwriting !== undefined))
      throw unfit('signature-handwriting', '/signature/handwriting');
    if (handwriting === undefined) return undefined;
    const [row] = await this.attachments.named(tenant, [handwriting]);
    if (!row || row.uploadedBy !== person)
      throw unfit('attachment-unknown', '/signature/handwriting', { attachment: handwriting });
    if (row.scan === 'refused')
      throw unfit('attachment-refused', '/signature/handwriting', { attachment: handwriting });
    if (!row.mediaType.startsWith('image/')) throw unfit('signature-handwriting', '/signature/handwriting');
    return { attachment: handwriting, sha256: row.sha256 };
  }

  /**
   * @param statement its canonical JSON
   * @param done when the act reached us, or was done where that was offline
   * @throws ProblemError 422: signed at another time, or by a key that isn't the signer's, is revoked, or doesn't prove it; 503 `audit-key-missing`
   */
  async of(by: Requester, given: GivenSignature, statement: string, done: Instant): Promise<SignatureProof> {
    const { at, method } = given;
    const late = minutesBetween(at, done);
    if (late > longestMinutes || late < -clockMinutes)
      throw unfit('signature-time', '/signature/at', { at, minutes: longestMinutes });
    if (method === 'device-key') return this.byDevice(by, given, statement);
    const { algorithm, keyId: key, publicKey, signature: value } = this.seal.sign(Buffer.from(statement, 'utf8'));
    return { by: 'service', algorithm, key, publicKey, value };
  }

  private async byDevice(
    { tenant, person }: Requester,
    { key, value }: GivenSignature,
    statement: string,
  ): Promise<SignatureProof> {
    if (key === undefined || value === undefined) throw unfit('signature-key-missing', '/signature/key');
    const known = await this.keys.one(tenant, key);
    if (!known || known.person !== person) throw unfit('device-key-unknown', '/signature/key', { key });
    if (known.revokedAt !== null) throw unfit('device-key-revoked', '/signature/key', { key });
    const { algorithm, publicKey } = known;
    const proof: SignatureProof = { by: 'device', algorithm, key, publicKey, value };
    if (!isProven(statement, proof)) throw unfit('signature-not-proven', '/signature/value');
    return proof;
  }
}

const unfit = (code: string, field: string, params: Unmet['params'] = {}): ProblemError =>
  refused(refuse('signature-unfit', [{ code, params, field }]));
