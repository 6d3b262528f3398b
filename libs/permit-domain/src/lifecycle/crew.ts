/** Who has a part in the work of a permit: nobody of them judges it. */
import type { PersonId } from './facts';
import type { PermitState } from './state';

export const isOfTheCrew = (person: PersonId, permit: Pick<PermitState, 'applicant' | 'people'>): boolean =>
  permit.applicant === person || permit.people.some((one) => one.person === person);
