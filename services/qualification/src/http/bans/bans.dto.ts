/** Shapes of site bans. */
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, ValidateIf } from 'class-validator';
import type { BanInput } from '../../app/ban-from-site.use-case';
import type { BanView } from '../../db/records.read-model';
import { IdField, MomentField, FreeTextField } from '../fields/fields';
import { PageQueryDto } from '../fields/shared.dto';

export class BanFromSiteDto implements BanInput {
  @IdField({ example: 'p-welder-1' })
  person!: string;

  @IdField({ description: 'Absent: every site', example: 'east-plant', optional: true })
  site?: string;

  @FreeTextField({ example: '未系安全带，第二次', max: 500 })
  reason!: string;

  @MomentField({ description: 'Absent: now', example: '2026-11-24T13:30:00+08:00', optional: true })
  from?: string;

  @MomentField({ description: 'Absent: until it is lifted', example: '2026-12-24T00:00:00+08:00', optional: true })
  until?: string;
}
export class LiftBanDto {
  @FreeTextField({ example: '复训合格', max: 500 })
  reason!: string;
}
export class ListBansDto extends PageQueryDto {
  @IdField({ optional: true })
  person?: string;

  @IdField({ description: 'Bans that hold at this site, those from every site too', optional: true })
  site?: string;

  @ApiProperty({ type: Boolean, required: false, description: 'Only those neither lifted nor over' })
  @ValidateIf((_, value: unknown) => value !== undefined)
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  standing?: boolean;
}
export class BanDto implements BanView {
  @ApiProperty()
  id!: string;
  @ApiProperty()
  person!: string;
  @ApiProperty({ required: false })
  site?: string;
  @ApiProperty()
  reason!: string;
  @ApiProperty({ format: 'date-time' })
  from!: string;
  @ApiProperty({ required: false, format: 'date-time' })
  until?: string;
  @ApiProperty()
  bannedBy!: string;
  @ApiProperty({ required: false, format: 'date-time' })
  liftedAt?: string;
  @ApiProperty({ required: false })
  liftedBy?: string;
  @ApiProperty({ required: false })
  liftedBecause?: string;
}
export class BansPageDto {
  @ApiProperty({ type: [BanDto] })
  items!: readonly BanDto[];
  @ApiProperty({ required: false })
  next?: string;
}
