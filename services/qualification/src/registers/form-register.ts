/** A register with a query form that answers with a page. It isn't asked where it wants proof of a human: people look there, and attest. */
import type { RegisterAnswer, RegisterQuery, VerificationRegister } from '../app/verification-register';
import { askHttp, type HttpAnswer } from './ask-http';
import { hiddenInputs, readPage } from './read-page';
import { parametersOf, readRecord } from './read-record';
import { type FormRegisterConfig, headersOf } from './register-config';

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toUpperCase();

export class FormRegister implements VerificationRegister {
  readonly id: string;
  readonly method = 'form-register';
  readonly classes: readonly string[];
  readonly tenants?: readonly string[];

  constructor(private readonly config: FormRegisterConfig) {
    this.id = config.id;
    this.classes = Object.keys(config.classes);
    this.tenants = config.tenants;
  }

  async look(query: RegisterQuery): Promise<RegisterAnswer> {
    const headers: Record<string, string> = { accept: 'text/html', ...headersOf(this.config) };
    const form = new URLSearchParams();
    if (this.config.formUrl !== undefined) {
      const page = await askHttp(this.config.formUrl, { headers }, this.config.timeoutMs);
      if (page.kind === 'away') return page;
      if (page.status !== 200) return { kind: 'away', why: 'unreadable' };
      for (const [name, value] of Object.entries(hiddenInputs(page.text))) form.set(name, value);
      if (page.cookies.length > 0) headers.cookie = page.cookies.join('; ');
    }
    for (const [name, value] of Object.entries(parametersOf(this.config, query))) form.set(name, value);
    const answer = await this.submit(form, headers);
    if (answer.kind === 'away') return answer;
    if (answer.status !== 200) return { kind: 'away', why: 'unreadable' };
    return this.read(answer, query);
  }

  private submit(form: URLSearchParams, headers: Record<string, string>) {
    const url = new URL(this.config.url);
    if (this.config.method === 'GET') {
      for (const [name, value] of form) url.searchParams.set(name, value);
      return askHttp(url.href, { headers }, this.config.timeoutMs);
    }
    return askHttp(
      url.href,
      {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        body: form.toString(),
      },
      this.config.timeoutMs,
    );
  }

  /**
   * A page may show several certificates of one person: the one asked about counts, and its absence among them says that there is none. What has
   * no number or no state isn't a record but the query shown again.
   */
  private read(answer: HttpAnswer, query: RegisterQuery): RegisterAnswer {
    const page = readPage(answer.text, this.config.labels);
    const shown = page.records.filter((values) => values.number && values.status);
    const readable = shown.map((values) => readRecord(values, this.config));
    const asked = readable.find((record) => record && plain(record.number) === plain(query.number));
    if (asked) return { kind: 'found', record: asked, digest: answer.digest };
    if (readable.includes(undefined)) return { kind: 'away', why: 'unreadable' };
    if (readable.length > 0) return { kind: 'not-found', digest: answer.digest };
    if (page.asksForCaptcha) return { kind: 'away', why: 'captcha' };
    const text = plain(page.text);
    if (this.config.notFoundWords.some((word) => text.includes(plain(word))))
      return { kind: 'not-found', digest: answer.digest };
    return { kind: 'away', why: 'unreadable' };
  }
}
