/** Shapes of drafts: whatever has been filled in so far, kept as it is. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsObject, IsOptional, Matches } from 'class-validator';
import { idPattern } from '../door/ids';

const content = {
  site: 'east-plant',
  area: 'tank-farm',
  workPoint: 'tk-101-north',
  people: [{ person: 'p-guardian-1', role: 'guardian' }],
  form: { content: 'Weld bracket on pipe rack' },
};

export class SaveDraftDto {
  @ApiProperty({ example: 'hot-work' })
  @Matches(idPattern)
  type!: string;

  @ApiPropertyOptional({
    description: 'Pack, where the site uses more than one with this type',
    example: 'gb30871-2022',
  })
  @IsOptional()
  @Matches(idPattern)
  pack?: string;

  @ApiProperty({
    description: "The submission's body as far as it is filled in; nothing of it is checked before it is submitted",
    type: 'object',
    additionalProperties: true,
    example: content,
  })
  @IsObject()
  content!: Record<string, unknown>;
}

export class DraftDto {
  @ApiProperty({ format: 'uuid', example: '0c0f1a86-0d6e-4a73-8f0e-1f4f0a1e6f55' }) id!: string;
  @ApiProperty({ example: 'hot-work' }) type!: string;
  @ApiPropertyOptional({ example: 'gb30871-2022' }) pack?: string;
  @ApiProperty({ type: 'object', additionalProperties: true, example: content }) content!: object;
  @ApiProperty({ description: 'Counts the saves; the ETag', type: 'integer', example: 3 }) version!: number;
  @ApiProperty({ format: 'date-time', example: '2026-11-24T01:00:00.000Z' }) createdAt!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-24T01:20:00.000Z' }) updatedAt!: string;
  @ApiPropertyOptional({ description: 'The system that prepared it from a work order', example: 'erp' })
  preparedBy?: string;
}

export class CopyPermitDto {
  @ApiPropertyOptional({
    description: 'The new ticket is drawn in place of this one, which may not be extended, moved or widened',
    default: false,
    example: false,
  })
  @IsOptional()
  @IsBoolean()
  inPlaceOf?: boolean;
}
export class CopiedDraftDto extends DraftDto {
  @ApiProperty({ type: [String], description: 'JSON pointers of what was taken over', example: ['/form/content'] })
  copied!: readonly string[];
  @ApiProperty({
    type: [String],
    description: 'JSON pointers of what has to be given anew',
    example: ['/window', '/form/hazards'],
  })
  fresh!: readonly string[];
}
