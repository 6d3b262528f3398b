/** One bounded HTTP request to a register: what it answered as text, or why it counts as away. */
import { createHash } from 'node:crypto';
import type { RegisterAnswer } from '../app/verification-register';

export type Away = Extract<RegisterAnswer, { kind: 'away' }>;
export interface HttpAnswer {
  readonly kind: 'answer';
  readonly status: number;
  readonly text: string;
  /** SHA-256 of the body as it came. */
  readonly digest: string;
  /** `name=value` of each cookie that it set. */
  readonly cookies: readonly string[];
}

/** An answer that is longer isn't one about one certificate. */
const largestBody = 512 * 1024;
const longestWaitSeconds = 86_400;

/** Seconds, or a date, as RFC 9110 allows. */
export const retryAfterSeconds = (header: string | null, nowMs: number): number | undefined => {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : Math.ceil((Date.parse(header) - nowMs) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds, 1), longestWaitSeconds);
};

const charsetOf = (contentType: string | null, bytes: Uint8Array): string => {
  const stated = /charset="?([\w-]+)/i.exec(contentType ?? '')?.[1];
  if (stated) return stated;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  return /<meta[^>]+charset=["']?([\w-]+)/i.exec(head)?.[1] ?? 'utf-8';
};

const decode = (contentType: string | null, bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(charsetOf(contentType, bytes)).decode(bytes);
  } catch {
    return undefined;
  }
};

const bodyOf = async (response: Response): Promise<Uint8Array | undefined> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (!response.body) return new Uint8Array();
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.byteLength;
    if (length > largestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** Doesn't follow redirects: a register that moved, or sends to a log-in page, has not answered. Never throws. */
export const askHttp = async (url: string, init: RequestInit, timeoutMs: number): Promise<HttpAnswer | Away> => {
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
    const { status } = response;
    const wait = retryAfterSeconds(response.headers.get('retry-after'), Date.now());
    const waiting = wait === undefined ? {} : { retryAfterSeconds: wait };
    if (status === 429 || status >= 500 || (status >= 300 && status < 400)) {
      await response.body?.cancel();
      const why = status === 429 ? 'rate-limited' : status >= 500 ? 'down' : 'unreadable';
      return { kind: 'away', why, ...waiting };
    }
    const bytes = await bodyOf(response);
    const text = bytes && decode(response.headers.get('content-type'), bytes);
    if (bytes === undefined || text === undefined) return { kind: 'away', why: 'unreadable' };
    return {
      kind: 'answer',
      status,
      text,
      digest: createHash('sha256').update(bytes).digest('hex'),
      cookies: response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]!.trim()),
    };
  } catch (error) {
    const late = typeof error === 'object' && error !== null && 'name' in error && error.name === 'TimeoutError';
    return { kind: 'away', why: late ? 'slow' : 'down' };
  }
};
