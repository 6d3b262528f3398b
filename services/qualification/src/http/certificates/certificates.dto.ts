/** Shapes of certificates, re-examinations, verifications and what runs out. */
import { ApiProperty } from '@nestjs/swagger';
import type { CertificateInput } from '../../app/add-certificate.use-case';
import type { CertificateAmendment } from '../../app/amend-certificate.use-case';
import {
  certificateStates,
  verificationOutcomes,
  verificationStates,
  type CertificateState,
  type VerificationOutcome,
  type VerificationState,
} from '../../app/certificate-facts';
import type { ReExaminationInput } from '../../app/record-re-examination.use-case';
import { longestLadderDays } from '../../app/warn-of-expiry.use-case';
import type { CertificateView, ExpiringView, ReExaminationView } from '../../db/certificates.read-model';
import {
  ChoiceField,
  ClassField,
  DayField,
  PartsField,
  QueryWholeField,
  FreeTextField,
  TextField,
} from '../fields/fields';
import { EvidenceDto, PageQueryDto } from '../fields/shared.dto';

const results = ['passed', 'failed'] as const;

export class AddCertificateDto implements CertificateInput {
  @ClassField({ description: 'Class, as GET /classes lists them', example: 'special-trade/welding-hot-cutting' })
  certificateClass!: string;

  @TextField({ description: 'Number as printed', example: 'T11010119900307803X', max: 100 })
  number!: string;

  @TextField({ description: 'Issuing authority', example: '上海市应急管理局', max: 200 })
  issuer!: string;

  @DayField({ description: 'Date of issue: decides which regime of the class governs it', example: '2024-03-10' })
  issuedOn!: string;

  @DayField({
    description: 'Last day as printed; it wins over the class’s rule',
    example: '2030-03-09',
    optional: true,
  })
  validUntil?: string;

  @DayField({
    description: 'Re-examination due (复审) as printed; it wins over the class’s rule',
    example: '2027-03-09',
    optional: true,
  })
  reExaminationDueOn?: string;

  @PartsField(EvidenceDto, { description: 'Scans', optional: true, max: 20 })
  scans?: EvidenceDto[];
}

export class AmendCertificateDto implements CertificateAmendment {
  @TextField({ optional: true, max: 100 })
  number?: string;

  @TextField({ optional: true, max: 200 })
  issuer?: string;

  @DayField({ optional: true })
  issuedOn?: string;

  @DayField({ optional: true, nullable: true, description: 'Null: none is printed' })
  validUntil?: string | null;

  @DayField({ optional: true, nullable: true, description: 'Null: none is printed' })
  reExaminationDueOn?: string | null;

  @PartsField(EvidenceDto, { optional: true, max: 20 })
  scans?: EvidenceDto[];
}

export class VerificationStateDto {
  @ApiProperty({ enum: verificationStates })
  state!: VerificationState;
  @ApiProperty({ required: false, enum: verificationOutcomes, description: 'The answer that refuted it' })
  refutedAs?: VerificationOutcome;
  @ApiProperty({ required: false, format: 'date-time', description: 'When its register last confirmed it' })
  lastConfirmedAt?: string;
  @ApiProperty({ required: false, format: 'date-time', description: 'Until when that confirmation counts' })
  confirmedUntil?: string;
  @ApiProperty({ required: false, format: 'date-time', description: 'The last try, answered or not' })
  lastAskedAt?: string;
  @ApiProperty({ required: false, enum: verificationOutcomes })
  lastOutcome?: VerificationOutcome;
  @ApiProperty({ required: false, format: 'date-time' })
  nextCheckDue?: string;
}

export class CertificateDto implements CertificateView {
  @ApiProperty({ example: 'cert-7k2m9q4w8x3t5b6n2p8r' })
  id!: string;
  @ApiProperty({ example: 'p-welder-1' })
  person!: string;
  @ApiProperty({ example: 'special-trade/welding-hot-cutting' })
  certificateClass!: string;
  @ApiProperty()
  number!: string;
  @ApiProperty()
  issuer!: string;
  @ApiProperty({ format: 'date' })
  issuedOn!: string;
  @ApiProperty({ required: false, format: 'date', description: 'As printed' })
  validUntil?: string;
  @ApiProperty({ required: false, format: 'date', description: 'As printed' })
  reExaminationDueOn?: string;
  @ApiProperty({ type: [EvidenceDto] })
  scans!: readonly EvidenceDto[];
  @ApiProperty({ enum: certificateStates })
  state!: CertificateState;
  @ApiProperty({ required: false })
  stateReason?: string;
  @ApiProperty({ format: 'date-time' })
  stateSince!: string;
  @ApiProperty({
    required: false,
    format: 'date',
    description:
      'Last day that it counts: the earlier of validity and re-examination; absent: nobody says, and it doesn’t count',
  })
  lastDay?: string;
  @ApiProperty({ required: false, format: 'date-time', description: 'The moment after that day, in the tenant’s zone' })
  endsAt?: string;
  @ApiProperty({ type: VerificationStateDto })
  verification!: VerificationStateDto;
  @ApiProperty({ type: 'integer', description: 'Counts changes; for If-Match', example: 1 })
  version!: number;
}

export class RecordReExaminationDto implements ReExaminationInput {
  @DayField({ example: '2027-02-01' })
  examinedOn!: string;

  @ChoiceField(results, { example: 'passed' })
  result!: 'passed' | 'failed';

  @DayField({
    description: 'As the examining body gives it; absent: by the class’s rule',
    example: '2030-01-31',
    optional: true,
  })
  nextDueOn?: string;

  @TextField({ example: '上海市安全生产考试中心', optional: true, max: 200 })
  examiner?: string;

  @PartsField(EvidenceDto, { optional: true, max: 20 })
  evidence?: EvidenceDto[];
}
export class ReExaminationDto implements ReExaminationView {
  @ApiProperty()
  id!: string;
  @ApiProperty({ format: 'date' })
  examinedOn!: string;
  @ApiProperty({ enum: results })
  result!: 'passed' | 'failed';
  @ApiProperty({ required: false, format: 'date' })
  nextDueOn?: string;
  @ApiProperty({ required: false })
  examiner?: string;
  @ApiProperty({ type: [EvidenceDto] })
  evidence!: readonly EvidenceDto[];
  @ApiProperty()
  recordedBy!: string;
  @ApiProperty({ format: 'date-time' })
  recordedAt!: string;
}
export class ReExaminedDto {
  @ApiProperty({ type: ReExaminationDto })
  reExamination!: ReExaminationDto;
  @ApiProperty({ type: CertificateDto })
  certificate!: CertificateDto;
}

export class RevokeCertificateDto {
  @FreeTextField({ example: '发证机关通报注销', max: 500 })
  reason!: string;
}

export class ExpiringQueryDto extends PageQueryDto {
  @QueryWholeField({ description: 'Days ahead', example: 30, optional: true, min: 0, max: longestLadderDays })
  within?: number;
}
export class ExpiringDto implements ExpiringView {
  @ApiProperty()
  certificate!: string;
  @ApiProperty()
  person!: string;
  @ApiProperty()
  certificateClass!: string;
  @ApiProperty({ format: 'date' })
  lastDay!: string;
  @ApiProperty({ format: 'date-time' })
  endsAt!: string;
}
export class ExpiringPageDto {
  @ApiProperty({ type: [ExpiringDto] })
  items!: readonly ExpiringDto[];
  @ApiProperty({ required: false })
  next?: string;
}
