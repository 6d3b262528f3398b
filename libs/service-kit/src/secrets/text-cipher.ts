/** Personal numbers at rest: AES-256-GCM under the key of HOLDPOINT_DATA_KEY, bound to what they belong to. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const version = 'v1';
const nonceBytes = 12;
const tagBytes = 16;

/** The key from its base64 text; throws unless it is 32 bytes. */
export function dataKey(base64: string | undefined = process.env.HOLDPOINT_DATA_KEY): Buffer {
  const key = Buffer.from(base64 ?? '', 'base64');
  if (key.length !== 32) throw new Error('HOLDPOINT_DATA_KEY must be the base64 text of 32 bytes');
  return key;
}

/** `context` (such as `tenant/person`) isn't secret; the same one is needed to decrypt, so that a value can't be moved to another row. */
export function encryptText(plain: string, context = '', key: Buffer = dataKey()): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${version}.${sealed.toString('base64url')}`;
}

/** Throws when the text, the key or the context isn't the one it was encrypted with. */
export function decryptText(text: string, context = '', key: Buffer = dataKey()): string {
  const [given, body] = text.split('.');
  const sealed = Buffer.from(body ?? '', 'base64url');
  if (given !== version || sealed.length < nonceBytes + tagBytes) throw new Error('not an encrypted text');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes))
    .setAAD(Buffer.from(context))
    .setAuthTag(sealed.subarray(-tagBytes));
  return decipher.update(sealed.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8');
}
