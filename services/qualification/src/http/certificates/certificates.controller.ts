/** Certificates: archive, correct, re-examine, revoke. */
import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, type CallerIdentity, RequireScope } from '@holdpoint/auth';
import { ApiCommand, ApiRead, IdempotencyKey, IfMatchSequence, TenantDatabase } from '@holdpoint/service-kit';
import { AddCertificate } from '../../app/add-certificate.use-case';
import { AmendCertificate } from '../../app/amend-certificate.use-case';
import { RecordReExamination } from '../../app/record-re-examination.use-case';
import { certificateUnknown } from '../../app/refusals';
import { RevokeCertificate } from '../../app/revoke-certificate.use-case';
import { RunOnce } from '../../app/run-once';
import { certificatesReadModel, certificateView } from '../../db/certificates.read-model';
import { certificatesStore } from '../../db/certificates.store';
import { ApiPathId, PathId } from '../fields/path-id.decorator';
import {
  AddCertificateDto,
  AmendCertificateDto,
  CertificateDto,
  RecordReExaminationDto,
  ReExaminationDto,
  ReExaminedDto,
  RevokeCertificateDto,
} from './certificates.dto';
import * as examples from './certificates-examples';

const personParam = ApiPathId('person', 'Id of the person', 'p-welder-1');
const certificateParam = ApiPathId('certificate', 'Id of the certificate', 'cert-7k2m9q4w8x3t5b6n2p8r');
const unknown = { status: 404, code: 'certificate-unknown' };
const reused = { status: 422, code: 'idempotency-key-reused' };
const revoked = { status: 409, code: 'certificate-is-revoked' };
const exists = { status: 409, code: 'certificate-exists' };
const refused = { status: 422, code: 'fields-invalid' };

@ApiTags('certificates')
@Controller()
export class CertificatesController {
  constructor(
    private readonly once: RunOnce,
    private readonly database: TenantDatabase,
    private readonly add: AddCertificate,
    private readonly amend: AmendCertificate,
    private readonly record: RecordReExamination,
    private readonly revoke: RevokeCertificate,
  ) {}

  @Post('people/:person/certificates')
  @RequireScope('qualification:write')
  @personParam
  @ApiCommand({
    summary: 'Archive a certificate as printed; where a register knows its class, it is verified at once',
    status: 201,
    body: { type: AddCertificateDto, example: examples.certificate },
    answer: { type: CertificateDto, example: examples.certificateAnswer },
    errors: [{ status: 404, code: 'person-unknown' }, exists, refused, reused],
  })
  addCertificate(
    @Caller() caller: CallerIdentity,
    @IdempotencyKey() key: string,
    @PathId('person') person: string,
    @Body() body: AddCertificateDto,
  ): Promise<CertificateDto> {
    return this.once.command(caller, { key, route: `add-certificate/${person}`, body }, (em, act) =>
      this.add.run(em, act, person, body),
    );
  }

  @Get('people/:person/certificates')
  @RequireScope('qualification:read')
  @personParam
  @ApiRead({
    summary: 'Certificates of a person',
    answer: { type: CertificateDto, list: true, example: [examples.certificateAnswer] },
  })
  listCertificates(@Caller() { tenant }: CallerIdentity, @PathId('person') person: string): Promise<CertificateDto[]> {
    return this.database.read(tenant, (em) => certificatesReadModel.ofPerson(em, tenant, person));
  }

  @Get('certificates/:certificate')
  @RequireScope('qualification:read')
  @certificateParam
  @ApiRead({
    summary: 'One certificate',
    answer: { type: CertificateDto, example: examples.certificateAnswer },
    errors: [unknown],
  })
  async readCertificate(
    @Caller() { tenant }: CallerIdentity,
    @PathId('certificate') id: string,
  ): Promise<CertificateDto> {
    const row = await this.database.read(tenant, (em) => certificatesStore.find(em, tenant, id));
    if (!row) throw certificateUnknown();
    return certificateView(row);
  }

  @Patch('certificates/:certificate')
  @RequireScope('qualification:write')
  @certificateParam
  @ApiCommand({
    summary: 'Correct what was archived of a certificate; what its register compares is verified again',
    ifMatch: true,
    body: { type: AmendCertificateDto, example: examples.amendment },
    answer: { type: CertificateDto, example: examples.certificateAnswer },
    errors: [unknown, exists, revoked, refused, reused],
  })
  amendCertificate(
    @Caller() caller: CallerIdentity,
    @IdempotencyKey() key: string,
    @IfMatchSequence() version: number | undefined,
    @PathId('certificate') id: string,
    @Body() body: AmendCertificateDto,
  ): Promise<CertificateDto> {
    return this.once.command(caller, { key, route: `amend-certificate/${id}`, body }, (em, act) =>
      this.amend.run(em, act, id, body, version),
    );
  }

  @Post('certificates/:certificate/re-examinations')
  @RequireScope('qualification:write')
  @certificateParam
  @ApiCommand({
    summary: 'Record a re-examination (复审): its result and when the next one is due',
    status: 201,
    body: { type: RecordReExaminationDto, example: examples.reExamination },
    answer: { type: ReExaminedDto, example: examples.reExaminedAnswer },
    errors: [unknown, revoked, refused, reused],
  })
  recordReExamination(
    @Caller() caller: CallerIdentity,
    @IdempotencyKey() key: string,
    @PathId('certificate') id: string,
    @Body() body: RecordReExaminationDto,
  ): Promise<ReExaminedDto> {
    return this.once.command(caller, { key, route: `re-examine/${id}`, body }, (em, act) =>
      this.record.run(em, act, id, body),
    );
  }

  @Get('certificates/:certificate/re-examinations')
  @RequireScope('qualification:read')
  @certificateParam
  @ApiRead({
    summary: 'Re-examinations, oldest first',
    answer: { type: ReExaminationDto, list: true, example: [examples.reExaminationAnswer] },
  })
  listReExaminations(
    @Caller() { tenant }: CallerIdentity,
    @PathId('certificate') id: string,
  ): Promise<ReExaminationDto[]> {
    return this.database.read(tenant, (em) => certificatesReadModel.reExaminations(em, tenant, id));
  }

  @Post('certificates/:certificate/revocations')
  @RequireScope('qualification:write')
  @certificateParam
  @ApiCommand({
    summary: 'Revoke a certificate for good; live permits that name its holder are suspended',
    status: 201,
    body: { type: RevokeCertificateDto, example: examples.revocation },
    answer: { type: CertificateDto, example: examples.revokedAnswer },
    errors: [unknown, revoked, reused],
  })
  revokeCertificate(
    @Caller() caller: CallerIdentity,
    @IdempotencyKey() key: string,
    @PathId('certificate') id: string,
    @Body() body: RevokeCertificateDto,
  ): Promise<CertificateDto> {
    return this.once.command(caller, { key, route: `revoke/${id}`, body }, (em, act) =>
      this.revoke.run(em, act, id, body),
    );
  }
}
