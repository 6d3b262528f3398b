/** Shapes of verifications: what a person attests, what a register answered, what is due. */
import { ApiProperty } from '@nestjs/swagger';
import { attestedOutcomes, type AttestationInput } from '../../app/attest-verification.use-case';
import { verificationOutcomes, type VerificationOutcome } from '../../app/certificate-facts';
import type { ComparedField } from '../../app/compare-with-register';
import { verificationMethods, type VerificationMethod } from '../../app/verification-register';
import type { VerificationDueView, VerificationView } from '../../db/certificates.read-model';
import { ChoiceField, MomentField, PartsField, TextField, TextsField } from '../fields/fields';
import { EvidenceDto } from '../fields/shared.dto';

const comparedFields = /^(number|holderName|identityNumber|certificateClass|issuedOn|validUntil|reExaminationDueOn)$/;

export class AttestVerificationDto implements AttestationInput {
  @TextField({ description: 'The register that was looked at', example: '国家安全生产考试网', max: 200 })
  register!: string;

  @MomentField({ description: 'When you looked', example: '2026-11-24T09:10:00+08:00' })
  lookedAt!: string;

  @ChoiceField(attestedOutcomes, { description: '`forged`: the register does not know it', example: 'confirmed' })
  outcome!: (typeof attestedOutcomes)[number];

  @TextsField({
    description: 'Which particulars differ; needed for `mismatched`',
    example: ['validUntil'],
    optional: true,
    pattern: comparedFields,
    max: 7,
  })
  differs?: ComparedField[];

  @PartsField(EvidenceDto, { description: 'The screenshot or the letter', min: 1, max: 20 })
  evidence!: EvidenceDto[];

  @MomentField({
    description:
      'When somebody looks again; the confirmation counts until then, at most as long as the class’s rule says',
    example: '2026-12-20T09:00:00+08:00',
    optional: true,
  })
  nextCheckDue?: string;
}

export class VerificationDto implements VerificationView {
  @ApiProperty()
  id!: string;
  @ApiProperty({ format: 'date-time' })
  lookedAt!: string;
  @ApiProperty({ enum: verificationMethods })
  method!: VerificationMethod;
  @ApiProperty({ example: 'provincial-bureau' })
  register!: string;
  @ApiProperty({ description: 'Who looked or asked: a person, `client:<id>` or `system:<what>`' })
  by!: string;
  @ApiProperty({
    enum: verificationOutcomes,
    description: 'slow, down, rate-limited, unreadable, captcha: no answer; what was known stays as it was',
  })
  outcome!: VerificationOutcome;
  @ApiProperty({ type: [String], description: 'Names of the particulars that differ' })
  differs!: readonly string[];
  @ApiProperty({ type: [EvidenceDto] })
  evidence!: readonly EvidenceDto[];
  @ApiProperty({ required: false, format: 'date-time' })
  nextCheckDue?: string;
}
export class VerificationsPageDto {
  @ApiProperty({ type: [VerificationDto] })
  items!: readonly VerificationDto[];
  @ApiProperty({ required: false })
  next?: string;
}

export class VerificationDueDto implements VerificationDueView {
  @ApiProperty()
  certificate!: string;
  @ApiProperty()
  person!: string;
  @ApiProperty()
  certificateClass!: string;
  @ApiProperty({ format: 'date-time' })
  nextCheckDue!: string;
  @ApiProperty({ required: false, format: 'date-time' })
  lastConfirmedAt?: string;
  @ApiProperty({ required: false, enum: verificationOutcomes })
  lastOutcome?: VerificationOutcome;
}
export class VerificationsDuePageDto {
  @ApiProperty({ type: [VerificationDueDto] })
  items!: readonly VerificationDueDto[];
  @ApiProperty({ required: false })
  next?: string;
}
