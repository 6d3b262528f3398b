/** Shapes of the acts that make a permit ready: measures, isolation, gas, briefing, ticket check, issue. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsNumber,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { ActDto, PlacedActDto, SignedActDto } from '../act.dto';
import { idPattern } from '../door/ids';
import { FreeText, IsZonedInstant } from '@holdpoint/service-kit';
import { IsStepValues } from '../validation/step-values';

export class MeasureConfirmationDto {
  @ApiProperty({ description: "Id of the pack's measure", example: 'combustibles-cleared' })
  @Matches(idPattern)
  measure!: string;

  @ApiProperty({ description: 'False: marked not applicable, where the pack allows it', example: true })
  @IsBoolean()
  applicable!: boolean;

  @ApiPropertyOptional({ example: 'Two extinguishers, one hose laid out' })
  @IsOptional()
  @FreeText({ max: 1000 })
  note?: string;
}
export class ConfirmMeasuresDto extends SignedActDto {
  @ApiProperty({ type: [MeasureConfirmationDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => MeasureConfirmationDto)
  confirmations!: MeasureConfirmationDto[];
}

export const energies = ['process', 'mechanical', 'electrical', 'radiation', 'thermal'] as const;
export const isolationKinds = [
  'blind',
  'removed-section',
  'disconnection',
  'lock',
  'water-seal',
  'closed-valve',
] as const;
export const isolationStates = ['applied', 'verified', 'removed'] as const;
export class IsolationPointDto {
  @ApiProperty({ example: 'P-2103-inlet' })
  @Matches(idPattern)
  point!: string;

  @ApiProperty({ enum: energies, example: 'process' })
  @IsIn(energies)
  energy!: (typeof energies)[number];

  @ApiProperty({ enum: isolationKinds, example: 'blind' })
  @IsIn(isolationKinds)
  kind!: (typeof isolationKinds)[number];

  @ApiProperty({ enum: isolationStates, example: 'verified' })
  @IsIn(isolationStates)
  state!: (typeof isolationStates)[number];

  @ApiPropertyOptional({ description: 'Number on the tag', example: 'MB-017' })
  @IsOptional()
  @Matches(idPattern)
  tag?: string;
}
export class RecordIsolationDto extends ActDto {
  @ApiProperty({ type: [IsolationPointDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => IsolationPointDto)
  points!: IsolationPointDto[];
}

export class RecordStepDto extends PlacedActDto {
  @ApiProperty({ description: "Id of the pack's step", example: 'trial-lift' })
  @Matches(idPattern)
  step!: string;

  @ApiProperty({ description: 'Whether it came out well; a failed one is recorded too', example: true })
  @IsBoolean()
  passed!: boolean;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'What was read on the spot, by the names that the pack gives: texts, numbers, flags',
    example: { heightM: 0.2 },
  })
  @IsOptional()
  @IsStepValues()
  values?: Record<string, string | number | boolean>;

  @ApiPropertyOptional({ example: 'Held for ten minutes, no settling' })
  @IsOptional()
  @FreeText({ max: 1000 })
  note?: string;
}

export const gasUnits = ['%vol', '%LEL', 'ppm', 'mg/m3'] as const;
export class GasReadingDto {
  @ApiProperty({
    description: '`combustible`, `oxygen`, or a toxic substance as the form names it',
    example: 'combustible',
  })
  @IsString()
  @Length(1, 100)
  substance!: string;

  @ApiProperty({
    description: 'As the instrument shows it, in the unit beside it; nothing is converted',
    example: 0.08,
  })
  @IsNumber()
  @Min(0)
  @Max(1_000_000)
  value!: number;

  @ApiProperty({
    enum: gasUnits,
    description: 'GB 30871 limits are % by volume: %LEL is refused by name there',
    example: '%vol',
  })
  @IsIn(gasUnits)
  unit!: (typeof gasUnits)[number];
}
export class GasSampleDto {
  @ApiProperty({
    description: 'When the sample was taken, with a zone',
    example: '2026-11-24T13:10:00+08:00',
    format: 'date-time',
  })
  @IsZonedInstant()
  sampledAt!: string;

  @ApiProperty({ description: 'Id of the registered instrument', example: 'gd-07' })
  @Matches(idPattern)
  instrument!: string;

  @ApiProperty({ description: '`top`, `middle`, `bottom`, `inside`, `outside`, `section-1`, ...', example: 'outside' })
  @Matches(idPattern)
  point!: string;

  @ApiPropertyOptional({ description: 'Metres from the work spot, for points outside', example: 4 })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(10_000)
  distanceM?: number;

  @ApiProperty({ type: [GasReadingDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => GasReadingDto)
  readings!: GasReadingDto[];

  @ApiProperty({
    enum: ['test', 'monitor'],
    description: '`test` before work; `monitor` while it goes on',
    example: 'test',
  })
  @IsIn(['test', 'monitor'])
  purpose!: 'test' | 'monitor';
}
export class RecordGasDto extends ActDto {
  @ApiProperty({ type: [GasSampleDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => GasSampleDto)
  samples!: GasSampleDto[];
}

export class SignBriefingDto extends PlacedActDto {
  @ApiProperty({ enum: ['giver', 'receiver'], example: 'receiver' })
  @IsIn(['giver', 'receiver'])
  as!: 'giver' | 'receiver';
}

export class CheckTicketDto extends PlacedActDto {}

export class IssueDto extends SignedActDto {}
