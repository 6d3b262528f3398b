/** Signed archives for auditors and inspectors, and the key to know them by. */
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope, type CallerIdentity } from '@holdpoint/auth';
import { bundleMediaType } from '@holdpoint/contracts';
import { ApiRead, ProblemError } from '@holdpoint/service-kit';
import type { Response } from 'express';
import { BundleAudit } from '../../app/bundle-audit.use-case';
import { PermitNumber } from '../door/requester';
import { AuditKeyDto, BundleScopeDto } from './audit.dto';
import { auditKey } from './audit-examples';
import { sendBlocks } from './send-blocks';

const monthPattern = /^[1-9]\d{3}-(0[1-9]|1[0-2])$/;
const unsigned = { status: 503, code: 'audit-key-missing' };
const archive = {
  mediaType: bundleMediaType,
  file: true,
  description: 'A tar: each permit’s audit file, the rules they were decided by, a manifest and its signature',
  example: 'permits/DH-2026-000123.audit.jsonl, packs/9f86….json, manifest.json, manifest.sig.json',
};

@ApiTags('audit')
@Controller()
@RequireScope('permit:audit')
export class BundlesController {
  constructor(private readonly bundles: BundleAudit) {}

  @Get('permits/:number/bundle')
  @ApiParam({ name: 'number', description: 'Number of the permit', example: 'DH-2026-000123' })
  @ApiRead({
    summary: 'A signed archive of one permit, to be verified offline',
    description: 'docs/audit-format.md; `npm run audit:verify -- FILE --key KEY` checks it without a server.',
    answer: archive,
    errors: [{ status: 404, code: 'permit-unknown' }, unsigned],
  })
  async bundlePermit(
    @Caller() caller: CallerIdentity,
    @PermitNumber() permit: string,
    @Res() response: Response,
  ): Promise<void> {
    await send(response, `${permit}.bundle.tar`, await this.bundles.ofPermit(caller, permit));
  }

  @Get('audit/bundles/:month')
  @ApiParam({
    name: 'month',
    description: 'A month of UTC',
    schema: { type: 'string', pattern: monthPattern.source },
    example: '2026-11',
  })
  @ApiRead({
    summary: 'A signed archive of every permit with an act in a month',
    description: 'Each permit whole, not the month’s acts alone: a chain is verified from its beginning.',
    answer: archive,
    errors: [{ status: 404, code: 'month-unknown' }, unsigned],
  })
  async bundleMonth(
    @Caller() caller: CallerIdentity,
    @Param('month') month: string,
    @Query() { site }: BundleScopeDto,
    @Res() response: Response,
  ): Promise<void> {
    if (!monthPattern.test(month)) throw new ProblemError(404, 'month-unknown');
    await send(response, `${month}.bundle.tar`, await this.bundles.ofMonth(caller, month, site));
  }

  @Get('audit/key')
  @ApiRead({
    summary: 'The public key that bundles are signed with',
    description:
      'Note it outside the server, on paper or with the auditor: only then does a signature prove who signed.',
    answer: { type: AuditKeyDto, example: auditKey },
    errors: [unsigned],
  })
  readAuditKey(): AuditKeyDto {
    return this.bundles.key();
  }
}

async function send(response: Response, name: string, blocks: AsyncIterable<Uint8Array>): Promise<void> {
  response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
  await sendBlocks(response, bundleMediaType, blocks);
}
