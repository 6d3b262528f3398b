/** Shapes of contacts. */
import { languages, type Language } from '@holdpoint/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsObject, IsString, MaxLength } from 'class-validator';

export class ContactDto {
  @ApiProperty({ enum: languages, description: 'Language of mails', example: 'zh' })
  @IsIn(languages)
  language!: Language;

  @ApiProperty({
    type: [String],
    description:
      'Channels wanted for news that isn’t urgent. The inbox gets everything; urgent news takes every channel that has an address.',
    example: ['smtp'],
  })
  @IsArray()
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  channels!: string[];

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'By kind: `email` for the channel `smtp`. Kept encrypted; never logged.',
    example: { email: 'li@plant.example' },
  })
  @IsObject()
  addresses!: Record<string, unknown>;
}

export class KeptContactDto {
  @ApiProperty({ description: 'Person id', example: 'p-unit-head' })
  person!: string;
  @ApiProperty({ enum: languages, example: 'zh' })
  language!: Language;
  @ApiProperty({ type: [String], example: ['smtp'] })
  channels!: readonly string[];
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { email: 'li@plant.example' },
  })
  addresses!: Readonly<Record<string, string>>;
  @ApiProperty({ format: 'date-time', example: '2026-11-20T02:00:00.000Z' })
  updatedAt!: string;
}

export const contactExample: ContactDto = {
  language: 'zh',
  channels: ['smtp'],
  addresses: { email: 'li@plant.example' },
};
