/** Records a training that somebody finished, passed or failed. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EvidenceReference } from '../db/entities/columns.entity';
import type { TrainingEntity } from '../db/entities/training.entity';
import { peopleStore } from '../db/people.store';
import { trainingView, type TrainingView } from '../db/records.read-model';
import { recordsStore } from '../db/records.store';
import { tenantRulesReadModel } from '../db/tenant-rules.read-model';
import type { Act } from './act';
import { type LocalDate, localDateOf } from './local-date';
import { newId } from './new-id';
import { personUnknown, refuseFaults } from './refusals';

export interface TrainingInput {
  readonly course: string;
  readonly completedOn: LocalDate;
  readonly validUntil?: LocalDate;
  readonly result: 'passed' | 'failed';
  readonly evidence?: readonly EvidenceReference[];
}

@Injectable()
export class RecordTraining {
  async run(em: EntityManager, act: Act, person: string, input: TrainingInput): Promise<TrainingView> {
    if (!(await peopleStore.find(em, act.tenant, person))) throw personUnknown();
    const { zone } = await tenantRulesReadModel.settings(em, act.tenant);
    refuseFaults([
      ...(input.completedOn > localDateOf(act.at, zone) ? [{ code: 'date-in-future', field: '/completedOn' }] : []),
      ...(input.validUntil !== undefined && input.validUntil < input.completedOn
        ? [{ code: 'dates-reversed', field: '/validUntil' }]
        : []),
    ]);
    const training: TrainingEntity = {
      tenant: act.tenant,
      id: newId('train'),
      writtenBy: act.by,
      writtenAt: act.at,
      person,
      course: input.course,
      completedOn: input.completedOn,
      validUntil: input.validUntil ?? null,
      result: input.result,
      evidence: [...(input.evidence ?? [])],
    };
    await recordsStore.addTraining(em, training);
    return trainingView(training);
  }
}
