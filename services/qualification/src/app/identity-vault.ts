/** Identity numbers at rest: encrypted and bound to their person, and hashed under a key of their own so that one can be found again. */
import { createHmac, hkdfSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { dataKey, decryptText, encryptText } from '@holdpoint/service-kit';
import { type IdentityKind, maskIdentity, normaliseIdentity } from './identity-number';

export interface SealedIdentity {
  readonly identityKind: IdentityKind;
  readonly identityCipher: string;
  readonly identityHash: string;
  readonly identityMasked: string;
}

const contextOf = (tenant: string, person: string): string => `${tenant}/${person}/identity`;

@Injectable()
export class IdentityVault {
  private readonly hashKey = Buffer.from(hkdfSync('sha256', dataKey(), '', 'holdpoint identity look-up', 32));

  seal(tenant: string, person: string, kind: IdentityKind, number: string): SealedIdentity {
    const plain = normaliseIdentity(number);
    return {
      identityKind: kind,
      identityCipher: encryptText(plain, contextOf(tenant, person)),
      identityHash: this.hash(tenant, kind, plain),
      identityMasked: maskIdentity(plain),
    };
  }

  open(tenant: string, person: string, cipher: string): string {
    return decryptText(cipher, contextOf(tenant, person));
  }

  /** The same number in another tenant hashes to something else. */
  hash(tenant: string, kind: IdentityKind, number: string): string {
    return createHmac('sha256', this.hashKey)
      .update([tenant, kind, normaliseIdentity(number)].join('\n'))
      .digest('base64url');
  }
}
