/** Shapes of certificate classes and of a tenant's settings. */
import { ApiProperty } from '@nestjs/swagger';
import type { Certainty } from '@holdpoint/permit-domain';
import { ArrayUnique, IsArray, IsInt, Max, Min, ArrayMaxSize, ValidateIf } from 'class-validator';
import type { CertificateClass, ClassRule } from '../../app/certificate-class';
import { longestLadderDays } from '../../app/warn-of-expiry.use-case';
import type { ClassWithOrigin, TenantSettings } from '../../db/tenant-rules.read-model';
import {
  ChoiceField,
  ClassField,
  DayField,
  PartField,
  PartsField,
  TextField,
  TextsField,
  WholeField,
} from '../fields/fields';

const needed = ['required', 'not-required'] as const;

export class WordsDto {
  @TextField({ example: '特种作业操作证：焊接与热切割作业', max: 200 })
  zh!: string;

  @TextField({ example: 'Special trade: welding and hot cutting', max: 200 })
  en!: string;
}
export class ClassRuleDto implements ClassRule {
  @DayField({ description: 'First date of issue that this regime governs', example: '2026-06-01' })
  effectiveFrom!: string;

  @DayField({ description: 'Last date of issue; absent: still in force', optional: true })
  effectiveTo?: string;

  @WholeField({
    description: 'Months from the date of issue, where the certificate prints no date of its own',
    optional: true,
    min: 1,
    max: 1200,
  })
  validityMonths?: number;

  @WholeField({ description: 'Months between re-examinations; absent: none is due', optional: true, min: 1, max: 1200 })
  reExaminationMonths?: number;

  @ChoiceField(needed, { description: 'Whether it counts only when confirmed', example: 'required' })
  verification!: 'required' | 'not-required';

  @WholeField({ description: 'Days that a confirmation counts for', example: 30, min: 1, max: 366 })
  confirmedForDays!: number;

  @ChoiceField(needed, { description: 'Whether a medical record that says fit is needed', example: 'required' })
  medical!: 'required' | 'not-required';

  @TextField({ description: 'Regulation and clause', example: '应急管理部令第19号', max: 300 })
  source!: string;

  @ChoiceField(['V', 'C', 'O'], { description: 'How sure the source is: read, cited, generally known', example: 'C' })
  certainty!: Certainty;
}
export class DefineClassDto implements CertificateClass {
  @ClassField({ example: 'special-trade/welding-hot-cutting' })
  code!: string;

  @PartField(WordsDto, {})
  name!: WordsDto;

  @PartsField(ClassRuleDto, { description: 'One regime is in force on any date', min: 1, max: 20 })
  rules!: ClassRuleDto[];
}
export class ClassDto implements ClassWithOrigin {
  @ApiProperty()
  code!: string;
  @ApiProperty({ type: WordsDto })
  name!: WordsDto;
  @ApiProperty({ type: [ClassRuleDto] })
  rules!: readonly ClassRuleDto[];
  @ApiProperty({ enum: ['shipped', 'tenant'], description: '`tenant`: your own rules, in place of any shipped' })
  origin!: 'shipped' | 'tenant';
}

export class ChangeSettingsDto implements Partial<TenantSettings> {
  @TextField({
    description: 'IANA zone in which printed dates are meant',
    example: 'Asia/Shanghai',
    optional: true,
    max: 60,
  })
  zone?: string;

  @ApiProperty({
    type: 'array',
    items: { type: 'integer', minimum: 0, maximum: longestLadderDays },
    maxItems: 10,
    required: false,
    description: 'Days before the last day at which to warn; each once',
    example: [90, 60, 30, 7, 1],
  })
  @ValidateIf((_, value: unknown) => value !== undefined)
  @IsArray()
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(0, { each: true })
  @Max(longestLadderDays, { each: true })
  ladder?: number[];

  @TextsField({
    description: 'Courses that everybody named on a permit needs',
    example: ['site-induction'],
    optional: true,
    pattern: /^[^\s].{0,99}$/,
    max: 20,
  })
  requiredTraining?: string[];

  @WholeField({
    description: 'Before a job, a confirmation older than so many hours is asked for again',
    example: 24,
    optional: true,
    min: 1,
    max: 720,
  })
  freshHours?: number;
}
export class SettingsDto implements TenantSettings {
  @ApiProperty({ example: 'Asia/Shanghai' })
  zone!: string;
  @ApiProperty({ type: [Number], example: [90, 60, 30, 7, 1] })
  ladder!: readonly number[];
  @ApiProperty({ type: [String] })
  requiredTraining!: readonly string[];
  @ApiProperty({
    type: 'integer',
    description: 'How long a confirmation of the register stays fresh, hours',
    example: 24,
  })
  freshHours!: number;
}
