/** Signs as a phone does: reads what is shown, hashes it by itself, and makes the statement that a device key signs. */
import { spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson, type SignatureStatement } from '@holdpoint/permit-domain';
import { repository } from '@holdpoint/testing';
import { now, type Job } from './plant';
import type { Phone } from './running-permits';

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

export interface Seen {
  readonly sequence: number;
  readonly sha256: string;
  readonly rules: string;
  readonly shown: Record<string, unknown>;
  readonly demands: readonly { readonly id: string; readonly clause: string }[];
}

/** @param query such as `act=approve&stage=unit` */
export async function look(phone: Phone, job: Job, query: string): Promise<Seen> {
  const answer = await phone.get(`/permits/${job.number}/signing?${query}`);
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body as unknown as Seen;
}

/** By the hash that the phone works out itself, of what it has on its screen. */
export const by = (method: string, { sequence, shown }: Seen, more: object = {}): Record<string, unknown> => ({
  shown: sha256(canonicalJson(shown)),
  sequence,
  at: now(),
  method,
  device: 'phone-3f9c',
  ...more,
});

export interface DeviceKey {
  readonly algorithm: 'ES256' | 'Ed25519';
  readonly privateKey: KeyObject;
  /** Raw bytes, base64, as WebCrypto exports them. */
  readonly publicKey: string;
}
export function deviceKey(algorithm: DeviceKey['algorithm'] = 'ES256'): DeviceKey {
  const { privateKey, publicKey } =
    algorithm === 'ES256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519');
  const der = publicKey.export({ format: 'der', type: 'spki' });
  const raw = der.subarray(der.length - (algorithm === 'ES256' ? 65 : 32));
  return { algorithm, privateKey, publicKey: raw.toString('base64') };
}
export const valueOf = ({ algorithm, privateKey }: DeviceKey, statement: object): string =>
  sign(algorithm === 'ES256' ? 'sha256' : null, Buffer.from(canonicalJson(statement), 'utf8'), {
    key: privateKey,
    dsaEncoding: 'ieee-p1363',
  }).toString('base64');

/** What the phone knows that the statement will say. */
export const statement = (
  seen: Seen,
  about: Pick<SignatureStatement, 'tenant' | 'permit' | 'act' | 'signer' | 'at'> & { readonly body: object },
): SignatureStatement => ({
  kind: 'holdpoint-signature',
  version: 1,
  ...about,
  sequence: seen.sequence,
  body: sha256(canonicalJson(about.body)),
  shown: sha256(canonicalJson(seen.shown)),
  rules: seen.rules,
  method: 'device-key',
  device: 'phone-3f9c',
});

/** A bundle as the standalone verifier finds it, and the text in it that was shown under a hash. */
export function bundled(
  tar: Buffer,
  hash: string,
): { readonly verified: Record<string, unknown>; readonly shown: string } {
  const file = join(mkdtempSync(join(tmpdir(), 'signed-')), 'bundle.tar');
  writeFileSync(file, tar);
  const run = spawnSync(process.execPath, [join(repository, 'tools/audit/verify.mjs'), file, '--json']);
  return {
    verified: { exit: run.status, ...(JSON.parse(run.stdout.toString()) as object) },
    shown: entry(tar, `shown/${hash}.json`)?.toString('utf8') ?? '',
  };
}

/** The content of one entry of a tar. */
export function entry(tar: Buffer, path: string): Buffer | undefined {
  const at = tar.indexOf(`${path}\0`);
  if (at < 0) return undefined;
  const size = parseInt(tar.toString('latin1', at + 124, at + 135), 8);
  return tar.subarray(at + 512, at + 512 + size);
}
