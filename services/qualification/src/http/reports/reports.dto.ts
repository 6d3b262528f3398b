/** Shapes of qualification reports. */
import { ApiProperty } from '@nestjs/swagger';
import type { QualificationFinding } from '@holdpoint/permit-domain';
import type { ReportEvidence } from '../../db/entities/qualification-report.entity';
import type { ReportView } from '../../db/reports.read-model';
import { classPattern, IdField, MomentField, PartsField, TextsField } from '../fields/fields';
import { PageQueryDto, ReasonDto } from '../fields/shared.dto';

export class AskedPersonDto {
  @IdField({ example: 'p-welder-1' })
  person!: string;

  @IdField({ description: 'Role on the job', example: 'welder' })
  role!: string;

  @TextsField({
    description: 'Certificate classes that the role asks for',
    example: ['special-trade/welding-hot-cutting'],
    pattern: classPattern,
    max: 20,
  })
  needs!: readonly string[];
}
export class DrawReportDto {
  @IdField({ example: 'east-plant' })
  site!: string;

  @IdField({ example: 'tank-farm', optional: true })
  area?: string;

  @PartsField(AskedPersonDto, { min: 1, max: 100 })
  people!: AskedPersonDto[];

  @MomentField({ example: '2026-11-24T13:30:00+08:00' })
  from!: string;

  @MomentField({ description: 'Every certificate must hold until then', example: '2026-11-24T21:30:00+08:00' })
  until!: string;
}

export class FindingDto implements QualificationFinding {
  @ApiProperty({ example: 'p-welder-1' })
  person!: string;
  @ApiProperty({ example: 'welder' })
  role!: string;
  @ApiProperty()
  meets!: boolean;
  @ApiProperty({ type: [ReasonDto], description: 'Every reason why not' })
  reasons!: readonly ReasonDto[];
  @ApiProperty({ required: false, format: 'date-time', description: 'When the first certificate counted lapses' })
  validUntil?: string;
}
export class CountedCertificateDto {
  @ApiProperty()
  certificateClass!: string;
  @ApiProperty()
  certificate!: string;
  @ApiProperty({ enum: ['unverified', 'confirmed', 'refuted'] })
  verification!: string;
  @ApiProperty({ required: false, format: 'date-time' })
  validUntil?: string;
  @ApiProperty({ required: false, format: 'date-time' })
  lastConfirmedAt?: string;
  @ApiProperty({ required: false, format: 'date-time' })
  confirmedUntil?: string;
}
export class ReportEvidenceDto implements ReportEvidence {
  @ApiProperty()
  person!: string;
  @ApiProperty()
  role!: string;
  @ApiProperty({ type: [CountedCertificateDto] })
  certificates!: readonly CountedCertificateDto[];
}
export class ReportDto implements ReportView {
  @ApiProperty({ example: 'rep-7k2m9q4w8x3t5b6n2p8r' })
  id!: string;
  @ApiProperty({ format: 'date-time' })
  at!: string;
  @ApiProperty({ required: false, example: 'DH-2026-000123' })
  permit?: string;
  @ApiProperty()
  site!: string;
  @ApiProperty({ required: false })
  area?: string;
  @ApiProperty({ format: 'date-time' })
  from!: string;
  @ApiProperty({ format: 'date-time' })
  until!: string;
  @ApiProperty({ type: [AskedPersonDto] })
  people!: readonly AskedPersonDto[];
  @ApiProperty({ type: [FindingDto] })
  findings!: readonly FindingDto[];
  @ApiProperty({ type: [ReportEvidenceDto], description: 'What each finding counted, as it stood then' })
  evidence!: readonly ReportEvidenceDto[];
  @ApiProperty()
  drawnBy!: string;
}
export class ListReportsDto extends PageQueryDto {
  @IdField({ example: 'DH-2026-000123', optional: true })
  permit?: string;

  @IdField({ optional: true })
  site?: string;
}
export class ReportsPageDto {
  @ApiProperty({ type: [ReportDto] })
  items!: readonly ReportDto[];
  @ApiProperty({ required: false })
  next?: string;
}
