/** Records a medical examination: fit or not, and the work that it forbids (职业禁忌证). */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EvidenceReference } from '../db/entities/columns.entity';
import type { MedicalEntity } from '../db/entities/medical.entity';
import { peopleStore } from '../db/people.store';
import { medicalView, type MedicalView } from '../db/records.read-model';
import { recordsStore } from '../db/records.store';
import { tenantRulesReadModel } from '../db/tenant-rules.read-model';
import type { Act } from './act';
import { type LocalDate, localDateOf } from './local-date';
import { newId } from './new-id';
import { everyClass } from './person-facts';
import { type FieldFault, personUnknown, refuseFaults } from './refusals';
import { tellLoss } from './tell-loss';

export interface MedicalInput {
  readonly examinedOn: LocalDate;
  readonly validUntil?: LocalDate;
  readonly verdict: 'fit' | 'unfit';
  readonly contraindications?: readonly string[];
  readonly institution?: string;
  readonly evidence?: readonly EvidenceReference[];
}

@Injectable()
export class RecordMedical {
  async run(em: EntityManager, act: Act, person: string, input: MedicalInput): Promise<MedicalView> {
    if (!(await peopleStore.lock(em, act.tenant, person))) throw personUnknown();
    const rules = await tenantRulesReadModel.all(em, act.tenant);
    const contraindications = input.contraindications ?? [];
    const faults: FieldFault[] = [];
    if (input.examinedOn > localDateOf(act.at, rules.zone))
      faults.push({ code: 'date-in-future', field: '/examinedOn' });
    if (input.validUntil !== undefined && input.validUntil < input.examinedOn)
      faults.push({ code: 'dates-reversed', field: '/validUntil' });
    contraindications.forEach((certificateClass, index) => {
      if (certificateClass !== everyClass && !rules.classes.has(certificateClass))
        faults.push({ code: 'class-unknown', field: `/contraindications/${index}`, params: { certificateClass } });
    });
    refuseFaults(faults);

    const medical: MedicalEntity = {
      tenant: act.tenant,
      id: newId('med'),
      writtenBy: act.by,
      writtenAt: act.at,
      person,
      examinedOn: input.examinedOn,
      validUntil: input.validUntil ?? null,
      verdict: input.verdict,
      contraindications: [...contraindications],
      institution: input.institution ?? null,
      evidence: [...(input.evidence ?? [])],
    };
    await recordsStore.addMedical(em, medical);
    await this.tell(em, act, medical);
    return medicalView(medical);
  }

  /** Only the record that counts, the last one, forbids: an old one that is archived late doesn't. */
  private async tell(em: EntityManager, act: Act, medical: MedicalEntity): Promise<void> {
    const { person, verdict, contraindications } = medical;
    if ((await recordsStore.lastMedical(em, act.tenant, person))?.id !== medical.id) return;
    if (verdict === 'unfit' || contraindications.includes(everyClass))
      return tellLoss(em, act, { person, reason: 'contraindicated' });
    for (const certificateClass of contraindications)
      await tellLoss(em, act, { person, reason: 'contraindicated', certificateClass });
  }
}
