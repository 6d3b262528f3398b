/** Writes a permit's audit file (docs/audit-format.md): what `npm run audit:verify` checks offline. */
import { canonicalJson } from '@holdpoint/permit-domain';
import type { Instant } from '@holdpoint/permit-domain';
import { chainStart } from '../permit/transition';
import type { Transition } from '../permit/transition';

export const auditMediaType = 'application/jsonl';
export const auditKind = 'holdpoint-audit';
export const auditVersion = 1;

/** Lower-case hex SHA-256 of the UTF-8 bytes of `text`; passed in, because this package also runs where there is no `node:crypto`. */
export type Sha256 = (text: string) => string;

export interface AuditHeader {
  readonly kind: typeof auditKind;
  readonly version: typeof auditVersion;
  readonly tenant: string;
  readonly number: string;
  readonly exportedAt: Instant;
  /** How many transition lines follow; sequences run from 1 to this number. */
  readonly transitions: number;
  /** Hash of the last transition: what to compare with a hash noted outside the server. */
  readonly head: string;
  /** SHA-256 of this header's canonical JSON without `hash`. */
  readonly hash: string;
}
export interface AuditTrailer {
  readonly kind: 'trailer';
  /** Lines of the whole file, header and trailer among them. */
  readonly lines: number;
  /** SHA-256 of every byte before this line. */
  readonly sha256: string;
}

/** Lines, each with its closing line feed, for one permit's transitions in the order of their sequence. */
export function* auditLines(
  about: { readonly tenant: string; readonly number: string; readonly exportedAt: Instant },
  transitions: readonly Transition[],
  sha256: Sha256,
): Generator<string, void, undefined> {
  const header: Omit<AuditHeader, 'hash'> = {
    kind: auditKind,
    version: auditVersion,
    tenant: about.tenant,
    number: about.number,
    exportedAt: about.exportedAt,
    transitions: transitions.length,
    head: transitions.at(-1)?.hash ?? chainStart,
  };
  const before = [line({ ...header, hash: sha256(canonicalJson(header)) })];
  for (const { body, hash } of transitions) before.push(line({ body, hash }));
  yield* before;
  const trailer: AuditTrailer = { kind: 'trailer', lines: before.length + 1, sha256: sha256(before.join('')) };
  yield line(trailer);
}

const line = (value: object): string => `${canonicalJson(value)}\n`;

/** What `Transition.hash` must be for its body. */
export const transitionHash = (body: Transition['body'], sha256: Sha256): string => sha256(canonicalJson(body));
