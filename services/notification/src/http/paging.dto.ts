/** What every list takes: how many, and where the page before ended. */
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

export class PageQuery {
  @ApiPropertyOptional({
    type: 'integer',
    description: 'Entries on a page',
    minimum: 1,
    maximum: 200,
    default: 50,
    example: 50,
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;

  @ApiPropertyOptional({ description: '`next` of the page before; absent: the first page', example: 'WzQxXQ' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string;
}

/** A cursor is opaque to callers: what it holds may change. */
export const cursorOf = (...parts: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

/** The parts of a cursor, or undefined when `cursor` isn't one of ours. */
export function partsOf(cursor: string): readonly (string | number)[] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? (parts as readonly (string | number)[]) : undefined;
  } catch {
    return undefined;
  }
}

/** Ids that aren't UUIDs name nothing; the database needn't be asked. */
export const isUuid = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
