/** What others tell of people and linked permits. */
import type { Folds } from './fold';

export const worldFolds: Folds<'qualificationLost' | 'linkedPermitChanged' | 'isolationChanged'> = {
  qualificationLost: (permit, { body, at }) => ({
    ...permit,
    lostQualification: [
      ...permit.lostQualification.filter(
        ({ person, certificateClass }) => person !== body.person || certificateClass !== body.certificateClass,
      ),
      { ...body, at },
    ],
  }),

  // A permit that names this one is linked from then on, from both ends.
  linkedPermitChanged: (permit, { body }) => ({
    ...permit,
    linked: permit.linked.some(({ number }) => number === body.number)
      ? permit.linked.map((link) => (link.number === body.number ? body : link))
      : [...permit.linked, body],
  }),

  isolationChanged: (permit, { body: { linked, ...isolation } }) => ({
    ...permit,
    standsOn: [
      ...(permit.standsOn ?? []).filter(({ number }) => number !== isolation.number),
      ...(linked ? [isolation] : []),
    ],
  }),
};
