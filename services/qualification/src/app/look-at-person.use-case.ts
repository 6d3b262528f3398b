/** Shows a person's record: masked to most, whole to those who need it, and then the look itself is recorded. */
import { Injectable } from '@nestjs/common';
import { type CallerIdentity, hasScope } from '@holdpoint/auth';
import { TenantDatabase } from '@holdpoint/service-kit';
import { personView, type PersonView } from '../db/people.read-model';
import { peopleStore } from '../db/people.store';
import { recordsStore } from '../db/records.store';
import { actOf } from './act';
import { Clock } from './clock';
import { IdentityVault } from './identity-vault';
import { newId } from './new-id';
import { personUnknown } from './refusals';

@Injectable()
export class LookAtPerson {
  constructor(
    private readonly database: TenantDatabase,
    private readonly vault: IdentityVault,
    private readonly clock: Clock,
  ) {}

  async run(caller: CallerIdentity, id: string, route: string): Promise<PersonView> {
    const act = actOf(caller, this.clock.now());
    if (!hasScope(caller, 'qualification:full')) {
      const person = await this.database.read(act.tenant, (em) => peopleStore.find(em, act.tenant, id));
      if (!person) throw personUnknown();
      return personView(person);
    }
    return this.database.write(act.tenant, async (em) => {
      const person = await peopleStore.find(em, act.tenant, id);
      if (!person) throw personUnknown();
      // Recorded before it is shown: an answer without its record can't happen.
      await recordsStore.addLook(em, {
        tenant: act.tenant,
        id: newId('look'),
        writtenBy: act.by,
        writtenAt: act.at,
        person: id,
        route,
        correlationId: act.correlationId,
      });
      const masked = personView(person);
      const number = this.vault.open(act.tenant, id, person.identityCipher);
      return { ...masked, identity: { ...masked.identity, number } };
    });
  }
}
