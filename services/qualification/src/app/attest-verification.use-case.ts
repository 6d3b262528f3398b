/** A person attests that they looked a certificate up in its register: when, where, what they saw, on what evidence. */
import { Injectable } from '@nestjs/common';
import type { CallerIdentity } from '@holdpoint/auth';
import type { Instant } from '@holdpoint/permit-domain';
import type { EntityManager } from 'typeorm';
import type { VerificationView } from '../db/certificates.read-model';
import { certificatesStore } from '../db/certificates.store';
import type { EvidenceReference } from '../db/entities/columns.entity';
import type { Act } from './act';
import type { ComparedField } from './compare-with-register';
import { recordVerification } from './record-verification';
import {
  attesterIsHolder,
  attesterIsMachine,
  certificateIsRevoked,
  certificateUnknown,
  type FieldFault,
  refuseFaults,
} from './refusals';

export const attestedOutcomes = ['confirmed', 'forged', 'mismatched', 'revoked', 'expired'] as const;

export interface AttestationInput {
  /** The register's public page, or the office that was asked. */
  readonly register: string;
  readonly lookedAt: Instant;
  readonly outcome: (typeof attestedOutcomes)[number];
  readonly differs?: readonly ComparedField[];
  /** The screenshot or letter; at least one. */
  readonly evidence: readonly EvidenceReference[];
  readonly nextCheckDue?: Instant;
}

@Injectable()
export class AttestVerification {
  async run(
    em: EntityManager,
    act: Act,
    caller: CallerIdentity,
    id: string,
    input: AttestationInput,
  ): Promise<VerificationView> {
    if (caller.person === undefined) throw attesterIsMachine();
    const certificate = await certificatesStore.lock(em, act.tenant, id);
    if (!certificate) throw certificateUnknown();
    if (certificate.person === caller.person) throw attesterIsHolder();
    if (certificate.state === 'revoked') throw certificateIsRevoked();
    const faults: FieldFault[] = [];
    if (input.lookedAt > act.at) faults.push({ code: 'time-in-future', field: '/lookedAt' });
    // A look from before a later answer can't overrule that answer.
    if (certificate.lastConfirmedAt !== null && input.lookedAt < certificate.lastConfirmedAt)
      faults.push({
        code: 'look-superseded',
        field: '/lookedAt',
        params: { lastConfirmedAt: certificate.lastConfirmedAt },
      });
    if (input.nextCheckDue !== undefined && input.nextCheckDue <= input.lookedAt)
      faults.push({ code: 'times-reversed', field: '/nextCheckDue' });
    if (input.outcome === 'mismatched' && (input.differs ?? []).length === 0)
      faults.push({ code: 'field-required', field: '/differs' });
    refuseFaults(faults);
    return recordVerification(em, act, certificate, {
      method: 'attested',
      register: input.register,
      lookedAt: input.lookedAt,
      comparison: { outcome: input.outcome, differs: input.differs ?? [] },
      evidence: input.evidence,
      ...(input.nextCheckDue !== undefined && { nextCheckDue: input.nextCheckDue }),
    });
  }
}
