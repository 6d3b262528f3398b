/** What an operator writes down about each register: where it is, what it's asked with, and how its answers read. Never a tenant's to set. */
import { readFileSync } from 'node:fs';
import type { RegisterQuery, RegisterRecord } from '../app/verification-register';

export type QueryField = keyof RegisterQuery;
export type RecordField = keyof RegisterRecord;

interface SharedConfig {
  readonly id: string;
  /** http or https. */
  readonly url: string;
  /** Our class, and the register's own word for it. */
  readonly classes: Readonly<Record<string, string>>;
  /** Absent: for every tenant. */
  readonly tenants?: readonly string[];
  /** The register's parameter, and what of ours goes into it. */
  readonly query: Readonly<Record<string, QueryField>>;
  /** `${NAME}` in a value is taken from the environment, so that keys stay out of the file. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly statusWords: Readonly<Record<RegisterRecord['status'], readonly string[]>>;
}
export interface JsonRegisterConfig extends SharedConfig {
  readonly kind: 'json';
  readonly method: 'GET' | 'POST';
  /** Paths into the answer, such as `data.certNo`. */
  readonly fields: Readonly<Partial<Record<RecordField, string>>> & {
    readonly number: string;
    readonly status: string;
  };
  /** Besides a 404: a place in the answer and the values there that say there is no such certificate. */
  readonly notFound?: { readonly path: string; readonly values: readonly string[] };
}
export interface FormRegisterConfig extends SharedConfig {
  readonly kind: 'form';
  readonly method: 'GET' | 'POST';
  /** A page fetched first, whose hidden fields and cookies go with the query. */
  readonly formUrl?: string;
  /** Labels on the page, any of which marks the field. */
  readonly labels: Readonly<Partial<Record<RecordField, readonly string[]>>> & {
    readonly number: readonly string[];
    readonly status: readonly string[];
  };
  /** Words on the page that say there is no such certificate. */
  readonly notFoundWords: readonly string[];
}
export type RegisterConfig = JsonRegisterConfig | FormRegisterConfig;

const queryFields: readonly QueryField[] = ['certificateClass', 'number', 'holderName', 'identityNumber'];
const recordFields: readonly RecordField[] = [
  'number',
  'status',
  'holderName',
  'identityNumber',
  'certificateClass',
  'issuedOn',
  'validUntil',
  'reExaminationDueOn',
];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTextRecord = (value: unknown): value is Record<string, string> =>
  isRecord(value) && Object.values(value).every((one) => typeof one === 'string');
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string' && one !== '');
const isHttp = (value: unknown): boolean =>
  typeof value === 'string' && URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol);

/** Every fault of one entry, as text for the operator. */
const faultsOf = (entry: unknown, at: string): string[] => {
  if (!isRecord(entry)) return [`${at} is not an object`];
  const faults: string[] = [];
  const need = (fits: boolean, what: string): void => {
    if (!fits) faults.push(`${at}.${what}`);
  };
  need(
    typeof entry.id === 'string' && /^[a-z0-9][a-z0-9-]*$/.test(entry.id),
    'id must be lower-case letters, digits, -',
  );
  need(isHttp(entry.url), 'url must be http or https');
  need(isTextRecord(entry.classes) && Object.keys(entry.classes).length > 0, 'classes must map class codes to words');
  need(entry.tenants === undefined || isTexts(entry.tenants), 'tenants must be a list of names');
  need(
    isTextRecord(entry.query) && Object.values(entry.query).every((field) => queryFields.includes(field as QueryField)),
    `query must map parameters to ${queryFields.join(', ')}`,
  );
  need(entry.headers === undefined || isTextRecord(entry.headers), 'headers must be texts');
  need(Number.isInteger(entry.timeoutMs) && (entry.timeoutMs as number) > 0, 'timeoutMs must be a whole number');
  const words = entry.statusWords;
  need(
    isRecord(words) && ['valid', 'revoked', 'expired'].every((one) => isTexts(words[one])),
    'statusWords must list words for valid, revoked, expired',
  );
  need(entry.method === 'GET' || entry.method === 'POST', 'method must be GET or POST');
  const known = (value: unknown): boolean =>
    isRecord(value) && Object.keys(value).every((field) => recordFields.includes(field as RecordField));
  if (entry.kind === 'json') {
    const { fields } = entry;
    need(
      known(fields) && isTextRecord(fields) && 'number' in fields && 'status' in fields,
      'fields must give paths, number and status among them',
    );
    need(
      entry.notFound === undefined ||
        (isRecord(entry.notFound) && typeof entry.notFound.path === 'string' && isTexts(entry.notFound.values)),
      'notFound must have path and values',
    );
  } else if (entry.kind === 'form') {
    const { labels } = entry;
    need(
      known(labels) &&
        isRecord(labels) &&
        Object.values(labels).every(isTexts) &&
        'number' in labels &&
        'status' in labels,
      'labels must list labels, number and status among them',
    );
    need(isTexts(entry.notFoundWords), 'notFoundWords must be a list of words');
    need(entry.formUrl === undefined || isHttp(entry.formUrl), 'formUrl must be http or https');
  } else faults.push(`${at}.kind must be json or form`);
  return faults;
};

/** Throws with every fault at once. */
export const parseRegisters = (text: string): readonly RegisterConfig[] => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new Error('registers: not JSON');
  }
  if (!Array.isArray(parsed)) throw new Error('registers: not a list');
  const faults = parsed.flatMap((entry, index) => faultsOf(entry, `registers[${index}]`));
  const ids = parsed.map((entry) => (isRecord(entry) ? entry.id : undefined));
  if (new Set(ids).size !== ids.length) faults.push('registers: two have the same id');
  if (faults.length > 0) throw new Error(faults.join('; '));
  return parsed as RegisterConfig[];
};

/** The file that HOLDPOINT_QUALIFICATION_REGISTERS names; none: every verification is attested by people. */
export const readRegisters = (file: string | undefined): readonly RegisterConfig[] =>
  file === undefined ? [] : parseRegisters(readFileSync(file, 'utf8'));

/** Headers with what the environment holds for `${NAME}`. */
export const headersOf = (
  config: Pick<RegisterConfig, 'headers'>,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(config.headers ?? {}).map(([name, value]) => [
      name,
      value.replace(/\$\{(\w+)\}/g, (_, variable: string) => env[variable] ?? ''),
    ]),
  );
