/** News of the qualification service: a certificate that was lost, one that will lapse. */
import type { HoldpointEvent } from './cloud-event';

export const qualificationLost = 'holdpoint.qualification.lost';
export interface QualificationLostData {
  readonly person: string;
  readonly reason: 'revoked' | 'lapsed' | 'banned' | 'contraindicated';
  readonly certificateClass?: string;
  /** For a site ban. */
  readonly site?: string;
  readonly at: string;
  readonly team?: string;
  /** The team's superior, who is told too. */
  readonly superior?: string;
}
export const certificateExpiring = 'holdpoint.qualification.certificate-expiring';
export interface CertificateExpiringData {
  readonly person: string;
  readonly certificateClass: string;
  readonly certificate: string;
  readonly validUntil: string;
  /** The rung of the ladder: 90, 60, 30, 7 or 1 days. */
  readonly days: number;
  readonly team?: string;
  readonly superior?: string;
}
export type QualificationLost = HoldpointEvent<typeof qualificationLost, QualificationLostData>;
export type CertificateExpiring = HoldpointEvent<typeof certificateExpiring, CertificateExpiringData>;
