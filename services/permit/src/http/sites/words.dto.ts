/** A name in both languages of the product. */
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';

export class WordsDto {
  @ApiProperty({ example: '东厂区' })
  @IsString()
  @Length(1, 100)
  zh!: string;

  @ApiProperty({ example: 'East plant' })
  @IsString()
  @Length(1, 100)
  en!: string;
}
