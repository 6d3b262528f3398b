/** Shapes of templates: forms filled in beforehand. */
import { FreeText } from '@holdpoint/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, IsOptional, Matches, ValidateNested } from 'class-validator';
import { idPattern } from '../door/ids';
import { CopiedDraftDto } from '../drafts/drafts.dto';
import { WordsDto } from '../sites/words.dto';
import { NamedPersonDto } from '../submission/submission.dto';

export class TemplateContentDto {
  @ApiPropertyOptional({ example: 'tank-farm' })
  @IsOptional()
  @Matches(idPattern)
  area?: string;

  @ApiPropertyOptional({ example: 'tk-101-north' })
  @IsOptional()
  @Matches(idPattern)
  workPoint?: string;

  @ApiPropertyOptional({ type: [NamedPersonDto], description: 'Whoever always does it, by id and role' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => NamedPersonDto)
  people?: NamedPersonDto[];

  @ApiProperty({
    description: 'Fields of the form as far as they are always the same; nothing that must be fresh each time',
    type: 'object',
    additionalProperties: true,
    example: { content: 'Weld a bracket on the pipe rack', method: ['welding'] },
  })
  @IsObject()
  form!: Record<string, unknown>;
}
export class SaveTemplateDto {
  @ApiProperty({ type: WordsDto })
  @ValidateNested()
  @Type(() => WordsDto)
  @IsObject()
  name!: WordsDto;

  @ApiProperty({ example: 'gb30871-2022' })
  @Matches(idPattern)
  pack!: string;

  @ApiProperty({ example: 'hot-work' })
  @Matches(idPattern)
  type!: string;

  @ApiPropertyOptional({ description: 'Only for this site; absent: for all of them', example: 'east-plant' })
  @IsOptional()
  @Matches(idPattern)
  site?: string;

  @ApiProperty({ type: TemplateContentDto })
  @ValidateNested()
  @Type(() => TemplateContentDto)
  @IsObject()
  content!: TemplateContentDto;

  @ApiPropertyOptional({ example: 'The rack has a new number' })
  @IsOptional()
  @FreeText({ max: 1000 })
  reason?: string;
}
export class WhereTemplateDto {
  @ApiPropertyOptional({ description: 'As it stands against the rules of this site', example: 'east-plant' })
  @IsOptional()
  @Matches(idPattern)
  site?: string;
}
export class ListTemplatesDto extends WhereTemplateDto {
  @ApiPropertyOptional({ description: 'Only for this permit type', example: 'hot-work' })
  @IsOptional()
  @Matches(idPattern)
  type?: string;
}

export class TemplateDto extends SaveTemplateDto {
  @ApiProperty({ example: 'rack-bracket' }) id!: string;
  @ApiProperty({ type: 'integer', description: 'Counts its saves; the ETag', example: 2 }) version!: number;
  @ApiProperty({ description: 'Of the rules that it was saved under', example: '1.0.0' }) packVersion!: string;
  @ApiProperty({ example: 'p-admin-1' }) savedBy!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-24T01:00:00.000Z' }) savedAt!: string;
  @ApiProperty({ description: 'No new permits from it', example: false }) retired!: boolean;
}
export class StaleFieldDto {
  @ApiProperty({ example: 'field-choice' }) code!: string;
  @ApiProperty({ description: 'JSON pointer into its content', example: '/form/method' }) field!: string;
  @ApiPropertyOptional({ example: 'A.1' }) clause?: string;
  @ApiProperty({ description: "In the caller's language", example: 'must be one of welding, cutting' })
  message!: string;
}
export class TemplateNowDto extends TemplateDto {
  @ApiPropertyOptional({ description: 'Of the rules that hold in its place now', example: '1.0.0+house.3' })
  packVersionNow?: string;
  @ApiProperty({ type: [StaleFieldDto], description: 'What no longer fits those rules; nothing: it fits' })
  stale!: readonly StaleFieldDto[];
}
export class TemplateDraftDto extends CopiedDraftDto {
  @ApiProperty({ type: [StaleFieldDto], description: 'Left out, because it no longer fits the rules' })
  stale!: readonly StaleFieldDto[];
}
