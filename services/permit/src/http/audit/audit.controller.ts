/** What an auditor asks of one permit beyond its file: why an act was allowed. */
import { Controller, Get, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope, type CallerIdentity } from '@holdpoint/auth';
import { ApiRead, ProblemError } from '@holdpoint/service-kit';
import { ReplayDecision } from '../../app/replay-decision.use-case';
import { PermitNumber } from '../door/requester';
import { ReplayedDecisionDto, WhichDecisionDto } from './audit.dto';
import { replayedDecision } from './audit-examples';

@ApiTags('audit')
@Controller('permits/:number')
@RequireScope('permit:audit')
export class AuditController {
  constructor(private readonly decisions: ReplayDecision) {}

  @Get('decision')
  @ApiParam({ name: 'number', description: 'Number of the permit', example: 'DH-2026-000123' })
  @ApiRead({
    summary: 'Why was this allowed? An act decided again from the record, with every rule that was asked',
    description:
      'By its sequence number, or the last act at or before an instant; without either, the last one. The facts are those that were recorded with it, the rules those of the pack that the permit was issued under.',
    answer: { type: ReplayedDecisionDto, example: replayedDecision },
    errors: [
      { status: 400, code: 'decision-which' },
      { status: 404, code: 'permit-unknown' },
      { status: 404, code: 'decision-unknown' },
    ],
  })
  replayDecision(
    @Caller() caller: CallerIdentity,
    @PermitNumber() permit: string,
    @Query() { sequence, at }: WhichDecisionDto,
  ): Promise<ReplayedDecisionDto> {
    if (sequence !== undefined && at !== undefined) throw new ProblemError(400, 'decision-which');
    const which = {
      ...(sequence !== undefined && { sequence }),
      ...(at !== undefined && { at: new Date(at).toISOString() }),
    };
    return this.decisions.run(caller.tenant, permit, which, caller.language);
  }
}
