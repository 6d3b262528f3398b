/** Shapes of the in-app inbox. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, IsUUID, Min } from 'class-validator';
import type { ShownItem } from '../app/shown-item';
import { PageQuery } from './paging.dto';

export class InboxQuery extends PageQuery {
  @ApiPropertyOptional({ description: '`true`: only what is unread', enum: ['true', 'false'], example: 'true' })
  @IsOptional()
  @IsIn(['true', 'false'])
  unread?: 'true' | 'false';
}

export class InboxItemDto implements ShownItem {
  @ApiProperty({ format: 'uuid', example: '4f0c5a53-5f0f-4f7e-8a77-1f2f3a4b5c6d' })
  id!: string;
  @ApiProperty({
    type: 'integer',
    description: 'Rises with every item of this inbox; the id of server-sent events',
    example: 41,
  })
  position!: number;
  @ApiProperty({ type: [String], description: 'What it says, the most urgent first', example: ['stage-opened'] })
  notices!: readonly string[];
  @ApiProperty({ enum: ['normal', 'urgent'], example: 'normal' })
  urgency!: 'normal' | 'urgent';
  @ApiProperty({
    description: 'In the caller’s language',
    example: '【待审批】动火作业 一级 DH-2026-000123，请于 2026-11-24 11:05 GMT+8 前审批',
  })
  subject!: string;
  @ApiProperty({ description: 'Plain text, in the caller’s language', example: '有一张作业票等待您到现场审批。\n…' })
  body!: string;
  @ApiPropertyOptional({ description: 'Id of the site', example: 'north' })
  site?: string;
  @ApiPropertyOptional({ description: 'Number of the permit that it is about', example: 'DH-2026-000123' })
  permit?: string;
  @ApiPropertyOptional({ type: 'integer', description: 'The permit’s transition that it tells of', example: 2 })
  sequence?: number;
  @ApiProperty({ format: 'date-time', description: 'When the news came, UTC', example: '2026-11-24T01:05:07.310Z' })
  at!: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'When it was marked as read, UTC; absent: unread' })
  readAt?: string;
}

export class InboxPageDto {
  @ApiProperty({ type: [InboxItemDto], description: 'Newest first' })
  items!: readonly InboxItemDto[];
  @ApiProperty({ type: 'integer', description: 'How many items of the whole inbox are unread', example: 3 })
  unread!: number;
  @ApiPropertyOptional({ description: 'Cursor of the next page; absent: this was the last', example: 'WzQxXQ' })
  next?: string;
}

export class ReadingDto {
  @ApiPropertyOptional({
    type: [String],
    description: 'Ids of items',
    example: ['4f0c5a53-5f0f-4f7e-8a77-1f2f3a4b5c6d'],
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  items?: string[];

  @ApiPropertyOptional({ type: 'integer', description: 'Everything up to and with this position', example: 41 })
  @IsOptional()
  @IsInt()
  @Min(1)
  upTo?: number;
}

export class UnreadDto {
  @ApiProperty({ type: 'integer', description: 'How many items are still unread', example: 2 })
  unread!: number;
}

export const itemExample: InboxItemDto = {
  id: '4f0c5a53-5f0f-4f7e-8a77-1f2f3a4b5c6d',
  position: 41,
  notices: ['stage-opened'],
  urgency: 'normal',
  subject: '【待审批】动火作业 一级 DH-2026-000123，请于 2026-11-24 11:05 GMT+8 前审批',
  body: '有一张作业票等待您到现场审批。\n作业票：动火作业 一级 DH-2026-000123\n地点：north / tank-farm / tf-pump-3\n截止时间：2026-11-24 11:05 GMT+8。',
  site: 'north',
  permit: 'DH-2026-000123',
  sequence: 2,
  at: '2026-11-24T01:05:07.310Z',
};
