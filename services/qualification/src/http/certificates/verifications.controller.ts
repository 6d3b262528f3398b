/** Verifications against registers, by machine or attested by a person; and what is due: verifications, and certificates that run out. */
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, type CallerIdentity, RequireScope } from '@holdpoint/auth';
import { ApiCommand, ApiRead, IdempotencyKey, TenantDatabase } from '@holdpoint/service-kit';
import { actOf } from '../../app/act';
import { AttestVerification } from '../../app/attest-verification.use-case';
import { Clock } from '../../app/clock';
import { addDays, localDateOf } from '../../app/local-date';
import { RunOnce } from '../../app/run-once';
import { VerifyCertificate } from '../../app/verify-certificate.use-case';
import { certificatesReadModel } from '../../db/certificates.read-model';
import { tenantRulesReadModel } from '../../db/tenant-rules.read-model';
import { ApiPathId, PathId } from '../fields/path-id.decorator';
import { PageQueryDto, pageRequest } from '../fields/shared.dto';
import { ExpiringPageDto, ExpiringQueryDto } from './certificates.dto';
import * as examples from './certificates-examples';
import {
  AttestVerificationDto,
  VerificationDto,
  VerificationsDuePageDto,
  VerificationsPageDto,
} from './verifications.dto';

const certificateParam = ApiPathId('certificate', 'Id of the certificate', 'cert-7k2m9q4w8x3t5b6n2p8r');
const unknown = { status: 404, code: 'certificate-unknown' };
const reused = { status: 422, code: 'idempotency-key-reused' };
const badCursor = { status: 400, code: 'cursor-invalid' };

@ApiTags('verifications')
@Controller()
export class VerificationsController {
  constructor(
    private readonly once: RunOnce,
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
    private readonly verify: VerifyCertificate,
    private readonly attest: AttestVerification,
  ) {}

  @Post('certificates/:certificate/verifications')
  @RequireScope('qualification:verify')
  @certificateParam
  @ApiCommand({
    summary: 'Ask the register about a certificate now',
    description:
      'Answers with what came of it, an unanswered try included: then the last confirmation keeps its date and grows stale.',
    status: 201,
    answer: { type: VerificationDto, example: examples.verificationAnswer },
    errors: [unknown, { status: 409, code: 'register-none' }, reused],
  })
  async verifyCertificate(
    @Caller() caller: CallerIdentity,
    @IdempotencyKey() key: string,
    @PathId('certificate') id: string,
  ): Promise<VerificationDto> {
    const request = { key, route: `verify/${id}`, body: null };
    const seen = await this.once.seen<VerificationDto>(caller, request);
    if (seen) return seen.answer;
    const looked = await this.verify.look(actOf(caller, this.clock.now()), id);
    return this.once.command(caller, request, (em, act) => this.verify.record(em, act, looked));
  }

  @Post('certificates/:certificate/attestations')
  @RequireScope('qualification:verify')
  @certificateParam
  @ApiCommand({
    summary: 'Attest that you looked a certificate up, with the evidence',
    description: 'For registers that only people can query. Nobody attests to their own certificate.',
    status: 201,
    body: { type: AttestVerificationDto, example: examples.attestation },
    answer: { type: VerificationDto, example: examples.attestedAnswer },
    errors: [
      { status: 403, code: 'person-required' },
      { status: 403, code: 'attester-is-holder' },
      unknown,
      { status: 409, code: 'certificate-is-revoked' },
      { status: 422, code: 'fields-invalid' },
      reused,
    ],
  })
  attestVerification(
    @Caller() caller: CallerIdentity,
    @IdempotencyKey() key: string,
    @PathId('certificate') id: string,
    @Body() body: AttestVerificationDto,
  ): Promise<VerificationDto> {
    return this.once.command(caller, { key, route: `attest/${id}`, body }, (em, act) =>
      this.attest.run(em, act, caller, id, body),
    );
  }

  @Get('certificates/:certificate/verifications')
  @RequireScope('qualification:read')
  @certificateParam
  @ApiRead({
    summary: 'Every look at the register: when, how, by whom, with what outcome; newest first',
    answer: { type: VerificationsPageDto, example: examples.verificationsPage },
    errors: [badCursor],
  })
  listVerifications(
    @Caller() { tenant }: CallerIdentity,
    @PathId('certificate') id: string,
    @Query() query: PageQueryDto,
  ): Promise<VerificationsPageDto> {
    return this.database.read(tenant, (em) => certificatesReadModel.verifications(em, tenant, id, pageRequest(query)));
  }

  @Get('verifications-due')
  @RequireScope('qualification:read')
  @ApiRead({
    summary: 'Certificates whose register is due for a look, the longest due first',
    answer: { type: VerificationsDuePageDto, example: examples.verificationsDuePage },
    errors: [badCursor],
  })
  listVerificationsDue(
    @Caller() { tenant }: CallerIdentity,
    @Query() query: PageQueryDto,
  ): Promise<VerificationsDuePageDto> {
    return this.database.read(tenant, (em) =>
      certificatesReadModel.verificationsDue(em, tenant, this.clock.now(), pageRequest(query)),
    );
  }

  @Get('expiring')
  @RequireScope('qualification:read')
  @ApiRead({
    summary: 'Certificates whose last day comes within so many days (30), the soonest first',
    answer: { type: ExpiringPageDto, example: examples.expiringPage },
    errors: [badCursor],
  })
  listExpiring(@Caller() { tenant }: CallerIdentity, @Query() query: ExpiringQueryDto): Promise<ExpiringPageDto> {
    return this.database.read(tenant, async (em) => {
      const { zone } = await tenantRulesReadModel.settings(em, tenant);
      const until = addDays(localDateOf(this.clock.now(), zone), query.within ?? 30);
      return certificatesReadModel.expiring(em, tenant, until, pageRequest(query));
    });
  }
}
