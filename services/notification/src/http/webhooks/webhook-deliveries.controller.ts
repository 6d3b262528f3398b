/** The delivery log of a webhook, and what is sent again from it. */
import { Caller, RequireScope, type CallerIdentity } from '@holdpoint/auth';
import { ApiCommand, ApiRead, IdempotencyKey, ProblemError } from '@holdpoint/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { ReplayWebhookDeliveries } from '../../app/webhooks/replay-webhook-deliveries.use-case';
import { WebhookDeliveriesReadModel, type WebhookDeliveryRow } from '../../db/webhook-deliveries.read-model';
import { WebhookStore } from '../../db/webhook.store';
import { cursorOf, isUuid, partsOf } from '../paging.dto';
import {
  ReplayedDto,
  ReplaySinceDto,
  WebhookDeliveriesPageDto,
  WebhookDeliveriesQuery,
  WebhookDeliveryDto,
  webhookDeliveryExample,
} from './webhook-deliveries.dto';
import { commandOf, known } from './webhooks.controller';

const unknown = { status: 404, code: 'webhook-unknown' };
const deliveryUnknown = { status: 404, code: 'webhook-delivery-unknown' };
const reused = { status: 422, code: 'idempotency-key-reused' };

@ApiTags('webhooks')
@ApiParam({ name: 'id', format: 'uuid', description: 'Id of the webhook' })
@Controller('webhooks/:id')
export class WebhookDeliveriesController {
  constructor(
    private readonly webhooks: WebhookStore,
    private readonly deliveries: WebhookDeliveriesReadModel,
    private readonly replay: ReplayWebhookDeliveries,
  ) {}

  @Get('deliveries')
  @RequireScope('notification:admin')
  @ApiRead({
    summary: 'List what was sent to a webhook',
    description: 'Newest first, one row per event, with how the last attempt went; kept for 30 days.',
    answer: { type: WebhookDeliveriesPageDto, example: { deliveries: [webhookDeliveryExample] } },
    errors: [unknown, { status: 400, code: 'cursor-invalid' }],
  })
  async listWebhookDeliveries(
    @Caller() { tenant }: CallerIdentity,
    @Param('id') id: string,
    @Query() { limit = 50, cursor, ...filter }: WebhookDeliveriesQuery,
  ): Promise<WebhookDeliveriesPageDto> {
    const before = cursor === undefined ? {} : { before: beforeOf(cursor) };
    if (!(await this.webhooks.one(tenant, known(id)))) throw new ProblemError(404, unknown.code);
    const rows = await this.deliveries.list(tenant, id, { ...filter, ...before, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return { deliveries: page.map(shown), ...(last ? { next: cursorOf(last.position) } : {}) };
  }

  @Post('deliveries/:delivery/replays')
  @HttpCode(202)
  @RequireScope('notification:admin')
  @ApiParam({ name: 'delivery', format: 'uuid', description: 'Id of the delivery' })
  @ApiCommand({
    summary: 'Send a delivery again',
    description: 'Delivered or given up: it becomes due at once, with fresh attempts and the same `webhook-id`.',
    status: 202,
    errors: [unknown, deliveryUnknown, { status: 409, code: 'webhook-delivery-waiting' }, reused],
  })
  async replayWebhookDelivery(
    @Caller() caller: CallerIdentity,
    @IdempotencyKey() key: string,
    @Param('id') id: string,
    @Param('delivery') delivery: string,
  ): Promise<void> {
    if (!isUuid(delivery)) throw new ProblemError(404, deliveryUnknown.code);
    await this.replay.one(commandOf(caller, key), known(id), delivery.toLowerCase());
  }

  @Post('replays')
  @HttpCode(202)
  @RequireScope('notification:admin')
  @ApiCommand({
    summary: 'Send everything since a time again',
    description: 'In order per subject, with the same `webhook-id`s: a receiver that remembers ids takes none twice.',
    body: { type: ReplaySinceDto, example: { since: '2026-11-24T00:00:00Z', state: 'dead' } },
    status: 202,
    answer: { type: ReplayedDto, example: { count: 12 } },
    errors: [unknown, reused],
  })
  replayWebhookDeliveries(
    @Caller() caller: CallerIdentity,
    @IdempotencyKey() key: string,
    @Param('id') id: string,
    @Body() wish: ReplaySinceDto,
  ): Promise<ReplayedDto> {
    return this.replay.since(commandOf(caller, key), known(id), wish);
  }
}

function beforeOf(cursor: string): string {
  const [position] = partsOf(cursor) ?? [];
  if (typeof position !== 'string' || !/^\d{1,18}$/.test(position)) throw new ProblemError(400, 'cursor-invalid');
  return position;
}

const shown = (row: WebhookDeliveryRow): WebhookDeliveryDto => ({
  id: row.id,
  eventId: row.eventId,
  type: row.type,
  subject: row.subject,
  state: row.state,
  attempts: row.attempts,
  replays: row.replays,
  ...(row.responseStatus === null ? {} : { responseStatus: row.responseStatus }),
  ...(row.latencyMs === null ? {} : { latencyMs: row.latencyMs }),
  ...(row.lastError === null ? {} : { lastError: row.lastError }),
  ...(row.nextAttemptAt === null ? {} : { nextAttemptAt: row.nextAttemptAt.toISOString() }),
  createdAt: row.createdAt.toISOString(),
  ...(row.deliveredAt === null ? {} : { deliveredAt: row.deliveredAt.toISOString() }),
});
