/** One signed request to the other side, bounded in time; redirects aren't followed, and of the answer only its status is read. */
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { AddressRefused, guardedLookup, urlFault } from './webhook-target';

export interface PostOptions {
  readonly timeoutMs: number;
  readonly allowPrivate: boolean;
}
export interface PostOutcome {
  readonly latencyMs: number;
  readonly status?: number;
  /** A code, never the other side's words; absent: taken (2xx). */
  readonly error?: string;
}

const mostOfAnswer = 64 * 1024;
const codes: Readonly<Record<string, string>> = {
  ABORT_ERR: 'timed-out',
  ETIMEDOUT: 'timed-out',
  ECONNREFUSED: 'connection-refused',
  ECONNRESET: 'connection-reset',
  EPIPE: 'connection-reset',
  ENOTFOUND: 'host-unknown',
  EAI_AGAIN: 'host-unknown',
};

export function postWebhook(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  { timeoutMs, allowPrivate }: PostOptions,
): Promise<PostOutcome> {
  const started = performance.now();
  const outcome = (status?: number, error?: string): PostOutcome => ({
    latencyMs: Math.round(performance.now() - started),
    ...(status === undefined ? {} : { status }),
    ...(error === undefined ? {} : { error }),
  });
  if (urlFault(url, allowPrivate)) return Promise.resolve(outcome(undefined, 'address-refused'));
  return new Promise((resolve) => {
    const target = new URL(url);
    const send = target.protocol === 'https:' ? secureRequest : plainRequest;
    const options = {
      method: 'POST',
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        ...headers,
        'content-type': 'application/cloudevents+json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'holdpoint-webhooks/1',
      },
      ...(allowPrivate ? {} : { lookup: guardedLookup() }),
    };
    const request = send(target, options, (response) => {
      const status = response.statusCode ?? 0;
      const error = errorOf(status);
      let read = 0;
      response.on('data', (chunk: Buffer) => {
        read += chunk.length;
        if (read > mostOfAnswer) response.destroy();
      });
      // However the body ends, the status has been said.
      response.on('error', () => undefined).on('close', () => resolve(outcome(status, error)));
    });
    request.on('error', (error) => resolve(outcome(undefined, codeOf(error))));
    request.end(body);
  });
}

function errorOf(status: number): string | undefined {
  if (status >= 200 && status < 300) return undefined;
  return status >= 300 && status < 400 ? 'redirected' : `http-${status}`;
}

function codeOf(error: Error & { readonly code?: string }): string {
  if (error instanceof AddressRefused) return 'address-refused';
  const { code = '' } = error;
  if (/CERT|TLS|SSL|SIGNED|VERIFY/.test(code)) return 'certificate-refused';
  return codes[code] ?? (error.name === 'AbortError' ? 'timed-out' : 'connection-failed');
}
