/** Registers a person in the archive: own staff, or a contractor's. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PersonEntity } from '../db/entities/person.entity';
import { personView, type PersonView } from '../db/people.read-model';
import { peopleStore } from '../db/people.store';
import type { Act } from './act';
import { type IdentityKind, isIdentityNumber } from './identity-number';
import { IdentityVault } from './identity-vault';
import { newId } from './new-id';
import { type FieldFault, personExists, refuseFaults } from './refusals';

export interface PersonInput {
  /** The id that the identity provider and HR know the person by; absent: one is made. */
  readonly id?: string;
  readonly kind: 'staff' | 'contractor';
  readonly name: string;
  readonly firm?: string;
  readonly team?: string;
  readonly superior?: string;
  readonly identityKind: IdentityKind;
  readonly identityNumber: string;
}

/** Faults of what is known of a person once the change is made. */
export const faultsOfPerson = (person: {
  readonly id: string;
  readonly kind: 'staff' | 'contractor';
  readonly firm?: string | null;
  readonly superior?: string | null;
  readonly identity?: { readonly kind: IdentityKind; readonly number: string };
}): FieldFault[] => {
  const faults: FieldFault[] = [];
  if (person.identity && !isIdentityNumber(person.identity.kind, person.identity.number))
    faults.push({ code: 'identity-number-invalid', field: '/identityNumber' });
  if (person.kind === 'contractor' && !person.firm) faults.push({ code: 'firm-required', field: '/firm' });
  if (person.kind === 'staff' && person.firm) faults.push({ code: 'firm-of-staff', field: '/firm' });
  if (person.superior === person.id) faults.push({ code: 'superior-is-self', field: '/superior' });
  return faults;
};

@Injectable()
export class RegisterPerson {
  constructor(private readonly vault: IdentityVault) {}

  async run(em: EntityManager, act: Act, input: PersonInput): Promise<PersonView> {
    const id = input.id ?? newId('p');
    refuseFaults(
      faultsOfPerson({ ...input, id, identity: { kind: input.identityKind, number: input.identityNumber } }),
    );
    const sealed = this.vault.seal(act.tenant, id, input.identityKind, input.identityNumber);
    const person: PersonEntity = {
      tenant: act.tenant,
      id,
      writtenBy: act.by,
      writtenAt: act.at,
      kind: input.kind,
      name: input.name,
      firm: input.firm ?? null,
      team: input.team ?? null,
      superior: input.superior ?? null,
      ...sealed,
      standing: 'active',
      version: 1,
      amendedAt: act.at,
    };
    if (!(await peopleStore.add(em, person))) {
      const other = await peopleStore.byIdentity(em, act.tenant, sealed.identityHash);
      throw personExists(other?.id ?? id);
    }
    return personView(person);
  }
}
