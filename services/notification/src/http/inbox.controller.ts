/** One's own inbox: a list, what is unread, marking as read, and a stream of what comes. */
import { Caller, RequireScope, type CallerIdentity } from '@holdpoint/auth';
import { ApiCommand, ApiRead, IdempotencyKey, LongLived, ProblemError } from '@holdpoint/service-kit';
import { Body, Controller, Get, Headers, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { MarkRead } from '../app/mark-read.use-case';
import { shownItem } from '../app/shown-item';
import { InboxReadModel } from '../db/inbox.read-model';
import { InboxStreams } from '../live/inbox-streams';
import { InboxPageDto, InboxQuery, itemExample, ReadingDto, UnreadDto } from './inbox.dto';
import { cursorOf, partsOf } from './paging.dto';

const forPeople = [{ status: 403, code: 'person-required' }];
const defaultLimit = 50;

@ApiTags('inbox')
@Controller('inbox')
export class InboxController {
  constructor(
    private readonly inbox: InboxReadModel,
    private readonly markRead: MarkRead,
    private readonly streams: InboxStreams,
  ) {}

  @Get()
  @RequireScope('notification:read')
  @ApiRead({
    summary: 'Read one’s own inbox',
    description: 'Newest first. Subject and body come in the language of Accept-Language.',
    answer: { type: InboxPageDto, example: { items: [itemExample], unread: 3, next: 'WzQxXQ' } },
    errors: [...forPeople, { status: 400, code: 'cursor-invalid' }],
  })
  async listInbox(@Caller() caller: CallerIdentity, @Query() query: InboxQuery): Promise<InboxPageDto> {
    const limit = query.limit ?? defaultLimit;
    const { items, unread } = await this.inbox.page(caller.tenant, personOf(caller), {
      limit: limit + 1,
      ...(query.cursor === undefined ? {} : { before: positionOf(query.cursor) }),
      unread: query.unread === 'true',
    });
    const page = items.slice(0, limit);
    const last = items.length > limit ? page.at(-1) : undefined;
    return {
      items: page.map((item) => shownItem(item, caller.language)),
      unread,
      ...(last ? { next: cursorOf(Number(last.position)) } : {}),
    };
  }

  @Post('reads')
  @HttpCode(200)
  @RequireScope('notification:read')
  @ApiCommand({
    summary: 'Mark items of one’s own inbox as read',
    description: 'Names items, or everything up to a position. An item that was read keeps the time at which it was.',
    body: { type: ReadingDto, example: { items: [itemExample.id] } },
    answer: { type: UnreadDto, example: { unread: 2 } },
    errors: [
      ...forPeople,
      { status: 404, code: 'inbox-item-unknown' },
      { status: 422, code: 'reading-empty' },
      { status: 422, code: 'idempotency-key-reused' },
    ],
  })
  markInboxRead(
    @Caller() caller: CallerIdentity,
    @IdempotencyKey() key: string,
    @Body() reading: ReadingDto,
  ): Promise<UnreadDto> {
    const by = personOf(caller);
    if (reading.items === undefined && reading.upTo === undefined) throw new ProblemError(422, 'reading-empty');
    return this.markRead.run({ tenant: caller.tenant, by, key }, reading);
  }

  @Get('stream')
  @LongLived()
  @RequireScope('notification:read')
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'Position of the last item seen: the stream goes on after it. Absent: only what comes from now on.',
    schema: { type: 'string', pattern: '^\\d{1,15}$', example: '41' },
  })
  @ApiRead({
    summary: 'Follow one’s own inbox (server-sent events)',
    description:
      'First an event `open`, then an event `item` for each new item, its id the position, its data the item as in the list. A comment every 15 s shows ' +
      'that the stream lives; after 15 min it ends, and the reader comes back with a fresh token and Last-Event-ID.',
    answer: {
      mediaType: 'text/event-stream',
      example: `event: open\nid: 40\ndata: {}\n\nevent: item\nid: 41\ndata: ${JSON.stringify(itemExample)}\n\n`,
    },
    errors: [...forPeople, { status: 400, code: 'cursor-invalid' }, { status: 429, code: 'too-many-streams' }],
  })
  async streamInbox(
    @Caller() caller: CallerIdentity,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const { tenant, language } = caller;
    const after = lastEventId === undefined || lastEventId === '' ? {} : { after: wholeNumber(lastEventId) };
    await this.streams.start({ tenant, person: personOf(caller), language, ...after }, response);
  }
}

function personOf({ person }: CallerIdentity): string {
  if (person === undefined) throw new ProblemError(403, 'person-required');
  return person;
}
const positionOf = (cursor: string): number => wholeNumber(String(partsOf(cursor)?.[0]));
function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new ProblemError(400, 'cursor-invalid');
  return Number(text);
}
