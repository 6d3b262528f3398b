/** Webhooks: other systems that get events posted, signed and in order. */
import { Caller, RequireScope, type CallerIdentity } from '@holdpoint/auth';
import { ApiCommand, ApiRead, IdempotencyKey, ProblemError } from '@holdpoint/service-kit';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { DeleteWebhook } from '../../app/webhooks/delete-webhook.use-case';
import { PauseWebhook } from '../../app/webhooks/pause-webhook.use-case';
import { PingWebhook } from '../../app/webhooks/ping-webhook.use-case';
import { RegisterWebhook, type WebhookCommand } from '../../app/webhooks/register-webhook.use-case';
import { ResumeWebhook } from '../../app/webhooks/resume-webhook.use-case';
import { RotateWebhookSecret } from '../../app/webhooks/rotate-webhook-secret.use-case';
import type { Webhook } from '../../app/webhooks/webhook';
import { WebhookStore } from '../../db/webhook.store';
import { isUuid } from '../paging.dto';
import {
  PingedDto,
  RegisterWebhookDto,
  registerWebhookExample,
  RotateWebhookSecretDto,
  WebhookDto,
  webhookExample,
  WebhooksDto,
  WebhookWithSecretDto,
} from './webhooks.dto';

const unknown = { status: 404, code: 'webhook-unknown' };
const invalid = { status: 422, code: 'webhook-invalid' };
const secretInvalid = { status: 422, code: 'webhook-secret-invalid' };
const reused = { status: 422, code: 'idempotency-key-reused' };
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

@ApiTags('webhooks')
@Controller('webhooks')
export class WebhooksController {
  constructor(
    private readonly webhooks: WebhookStore,
    private readonly register: RegisterWebhook,
    private readonly pause: PauseWebhook,
    private readonly resume: ResumeWebhook,
    private readonly remove: DeleteWebhook,
    private readonly rotate: RotateWebhookSecret,
    private readonly ping: PingWebhook,
  ) {}

  @Post()
  @RequireScope('notification:admin')
  @ApiCommand({
    summary: 'Register a webhook',
    description:
      'From the next event on, those that match are posted to `url` as CloudEvents in JSON, signed as Standard Webhooks are, in order per subject, at least once. ' +
      'The secret is shown in this answer only.',
    body: { type: RegisterWebhookDto, example: registerWebhookExample },
    status: 201,
    answer: { type: WebhookWithSecretDto, example: { ...webhookExample, secret } },
    errors: [
      { status: 409, code: 'webhook-limit' },
      invalid,
      { status: 422, code: 'webhook-url-invalid' },
      { status: 422, code: 'webhook-url-insecure' },
      { status: 422, code: 'webhook-address-refused' },
      { status: 422, code: 'webhook-host-unknown' },
      secretInvalid,
      reused,
      unknown,
    ],
  })
  async registerWebhook(
    @Caller() caller: CallerIdentity,
    @IdempotencyKey() key: string,
    @Body() { workOrdersOnly = false, ...wish }: RegisterWebhookDto,
  ): Promise<WebhookWithSecretDto> {
    const made = await this.register.run(commandOf(caller, key), { ...wish, workOrdersOnly });
    return { ...shown(made.webhook), ...(made.secret === undefined ? {} : { secret: made.secret }) };
  }

  @Get()
  @RequireScope('notification:admin')
  @ApiRead({ summary: 'List webhooks', answer: { type: WebhooksDto, example: { webhooks: [webhookExample] } } })
  async listWebhooks(@Caller() caller: CallerIdentity): Promise<WebhooksDto> {
    return { webhooks: (await this.webhooks.list(caller.tenant)).map(shown) };
  }

  @Get(':id')
  @RequireScope('notification:admin')
  @ApiParam({ name: 'id', format: 'uuid', description: 'Id of the webhook' })
  @ApiRead({
    summary: 'Read one webhook',
    answer: { type: WebhookDto, example: webhookExample },
    errors: [unknown],
  })
  async readWebhook(@Caller() caller: CallerIdentity, @Param('id') id: string): Promise<WebhookDto> {
    const webhook = await this.webhooks.one(caller.tenant, known(id));
    if (!webhook) throw new ProblemError(404, unknown.code);
    return shown(webhook);
  }

