/** Amends a person's particulars; a corrected name or identity number has every certificate held against its register again. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CertificateEntity } from '../db/entities/certificate.entity';
import type { PersonEntity } from '../db/entities/person.entity';
import { personView, type PersonView } from '../db/people.read-model';
import { peopleStore } from '../db/people.store';
import type { Act } from './act';
import { IdentityVault } from './identity-vault';
import { personExists, personUnknown, refuseFaults, stale } from './refusals';
import { faultsOfPerson, type PersonInput } from './register-person.use-case';
import { tellLoss, tellLossOfCertificate } from './tell-loss';

export type PersonAmendment = Partial<Omit<PersonInput, 'id' | 'firm' | 'team' | 'superior'>> & {
  /** Null takes it away. */
  readonly firm?: string | null;
  readonly team?: string | null;
  readonly superior?: string | null;
  readonly standing?: 'active' | 'left';
};

@Injectable()
export class AmendPerson {
  constructor(private readonly vault: IdentityVault) {}

  async run(
    em: EntityManager,
    act: Act,
    id: string,
    change: PersonAmendment,
    expectedVersion?: number,
  ): Promise<PersonView> {
    const person = await peopleStore.lock(em, act.tenant, id);
    if (!person) throw personUnknown();
    if (expectedVersion !== undefined && expectedVersion !== person.version)
      throw stale(expectedVersion, person.version);

    const amended: PersonEntity = {
      ...person,
      kind: change.kind ?? person.kind,
      name: change.name ?? person.name,
      firm: change.firm === undefined ? person.firm : change.firm,
      team: change.team === undefined ? person.team : change.team,
      superior: change.superior === undefined ? person.superior : change.superior,
      standing: change.standing ?? person.standing,
      version: person.version + 1,
      amendedAt: act.at,
    };
    const identity = change.identityNumber !== undefined && {
      kind: change.identityKind ?? person.identityKind,
      number: change.identityNumber,
    };
    refuseFaults([
      ...faultsOfPerson({ ...amended, ...(identity && { identity }) }),
      ...(change.identityKind !== undefined && !identity ? [{ code: 'field-required', field: '/identityNumber' }] : []),
    ]);
    if (identity) {
      const sealed = this.vault.seal(act.tenant, id, identity.kind, identity.number);
      const other = await peopleStore.byIdentity(em, act.tenant, sealed.identityHash);
      if (other && other.id !== id) throw personExists(other.id);
      Object.assign(amended, sealed);
    }
    await peopleStore.save(em, amended);
    if (amended.name !== person.name || amended.identityHash !== person.identityHash)
      await this.verifyAgain(em, act, id);
    if (amended.standing === 'left' && person.standing !== 'left')
      await tellLoss(em, act, { person: id, reason: 'revoked' });
    return personView(amended);
  }

  /** What was confirmed for another name or number says nothing of this one, and whoever counted on it is told. */
  private async verifyAgain(em: EntityManager, act: Act, person: string): Promise<void> {
    const confirmed = await em.findBy(CertificateEntity, {
      tenant: act.tenant,
      person,
      verification: 'confirmed',
      state: 'held',
    });
    await em.update(
      CertificateEntity,
      { tenant: act.tenant, person },
      {
        verification: 'unverified',
        refutedAs: null,
        confirmedUntil: null,
        nextCheckDue: act.at,
        // An answer to a question that is being asked right now would be about the old particulars.
        version: () => 'version + 1',
      },
    );
    for (const certificateClass of new Set(confirmed.map((one) => one.certificateClass)))
      await tellLossOfCertificate(em, act, { person, reason: 'revoked', certificateClass });
  }
}
