/** Secrets and signatures as the Standard Webhooks specification has them, so that its ready-made verifiers work. */
import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

export const newSecret = (): string => prefix + randomBytes(32).toString('base64');

/** `whsec_` and the base64 text of 24 to 64 bytes. */
export function isSecret(text: string): boolean {
  const body = text.slice(prefix.length);
  if (!text.startsWith(prefix) || !base64.test(body)) return false;
  const { length } = Buffer.from(body, 'base64');
  return length >= 24 && length <= 64;
}

/**
 * The headers that prove where `body` comes from. `id` is the event's: the same on every attempt and replay. One signature per secret, so that either
 * verifies during a rotation.
 * @param seconds Unix time of the attempt
 */
export function signedHeaders(
  id: string,
  seconds: number,
  body: string,
  secrets: readonly string[],
): Readonly<Record<string, string>> {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': signatures.join(' ') };
}
