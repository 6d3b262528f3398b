/** What is made ready and written down: measures, isolations, gas, briefing, the ticket's check, who is on the spot. */
import { isOutdated } from '../qualification';
import { personOf } from './fold';
import type { Folds } from './fold';

export const preparationFolds: Folds<
  | 'measuresConfirmed'
  | 'isolationRecorded'
  | 'gasRecorded'
  | 'stepRecorded'
  | 'briefingSigned'
  | 'ticketChecked'
  | 'issued'
  | 'checkedIn'
  | 'qualificationReported'
> = {
  measuresConfirmed: (permit, event) => ({
    ...permit,
    measures: {
      ...permit.measures,
      ...Object.fromEntries(
        event.body.confirmations.map(({ measure, applicable }) => [
          measure,
          { applicable, by: personOf(event), at: event.at },
        ]),
      ),
    },
  }),

  // One line per point: the newest word on it, and who put it on.
  isolationRecorded: (permit, event) => {
    const by = personOf(event);
    const points = event.body.points.map((point) => {
      const before = permit.isolations.find((known) => known.point === point.point);
      const owner = before && before.state !== 'removed' ? (before.appliedBy ?? before.by) : by;
      return { ...point, by, at: event.at, ...(owner !== by && { appliedBy: owner }) };
    });
    const named = new Set(points.map(({ point }) => point));
    return { ...permit, isolations: [...permit.isolations.filter(({ point }) => !named.has(point)), ...points] };
  },

  gasRecorded: (permit, event) => ({
    ...permit,
    gasSamples: [
      ...permit.gasSamples,
      ...event.body.samples.map((sample) => ({ ...sample, by: personOf(event), recordedAt: event.at })),
    ],
  }),

  stepRecorded: (permit, event) => ({
    ...permit,
    steps: { ...permit.steps, [event.body.step]: { ...event.body, by: personOf(event), at: event.at } },
  }),

  briefingSigned: (permit, event) => {
    const signature = { person: personOf(event), at: event.at };
    const { giver, receivers } = permit.briefing;
    return {
      ...permit,
      briefing:
        event.body.as === 'giver'
          ? { giver: signature, receivers }
          : {
              ...(giver && { giver }),
              receivers: [...receivers.filter(({ person }) => person !== signature.person), signature],
            },
    };
  },

  ticketChecked: (permit, event) => ({ ...permit, ticketCheck: { by: personOf(event), at: event.at } }),

  issued: (permit, { at }) => ({ ...permit, phase: 'issued', issuedAt: at }),

  // A guardian who checks in is on post from then on.
  checkedIn: (permit, event) => {
    const person = personOf(event);
    const { as, place } = event.body;
    return {
      ...permit,
      checkIns: { ...permit.checkIns, [as]: { person, at: event.at, place } },
      ...(as === 'guardian' && { guardianOnPost: { person, since: event.at } }),
    };
  },

  qualificationReported: (permit, { body: { qualification } }) => ({
    ...permit,
    qualification,
    lostQualification: permit.lostQualification.filter((loss) => !isOutdated(loss, qualification)),
  }),
};
