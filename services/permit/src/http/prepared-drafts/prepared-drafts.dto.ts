/** Shapes of drafts that a system prepares for people. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length, Matches } from 'class-validator';
import { idPattern } from '../door/ids';
import { DraftDto, SaveDraftDto } from '../drafts/drafts.dto';

export class PrepareDraftDto extends SaveDraftDto {
  @ApiProperty({ description: 'Who completes it and submits it in their own name', example: 'p-applicant-1' })
  @Matches(idPattern)
  person!: string;

  @ApiProperty({ description: 'The work order in your system; it becomes the permit’s', example: 'WO-4500012345' })
  @IsString()
  @Length(1, 100)
  workOrder!: string;
}

export class PreparedDraftDto extends DraftDto {
  @ApiProperty({ example: 'p-applicant-1' }) person!: string;
  @ApiProperty({ example: 'WO-4500012345' }) workOrder!: string;
  @ApiProperty({ description: 'The person has saved it: it is theirs now', example: false }) takenOver!: boolean;
}

export class ListPreparedDraftsDto {
  @ApiPropertyOptional({ example: 'WO-4500012345' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  workOrder?: string;
}
