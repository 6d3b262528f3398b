/** Shape of a submission: the form as the pack asks for it, who, where, when. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsObject,
  IsOptional,
  Matches,
  Min,
  ValidateNested,
} from 'class-validator';
import { FreeText, IsZonedInstant } from '@holdpoint/service-kit';
import { idPattern, permitNumberPattern } from '../door/ids';

export class NamedPersonDto {
  @ApiProperty({ description: "The person's id, never a name", example: 'p-guardian-1' })
  @Matches(idPattern)
  person!: string;

  @ApiProperty({ description: 'Role on this permit', example: 'guardian' })
  @Matches(idPattern)
  role!: string;
}

export class WindowDto {
  @ApiProperty({ description: 'Planned start, with a zone', example: '2026-11-24T13:30:00+08:00', format: 'date-time' })
  @IsOptional()
  @IsZonedInstant()
  from?: string;

  @ApiProperty({
    description: 'End, within the validity of the level',
    example: '2026-11-24T19:30:00+08:00',
    format: 'date-time',
  })
  @IsOptional()
  @IsZonedInstant()
  until?: string;
}

export class GreenChannelDto {
  @ApiProperty({ description: 'Why the repair cannot wait', example: 'Flange leak on P-2103, fire risk rising' })
  @FreeText({ max: 1000 })
  reason!: string;
}

/**
 * What every submission has. Nothing of it is required by its shape alone, though the description says what is: what is missing is named by the
 * use case together with what the pack's form lacks, all at once (T3).
 */
export class CopiedFromDto {
  @ApiProperty({ description: 'Number of the permit, or id of the template', example: 'DH-2026-000117' })
  @Matches(idPattern)
  from!: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    description: 'Of the template; absent: `from` is a permit',
    example: 3,
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number;

  @ApiProperty({
    description:
      'Fields of the form that were taken over; what must be fresh may not be among them, and which still are the same is found by comparison',
    type: [String],
    example: ['content'],
  })
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @Matches(idPattern, { each: true })
  fields!: string[];
}

export class SubmissionBodyDto {
  @ApiProperty({ example: 'east-plant' })
  @IsOptional()
  @Matches(idPattern)
  site?: string;

  @ApiProperty({ example: 'tank-farm' })
  @IsOptional()
  @Matches(idPattern)
  area?: string;

  @ApiProperty({ example: 'tk-101-north' })
  @IsOptional()
  @Matches(idPattern)
  workPoint?: string;

  @ApiProperty({ type: WindowDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => WindowDto)
  @IsObject()
  window?: WindowDto;

  @ApiProperty({ type: [NamedPersonDto], description: 'Everyone named on the ticket, by id and role' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => NamedPersonDto)
  people?: NamedPersonDto[];

  @ApiProperty({
    description:
      "The form, field by field as GET /packs/{pack}/{type} lists it; the core names everything that's missing at once",
    type: 'object',
    additionalProperties: true,
    example: { content: 'Weld bracket on pipe rack', method: 'electric-welding' },
  })
  @IsOptional()
  @IsObject()
  form?: Record<string, unknown>;

  @ApiPropertyOptional({
    description: 'Numbers of the other tickets of the same job',
    example: ['SX-2026-000007'],
    type: [String],
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @Matches(permitNumberPattern, { each: true })
  linked?: string[];

  @ApiPropertyOptional({
    description: 'Who coordinates overlapping works (GB 30871 cl. 4.7)',
    example: 'p-coordinator-1',
  })
  @IsOptional()
  @Matches(idPattern)
  coordinator?: string;

  @ApiPropertyOptional({ type: GreenChannelDto, description: 'Declares an emergency repair (绿色通道)' })
  @IsOptional()
  @ValidateNested()
  @Type(() => GreenChannelDto)
  @IsObject()
  greenChannel?: GreenChannelDto;

  @ApiPropertyOptional({ description: 'Work order of the ERP system', example: 'WO-4500012345' })
  @IsOptional()
  @Matches(idPattern)
  workOrder?: string;

  @ApiPropertyOptional({
    description:
      'The ticket that this one is drawn in place of: what may not be extended, moved or widened needs a new one',
    example: 'DH-2026-000117',
  })
  @IsOptional()
  @Matches(permitNumberPattern)
  replaces?: string;

  @ApiPropertyOptional({
    type: CopiedFromDto,
    description:
      'What this form began as a copy of, as POST /permits/{number}/copies or /templates/{id}/drafts gives it',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => CopiedFromDto)
  @IsObject()
  copied?: CopiedFromDto;
}

export class SubmitPermitDto extends SubmissionBodyDto {
  @ApiProperty({ description: 'Permit type of a pack that the site uses', example: 'hot-work' })
  @IsOptional()
  @Matches(idPattern)
  type?: string;

  @ApiPropertyOptional({
    description: 'Pack, where the site uses more than one with this type',
    example: 'gb30871-2022',
  })
  @IsOptional()
  @Matches(idPattern)
  pack?: string;
}

export class ResubmitPermitDto extends SubmissionBodyDto {}