  @Delete(':id')
  @HttpCode(204)
  @RequireScope('notification:admin')
  @ApiParam({ name: 'id', format: 'uuid', description: 'Id of the webhook' })
  @ApiCommand({
    summary: 'Delete a webhook',
    description: 'What waits for it isn’t sent; its delivery log goes with it.',
    status: 204,
    errors: [unknown, reused],
  })
  async deleteWebhook(
    @Caller() caller: CallerIdentity,
    @IdempotencyKey() key: string,
    @Param('id') id: string,
  ): Promise<void> {
    await this.remove.run(commandOf(caller, key), known(id));
  }

  @Post(':id/pause')
  @HttpCode(204)
  @RequireScope('notification:admin')
  @ApiParam({ name: 'id', format: 'uuid', description: 'Id of the webhook' })
  @ApiCommand({
    summary: 'Pause a webhook',
    description: 'Its events go on being kept, and wait.',
    status: 204,
    errors: [unknown, reused],
  })
  async pauseWebhook(
    @Caller() caller: CallerIdentity,
    @IdempotencyKey() key: string,
    @Param('id') id: string,
  ): Promise<void> {
    await this.pause.run(commandOf(caller, key), known(id));
  }

  @Post(':id/resume')
  @HttpCode(204)
  @RequireScope('notification:admin')
  @ApiParam({ name: 'id', format: 'uuid', description: 'Id of the webhook' })
  @ApiCommand({
    summary: 'Resume a paused webhook',
    description: 'What waits is sent at once, in order per subject.',
    status: 204,
    errors: [unknown, reused],
  })
  async resumeWebhook(
    @Caller() caller: CallerIdentity,
    @IdempotencyKey() key: string,
    @Param('id') id: string,
  ): Promise<void> {
    await this.resume.run(commandOf(caller, key), known(id));
  }

  @Post(':id/secret-rotations')
  @HttpCode(200)
  @RequireScope('notification:admin')
  @ApiParam({ name: 'id', format: 'uuid', description: 'Id of the webhook' })
  @ApiCommand({
    summary: 'Give a webhook a new secret',
    description:
      'The one before signs beside it for `keepOldHours`; one older than that ends at once. The secret is shown in this answer only.',
    body: { type: RotateWebhookSecretDto, example: { keepOldHours: 24 } },
    answer: { type: WebhookWithSecretDto, example: { ...webhookExample, secret } },
    errors: [unknown, invalid, secretInvalid, reused],
  })
  async rotateWebhookSecret(
    @Caller() caller: CallerIdentity,
    @IdempotencyKey() key: string,
    @Param('id') id: string,
    @Body() { keepOldHours = 24, ...wish }: RotateWebhookSecretDto,
  ): Promise<WebhookWithSecretDto> {
    const made = await this.rotate.run(commandOf(caller, key), known(id), { ...wish, keepOldHours });
    return { ...shown(made.webhook), ...(made.secret === undefined ? {} : { secret: made.secret }) };
  }

  @Post(':id/pings')
  @HttpCode(202)
  @RequireScope('notification:admin')
  @ApiParam({ name: 'id', format: 'uuid', description: 'Id of the webhook' })
  @ApiCommand({
    summary: 'Try a webhook',
    description: 'Sends an event of the type `holdpoint.webhook.ping`; how it went is in the delivery log.',
    status: 202,
    answer: {
      type: PingedDto,
      example: {
        delivery: '4f0c5a53-5f0f-4f7e-8a77-1f2f3a4b5c6d',
        eventId: '0d4f6f3e-1d0a-4a3e-9a53-2f0b6f2f7b11',
      },
    },
    errors: [unknown, { status: 409, code: 'webhook-paused' }, reused],
  })
  pingWebhook(
    @Caller() caller: CallerIdentity,
    @IdempotencyKey() key: string,
    @Param('id') id: string,
  ): Promise<PingedDto> {
    return this.ping.run(commandOf(caller, key), known(id));
  }
}

export const commandOf = ({ tenant, person, client }: CallerIdentity, key: string): WebhookCommand => ({
  tenant,
  by: person ?? client ?? '',
  key,
});

/** @throws ProblemError 404 `webhook-unknown`: what is no UUID names nothing */
export function known(id: string): string {
  if (!isUuid(id)) throw new ProblemError(404, unknown.code);
  return id.toLowerCase();
}

function shown({ secrets, pausedAt, ...webhook }: Webhook): WebhookDto {
  const now = new Date().toISOString();
  return {
    ...webhook,
    state: pausedAt === undefined ? 'active' : 'paused',
    ...(pausedAt === undefined ? {} : { pausedAt }),
    secrets: secrets
      .filter(({ expiresAt }) => expiresAt === undefined || now < expiresAt)
      .map(({ secret: _, ...rest }) => rest),
  };
}
