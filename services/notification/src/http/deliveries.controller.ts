/** The delivery record, for those who look after it: what was told to whom by which channel, and what was given up. */
import { Caller, RequireScope, type CallerIdentity } from '@holdpoint/auth';
import { ApiCommand, ApiRead, IdempotencyKey, ProblemError } from '@holdpoint/service-kit';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { ReplayDelivery } from '../app/replay-delivery.use-case';
import { DeliveriesReadModel, type DeliveryRow } from '../db/deliveries.read-model';
import { DeliveriesPageDto, DeliveriesQuery, DeliveryDto, deliveryExample } from './deliveries.dto';
import { cursorOf, isUuid, partsOf } from './paging.dto';

const unknown = { status: 404, code: 'delivery-unknown' };
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/;

@ApiTags('deliveries')
@Controller('deliveries')
export class DeliveriesController {
  constructor(
    private readonly deliveries: DeliveriesReadModel,
    private readonly replay: ReplayDelivery,
  ) {}

  @Get()
  @RequireScope('notification:admin')
  @ApiRead({
    summary: 'List deliveries',
    description: 'Newest first. One row per event, person and channel; `state=dead` shows what was given up.',
    answer: { type: DeliveriesPageDto, example: { deliveries: [deliveryExample] } },
    errors: [{ status: 400, code: 'cursor-invalid' }],
  })
  async listDeliveries(@Caller() caller: CallerIdentity, @Query() query: DeliveriesQuery): Promise<DeliveriesPageDto> {
    const { limit = 50, cursor, ...filter } = query;
    const before = cursor === undefined ? {} : { before: beforeOf(cursor) };
    const rows = await this.deliveries.list(caller.tenant, { ...filter, ...before, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return { deliveries: page.map(shown), ...(last ? { next: cursorOf(last.exactly, last.id) } : {}) };
  }

  @Get(':id')
  @RequireScope('notification:admin')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiRead({
    summary: 'Read one delivery',
    answer: { type: DeliveryDto, example: deliveryExample },
    errors: [unknown],
  })
  async readDelivery(@Caller() caller: CallerIdentity, @Param('id') id: string): Promise<DeliveryDto> {
    const row = isUuid(id) ? await this.deliveries.one(caller.tenant, id) : undefined;
    if (!row) throw new ProblemError(404, unknown.code);
    return shown(row);
  }

  @Post(':id/replays')
  @HttpCode(202)
  @RequireScope('notification:admin')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiCommand({
    summary: 'Try a dead delivery again',
    description: 'It becomes due at once, with fresh attempts.',
    status: 202,
    errors: [unknown, { status: 409, code: 'delivery-not-dead' }, { status: 422, code: 'idempotency-key-reused' }],
  })
  async replayDelivery(
    @Caller() caller: CallerIdentity,
    @IdempotencyKey() key: string,
    @Param('id') id: string,
  ): Promise<void> {
    if (!isUuid(id)) throw new ProblemError(404, unknown.code);
    const by = caller.person ?? caller.client ?? '';
    await this.replay.run({ tenant: caller.tenant, by, key }, id);
  }
}

function beforeOf(cursor: string): { createdAt: string; id: string } {
  const [createdAt, id] = partsOf(cursor) ?? [];
  if (typeof createdAt !== 'string' || !instant.test(createdAt) || typeof id !== 'string' || !isUuid(id))
    throw new ProblemError(400, 'cursor-invalid');
  return { createdAt, id };
}

const shown = (row: DeliveryRow): DeliveryDto => ({
  id: row.id,
  eventId: row.eventId,
  person: row.person,
  channel: row.channel,
  urgency: row.urgency > 0 ? 'urgent' : 'normal',
  notices: row.notices,
  ...(row.permit === null ? {} : { permit: row.permit }),
  state: row.state,
  attempts: row.attempts,
  replays: row.replays,
  ...(row.nextAttemptAt === null ? {} : { nextAttemptAt: row.nextAttemptAt.toISOString() }),
  ...(row.lastError === null ? {} : { lastError: row.lastError }),
  ...(row.reference === null ? {} : { reference: row.reference }),
  createdAt: row.createdAt.toISOString(),
  ...(row.deliveredAt === null ? {} : { deliveredAt: row.deliveredAt.toISOString() }),
});
