/** The place where a plant hooks its own scanner in; without one an attachment says that nobody looked. */
import { openAsBlob } from 'node:fs';
import { ProblemError } from '@holdpoint/service-kit';

export const scanStates = ['not-scanned', 'clean', 'refused'] as const;
export type ScanState = (typeof scanStates)[number];

export abstract class AttachmentScanner {
  /** @throws ProblemError 503 while the scanner doesn't answer: what wasn't looked at isn't let in */
  abstract scan(file: { readonly path: string; readonly mediaType: string }): Promise<ScanState>;
}

export class NoScanner extends AttachmentScanner {
  scan(): Promise<ScanState> {
    return Promise.resolve('not-scanned');
  }
}

const away = (cause: unknown): ProblemError =>
  new ProblemError(503, 'attachment-scanner-unavailable', [], { retryAfterSeconds: 10, cause });

/** Posts the bytes; the answer is JSON, `{ "verdict": "clean" | "refused" }`. */
export class HttpScanner extends AttachmentScanner {
  constructor(
    private readonly url: string,
    private readonly patienceMs: number,
  ) {
    super();
  }

  async scan({ path, mediaType }: { readonly path: string; readonly mediaType: string }): Promise<ScanState> {
    const verdict = await this.ask(path, mediaType).catch((error: unknown) => {
      throw away(error);
    });
    if (verdict === 'clean' || verdict === 'refused') return verdict;
    throw away(new Error('the scanner gave no verdict'));
  }

  private async ask(path: string, mediaType: string): Promise<unknown> {
    const answer = await fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': mediaType },
      body: await openAsBlob(path),
      signal: AbortSignal.timeout(this.patienceMs),
    });
    if (!answer.ok) throw new Error(`the scanner answered ${answer.status}`);
    return ((await answer.json()) as { verdict?: unknown }).verdict;
  }
}
