/** Medical examinations and trainings of a person. */
import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, type CallerIdentity, RequireScope } from '@holdpoint/auth';
import { ApiCommand, ApiRead, IdempotencyKey, TenantDatabase } from '@holdpoint/service-kit';
import { RecordMedical } from '../../app/record-medical.use-case';
import { RecordTraining } from '../../app/record-training.use-case';
import { RunOnce } from '../../app/run-once';
import { recordsReadModel } from '../../db/records.read-model';
import { ApiPathId, PathId } from '../fields/path-id.decorator';
import * as examples from './people-examples';
import { MedicalDto, RecordMedicalDto, RecordTrainingDto, TrainingDto } from './records.dto';

const personParam = ApiPathId('person', 'Id of the person', 'p-welder-1');
const errors = [
  { status: 404, code: 'person-unknown' },
  { status: 422, code: 'fields-invalid' },
  { status: 422, code: 'idempotency-key-reused' },
];

@ApiTags('people')
@Controller('people/:person')
export class RecordsController {
  constructor(
    private readonly once: RunOnce,
    private readonly database: TenantDatabase,
    private readonly medicals: RecordMedical,
    private readonly trainings: RecordTraining,
  ) {}

  @Post('medical')
  @RequireScope('qualification:write')
  @personParam
  @ApiCommand({
    summary: 'Record a medical examination; unfit or contraindicated people are taken off live permits',
    status: 201,
    body: { type: RecordMedicalDto, example: examples.medical },
    answer: { type: MedicalDto, example: examples.medicalAnswer },
    errors,
  })
  recordMedical(
    @Caller() caller: CallerIdentity,
    @IdempotencyKey() key: string,
    @PathId('person') person: string,
    @Body() body: RecordMedicalDto,
  ): Promise<MedicalDto> {
    return this.once.command(caller, { key, route: `record-medical/${person}`, body }, (em, act) =>
      this.medicals.run(em, act, person, body),
    );
  }

  @Get('medical')
  @RequireScope('qualification:read')
  @personParam
  @ApiRead({
    summary: 'Medical examinations, oldest first; the last one counts',
    answer: { type: MedicalDto, list: true, example: [examples.medicalAnswer] },
  })
  listMedicals(@Caller() { tenant }: CallerIdentity, @PathId('person') person: string): Promise<MedicalDto[]> {
    return this.database.read(tenant, (em) => recordsReadModel.medical(em, tenant, person));
  }

  @Post('training')
  @RequireScope('qualification:write')
  @personParam
  @ApiCommand({
    summary: 'Record a training that was finished, passed or failed',
    status: 201,
    body: { type: RecordTrainingDto, example: examples.training },
    answer: { type: TrainingDto, example: examples.trainingAnswer },
    errors,
  })
  recordTraining(
    @Caller() caller: CallerIdentity,
    @IdempotencyKey() key: string,
    @PathId('person') person: string,
    @Body() body: RecordTrainingDto,
  ): Promise<TrainingDto> {
    return this.once.command(caller, { key, route: `record-training/${person}`, body }, (em, act) =>
      this.trainings.run(em, act, person, body),
    );
  }

  @Get('training')
  @RequireScope('qualification:read')
  @personParam
  @ApiRead({
    summary: 'Trainings, oldest first',
    answer: { type: TrainingDto, list: true, example: [examples.trainingAnswer] },
  })
  listTrainings(@Caller() { tenant }: CallerIdentity, @PathId('person') person: string): Promise<TrainingDto[]> {
    return this.database.read(tenant, (em) => recordsReadModel.training(em, tenant, person));
  }
}
