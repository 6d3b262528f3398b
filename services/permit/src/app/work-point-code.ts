/** The code on a work point's plate: kept as a hash bound to its place, compared at the door, passed on as `matches` or `differs`. */
import { timingSafeEqual } from 'node:crypto';
import type { ClaimedPlace } from '@holdpoint/permit-domain';
import { sha256 } from './fingerprint';

export interface WorkPointName {
  readonly tenant: string;
  readonly site: string;
  readonly workPoint: string;
}

export const codeHashOf = ({ tenant, site, workPoint }: WorkPointName, code: string): string =>
  sha256(`${tenant}/${site}/${workPoint}/${code}`);

/** What a phone sends: a position, a scanned code, or both. */
export type GivenPlace = Omit<ClaimedPlace, 'workPointCode'> & { readonly workPointCode?: string };

/** A work point without a plate has no code, so whatever was scanned differs. */
export function claimedPlace(given: GivenPlace, at: WorkPointName, codeHash: string | undefined): ClaimedPlace {
  const { workPointCode: code, ...position } = given;
  if (code === undefined) return position;
  const same =
    codeHash !== undefined && timingSafeEqual(Buffer.from(codeHashOf(at, code), 'hex'), Buffer.from(codeHash, 'hex'));
  return { ...position, workPointCode: same ? 'matches' : 'differs' };
}
