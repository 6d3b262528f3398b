/** Shapes of what is on record of a person: medical examinations and trainings. */
import { ApiProperty } from '@nestjs/swagger';
import type { MedicalInput } from '../../app/record-medical.use-case';
import type { TrainingInput } from '../../app/record-training.use-case';
import type { MedicalView, TrainingView } from '../../db/records.read-model';
import { ChoiceField, classPattern, DayField, PartsField, TextField, TextsField } from '../fields/fields';
import { EvidenceDto } from '../fields/shared.dto';

export class RecordMedicalDto implements MedicalInput {
  @DayField({ example: '2026-09-01' })
  examinedOn!: string;

  @DayField({
    description: 'Last day that the examination counts for; absent: until the next',
    example: '2027-08-31',
    optional: true,
  })
  validUntil?: string;

  @ChoiceField(['fit', 'unfit'], { example: 'fit' })
  verdict!: 'fit' | 'unfit';

  @TextsField({
    description: 'Classes whose work is forbidden (职业禁忌证), or `every-class`',
    example: ['special-trade/welding-hot-cutting'],
    optional: true,
    pattern: new RegExp(`^every-class$|${classPattern.source}`),
    max: 50,
  })
  contraindications?: string[];

  @TextField({ example: '市职业病防治院', optional: true, max: 200 })
  institution?: string;

  @PartsField(EvidenceDto, { optional: true, max: 20 })
  evidence?: EvidenceDto[];
}

export class MedicalDto implements MedicalView {
  @ApiProperty()
  id!: string;
  @ApiProperty()
  person!: string;
  @ApiProperty({ format: 'date' })
  examinedOn!: string;
  @ApiProperty({ required: false, format: 'date' })
  validUntil?: string;
  @ApiProperty({ enum: ['fit', 'unfit'] })
  verdict!: 'fit' | 'unfit';
  @ApiProperty({ type: [String] })
  contraindications!: readonly string[];
  @ApiProperty({ required: false })
  institution?: string;
  @ApiProperty({ type: [EvidenceDto] })
  evidence!: readonly EvidenceDto[];
  @ApiProperty({ description: 'Person id, or `client:<id>`' })
  recordedBy!: string;
  @ApiProperty({ format: 'date-time' })
  recordedAt!: string;
}

export class RecordTrainingDto implements TrainingInput {
  @TextField({ description: 'Code of the course', example: 'site-induction', max: 100 })
  course!: string;

  @DayField({ example: '2026-09-01' })
  completedOn!: string;

  @DayField({ example: '2027-08-31', optional: true })
  validUntil?: string;

  @ChoiceField(['passed', 'failed'], { example: 'passed' })
  result!: 'passed' | 'failed';

  @PartsField(EvidenceDto, { optional: true, max: 20 })
  evidence?: EvidenceDto[];
}

export class TrainingDto implements TrainingView {
  @ApiProperty()
  id!: string;
  @ApiProperty()
  person!: string;
  @ApiProperty()
  course!: string;
  @ApiProperty({ format: 'date' })
  completedOn!: string;
  @ApiProperty({ required: false, format: 'date' })
  validUntil?: string;
  @ApiProperty({ enum: ['passed', 'failed'] })
  result!: 'passed' | 'failed';
  @ApiProperty({ type: [EvidenceDto] })
  evidence!: readonly EvidenceDto[];
  @ApiProperty()
  recordedBy!: string;
  @ApiProperty({ format: 'date-time' })
  recordedAt!: string;
}
