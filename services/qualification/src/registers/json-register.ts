/** A register with an HTTP API that answers in JSON: a provincial platform, or the group's own. */
import type { RegisterAnswer, RegisterQuery, VerificationRegister } from '../app/verification-register';
import { askHttp } from './ask-http';
import { parametersOf, readRecord } from './read-record';
import { headersOf, type JsonRegisterConfig, type RecordField } from './register-config';

/** The text or number at a dotted path; nothing where the path ends early or leads to anything else. */
const textAt = (value: unknown, path: string): string | undefined => {
  let at = value;
  for (const step of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<string, unknown>)[step];
  }
  return typeof at === 'string' ? at : typeof at === 'number' || typeof at === 'boolean' ? String(at) : undefined;
};

export class JsonRegister implements VerificationRegister {
  readonly id: string;
  readonly method = 'json-register';
  readonly classes: readonly string[];
  readonly tenants?: readonly string[];

  constructor(private readonly config: JsonRegisterConfig) {
    this.id = config.id;
    this.classes = Object.keys(config.classes);
    this.tenants = config.tenants;
  }

  async look(query: RegisterQuery): Promise<RegisterAnswer> {
    const parameters = parametersOf(this.config, query);
    const headers: Record<string, string> = { accept: 'application/json', ...headersOf(this.config) };
    const url = new URL(this.config.url);
    const init: RequestInit = { method: this.config.method, headers };
    if (this.config.method === 'GET')
      for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    else {
      headers['content-type'] = 'application/json';
      init.body = JSON.stringify(parameters);
    }
    const answer = await askHttp(url.href, init, this.config.timeoutMs);
    if (answer.kind === 'away') return answer;
    if (answer.status === 404) return { kind: 'not-found', digest: answer.digest };
    if (answer.status !== 200) return { kind: 'away', why: 'unreadable' };
    return this.read(answer.text, answer.digest);
  }

  private read(text: string, digest: string): RegisterAnswer {
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      return { kind: 'away', why: 'unreadable' };
    }
    const { notFound, fields } = this.config;
    const said = notFound && textAt(body, notFound.path);
    if (said !== undefined && notFound?.values.includes(said)) return { kind: 'not-found', digest };
    const values = Object.fromEntries(
      Object.entries(fields).map(([field, path]) => [field, textAt(body, path)]),
    ) as Partial<Record<RecordField, string>>;
    const record = readRecord(values, this.config);
    return record ? { kind: 'found', record, digest } : { kind: 'away', why: 'unreadable' };
  }
}
