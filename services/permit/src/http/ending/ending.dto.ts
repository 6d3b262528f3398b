/** Shapes of the acts that bring a permit to its end. */
import { FreeText, FreeTextOfStop } from '@holdpoint/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsOptional, Matches } from 'class-validator';
import { attachmentIdPattern } from '../../app/attachments/attachment-view';
import { ActDto, PlacedActDto, SignedActDto } from '../act.dto';

export class HandBackDto extends SignedActDto {
  @ApiProperty({ description: 'Tools and people are out, the site is clear', example: true })
  @IsBoolean()
  siteClear!: boolean;

  @ApiPropertyOptional({ description: 'No embers left (GB 30871 cl. 5.2.14)', example: true })
  @IsOptional()
  @IsBoolean()
  noEmbers?: boolean;

  @ApiProperty({ description: 'What was removed or opened is put back (cl. 4.14)', example: true })
  @IsBoolean()
  restored!: boolean;

  @ApiPropertyOptional({ example: 'Bracket welded, scaffold stays until Friday' })
  @IsOptional()
  @FreeText({ max: 1000 })
  note?: string;

  @ApiPropertyOptional({
    description: 'Ids of photos of the place as it was left (`POST /attachments`); their hashes go into the record',
    type: [String],
    maxItems: 20,
    example: ['att-0c0f1a86-0d6e-4a73-8f0e-1f4f0a1e6f55'],
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @Matches(attachmentIdPattern, { each: true })
  attachments?: string[];
}

export class EndFireWatchDto extends SignedActDto {
  @ApiProperty({ description: 'Nothing smoulders', example: true })
  @IsBoolean()
  clear!: boolean;
}

export class AcceptCompletionDto extends PlacedActDto {}

export class CloseDto extends SignedActDto {}
export class ArchiveDto extends SignedActDto {}

export class ReasonDto extends ActDto {
  @ApiProperty({ example: 'The job moved to the next shutdown' })
  @FreeTextOfStop({ max: 1000 })
  reason!: string;
}
export class CancelDto extends ReasonDto {}
export class RevokeDto extends ReasonDto {}

export class ReviewGreenChannelDto extends SignedActDto {
  @ApiProperty({ enum: ['justified', 'not-justified'], example: 'justified' })
  @IsIn(['justified', 'not-justified'])
  verdict!: 'justified' | 'not-justified';

  @ApiProperty({ example: 'The leak was real; gas readings and measures were complete' })
  @FreeText({ max: 4000 })
  findings!: string;
}
