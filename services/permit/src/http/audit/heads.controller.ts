/** The messages of chain heads of a site, for whoever didn't keep them as they came. */
import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope, type CallerIdentity } from '@holdpoint/auth';
import { headsMediaType, type HeadsMessage } from '@holdpoint/contracts';
import { canonicalJson } from '@holdpoint/permit-domain';
import { ApiRead } from '@holdpoint/service-kit';
import type { Response } from 'express';
import { HeadsStore } from '../../db/heads.store';
import { HeadsScopeDto } from './audit.dto';
import { sendBlocks } from './send-blocks';

@ApiTags('audit')
@Controller('audit/heads')
@RequireScope('permit:audit')
export class HeadsController {
  constructor(private readonly store: HeadsStore) {}

  @Get()
  @ApiRead({
    summary: 'How the record of every permit and isolation of a site ended, message by message',
    description:
      'As published on `holdpoint.audit.v1`. What proves something are the copies that left the server as they were made; `npm run audit:verify -- BUNDLE --heads FILE` holds a bundle against them (docs/audit-format.md).',
    answer: {
      mediaType: headsMediaType,
      description: 'Canonical JSON, one message a line, the oldest first',
      example:
        '{"body":{"at":"2026-11-24T16:00:05.000Z","heads":[],"kind":"holdpoint-heads"},"hash":"fcde…","signature":{}}',
    },
  })
  async listHeads(
    @Caller() { tenant }: CallerIdentity,
    @Query() { site, after }: HeadsScopeDto,
    @Res() response: Response,
  ): Promise<void> {
    await sendBlocks(response, headsMediaType, lines(this.store.messages(tenant, site, after)));
  }
}

async function* lines(messages: AsyncIterable<HeadsMessage>): AsyncGenerator<string> {
  for await (const message of messages) yield `${canonicalJson(message)}\n`;
}
