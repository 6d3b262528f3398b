/** Shapes that several routes share: pages, evidence, one reason why somebody does not meet a role. */
import { ApiProperty } from '@nestjs/swagger';
import type { EvidenceReference } from '../../db/entities/columns.entity';
import type { PageRequest } from '../../app/cursor';
import { TextField, QueryWholeField } from './fields';

export class EvidenceDto implements EvidenceReference {
  @TextField({
    description:
      'Where the scan, photo or paper is kept: an address or a file number. The file itself isn’t kept here.',
    example: 'scan://archive/2024/03/0815.pdf',
    max: 500,
  })
  reference!: string;

  @TextField({
    description: 'SHA-256 of the file, hexadecimal, so that a changed one is noticed',
    example: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
    optional: true,
    max: 64,
  })
  sha256?: string;

  @TextField({ example: 'application/pdf', optional: true, max: 100 })
  mediaType?: string;
}

export const largestPage = 200;

export class PageQueryDto {
  @TextField({ description: '`next` of the page before', optional: true, max: 1000 })
  cursor?: string;

  @QueryWholeField({ description: 'How many at most', example: 50, optional: true, min: 1, max: largestPage })
  limit?: number;
}
export const pageRequest = ({ cursor, limit }: PageQueryDto): PageRequest => ({
  limit: limit ?? 50,
  ...(cursor !== undefined && { cursor }),
});

export class ReasonDto {
  @ApiProperty({ description: 'Stable code', example: 'certificate-expired' })
  code!: string;

  @ApiProperty({ required: false, example: 'special-trade/welding-hot-cutting' })
  certificateClass?: string;

  @ApiProperty({
    required: false,
    format: 'date-time',
    description: 'When what is meant ended or ends',
    example: '2026-11-24T16:00:00.000Z',
  })
  validUntil?: string;
}
export class ReasonInWordsDto extends ReasonDto {
  @ApiProperty({ description: 'In the caller’s language', example: '焊接与热切割作业 证书在作业结束前到期' })
  message!: string;
}
