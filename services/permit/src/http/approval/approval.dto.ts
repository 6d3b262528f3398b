/** Shapes of the acts of approval. */
import { FreeText } from '@holdpoint/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { ClaimedPlaceDto, SignedActDto } from '../act.dto';
import { idPattern } from '../door/ids';

export class ApproveDto extends SignedActDto {
  @ApiProperty({ description: 'The open stage that is signed', example: 'safety' })
  @Matches(idPattern)
  stage!: string;

  @ApiPropertyOptional({
    type: ClaimedPlaceDto,
    description: 'The approver stands on site (GB 30871 cl. 4.11 a): position or code',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => ClaimedPlaceDto)
  @IsObject()
  place?: ClaimedPlaceDto;

  @ApiPropertyOptional({ example: 'Checked the blind at flange 3' })
  @IsOptional()
  @FreeText({ max: 1000 })
  comment?: string;
}

export class SendBackDto extends SignedActDto {
  @ApiProperty({ example: 'safety' })
  @Matches(idPattern)
  stage!: string;

  @ApiProperty({ example: 'The drain south of the rack is not covered in the plan' })
  @FreeText({ max: 1000 })
  reason!: string;

  @ApiPropertyOptional({ description: 'JSON pointers of the fields to mend', example: ['/form/jsa'], type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @Length(1, 200, { each: true })
  fields?: string[];
}

export class RejectDto extends SignedActDto {
  @ApiProperty({ example: 'safety' })
  @Matches(idPattern)
  stage!: string;

  @ApiProperty({ example: 'The unit restarts tomorrow: this job is not to be done now' })
  @FreeText({ max: 1000 })
  reason!: string;
}
