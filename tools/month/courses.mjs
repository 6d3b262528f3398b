/** What may become of a permit in a month, one function each: it brings about what its name says, and fails when that isn't what comes. */
import { instant, duties } from '../../deploy/local/plant.mjs';
import { secondShiftLeader } from './plant.mjs';

const reason = { reason: 'A month has such days' };
const safety = duties['safety-department'];
const minutes = (count) => ({ from: instant(-1), until: instant(count) });

async function refusedFor(asking, code) {
  const { body } = await asking;
  const codes = [body.code, ...(body.reasons ?? []).map((one) => one.code)];
  if (!codes.includes(code)) throw new Error(`refused for ${codes.join(', ')}, should be ${code}`);
}

/** Submitted with somebody who has no certificate, returned with the reason; undefined where nobody needs one. */
async function returnedLife({ life, crew }) {
  await life.story.castPeople();
  const needed = await life.needed();
  if (!needed) return undefined;
  const right = life.who(needed.name);
  life.story.recast(needed.name, crew.newcomer);
  await life.story.submit(life.changed());
  await life.expect('returned');
  life.story.recast(needed.name, right);
  return life;
}
async function resubmitted(life) {
  // The permit keeps its type: a resubmission names none.
  const body = { ...life.story.submission(), ...life.changed(), type: undefined, pack: undefined };
  await life.house.api.post(life.who(), 'permit', `/permits/${life.number}/resubmissions`, body);
  await life.story.pastPrerequisites();
  await life.expect('inApproval');
  return life.rest();
}

const atWork = async ({ life }) => {
  await life.begun();
  await life.upTo('start');
  return life;
};
async function stopped(stage, stop) {
  const { life } = stage;
  await life.begun();
  await life.before('suspend');
  const mend = await stop(life);
  await life.until('suspended');
  await mend?.();
  await life.mendAndResume();
  return life.rest();
}

/** Too much of what burns, in the unit that the story measures it in. */
function badAir(life) {
  const tests = life.acts.filter(({ samples }) => samples);
  const [sample] = tests.at(-1).samples;
  const unit = (sample.readings.combustible ?? '0 %vol').split(' ')[1];
  return life.story.sampled({
    ...sample,
    purpose: 'monitor',
    readings: { ...sample.readings, combustible: `${unit === '%LEL' ? 60 : 3} ${unit}` },
  });
}

async function emptied(life) {
  // Who went in is counted out, whatever became of the permit.
  const { state } = await life.ticket.read();
  const { people } = state.inside;
  const tools = Object.entries(state.inside.tools).map(([kind, count]) => ({ kind, count }));
  if (people.length > 0 || tools.length > 0)
    await life.ticket.act(life.who('guardian'), 'count-out', { people, tools });
}

export const ways = {
  async done({ life }) {
    await life.begun();
    return life.rest();
  },
  async returned(stage) {
    return (await returnedLife(stage)) ?? ways.sentBack(stage);
  },
  async returnedAndDone(stage) {
    const life = await returnedLife(stage);
    return life ? resubmitted(life) : ways.sentBackAndDone(stage);
  },
  async sentBack({ life }) {
    await life.begun();
    await life.before('sign-all');
    await life.signed('send-back');
    await life.expect('returned');
    return life;
  },
  async sentBackAndDone(stage) {
    const life = await ways.sentBack(stage);
    life.at = 0;
    return resubmitted(life);
  },
  async rejected({ life }) {
    await life.begun();
    await life.before('sign-all');
    await life.signed('reject');
    await life.expect('rejected');
    return life;
  },
  async expiredUnsigned({ life }) {
    await life.begun({ window: minutes(0.4) });
    await life.until('expired');
    return life;
  },
  /** Its time runs out on the job, or on the way to it where the machine is slow. */
  async expiredAtWork({ life }) {
    await life.begun({ window: minutes(0.75) });
    const inside = life.acts.some((act) => act.do === 'count-in');
    const late = await life.upTo(inside ? 'count-in' : 'start').catch((error) => error);
    await life.until('expired').catch((error) => {
      throw late ?? error;
    });
    await emptied(life);
    return life;
  },
  async cancelled({ life, draw }) {
    await life.begun();
    await life.before(draw < 0.3 ? 'confirm-measures' : draw < 0.7 ? 'brief' : 'start');
    await life.ticket.act(life.who(), 'cancel', reason);
    await life.expect('cancelled');
    return life;
  },
  async revoked({ life }) {
    await life.begun();
    const inside = life.acts.some((act) => act.do === 'count-in');
    await life.upTo(inside ? 'count-in' : 'start');
    await life.ticket.act(safety, 'revoke', reason);
    await life.expect('revoked');
    await emptied(life);
    return life;
  },
  stoppedByGas: (stage) =>
    stopped(stage, async (life) => {
      await life.ticket.act(life.who('gas-tester'), 'record-gas', { samples: [badAir(life)] });
      const again = life.acts.find(({ samples }) => samples);
      return () => life.story.act(again);
    }),
  async certificateLost(stage) {
    const { life } = stage;
    await life.story.castPeople();
    const needed = await life.needed();
    if (!needed) return ways.stoppedForSafety(stage);
    return stopped(stage, () => life.loseCertificate(needed));
  },
  async guardianRelieved(stage) {
    const { life } = stage;
    const [first, second] = life.story.roles.guardian ?? [];
    if (!second) return ways.done(stage);
    return stopped(stage, async () => {
      await life.ticket.act(life.who(first), 'leave-post', { reason: 'relieved' });
      return () => life.ticket.onSpot(life.who(second), 'take-post');
    });
  },
  stoppedForSafety: (stage) =>
    stopped(stage, async (life) => {
      await life.ticket.act(duties['safety-officer'], 'suspend', { reason: 'unsafe-act' });
      return async () => {
        const { status } = await life.ticket.refused(life.who('person-in-charge'), 'resume', {});
        if (status >= 500) throw new Error(`resume before the stop is lifted answered ${status}`);
        await life.ticket.act(safety, 'lift-stop', { note: 'Spoken with the crew' });
      };
    }),
  async greenChannel({ life }) {
    life.story.recast('applicant', secondShiftLeader);
    await life.begun({ greenChannel: { reason: 'Flange leak, fire risk rising' } });
    await life.before('archive');
    const { phase } = await life.ticket.read();
    if (phase === 'fireWatch') return life;
    await refusedFor(life.ticket.refused(duties.archive, 'archive'), 'conditions-not-met');
    await life.ticket.act(safety, 'review-green-channel', { verdict: 'justified', findings: 'The leak was real' });
    return life.rest();
  },
  async nextShift(stage) {
    const life = await atWork(stage);
    await life.ticket.act(life.who('person-in-charge'), 'hand-over-shift', { note: 'Half done' });
    await life.ticket.onSpot(duties['shift-leader'], 'take-over-shift', { note: 'Walked the place together' });
    return life.rest();
  },
  async extended(stage) {
    const life = await atWork(stage);
    const until = instant(290);
    await life.ticket.onSpot(duties['unit-head'], 'extend', { until, reason: 'The pump came late' });
    return life.rest();
  },
  copied: (stage) => again(stage, false),
  drawnAnew: (stage) => again(stage, true),
  /** A welder beside a confined space on one job: what stops the one stops the other. */
  async linked({ life: hot, beside, draw }) {
    const space = beside({ pack: 'gb30871-2022', type: 'confined-space' });
    await space.begun();
    await space.before('suspend');
    await hot.begun({ linked: [space.number] });
    await hot.before('suspend');
    await hot.expect('active');
    await space.next();
    await hot.until('suspended');
    if (draw < 0.4) {
      await space.ticket.act(safety, 'revoke', reason);
      await space.expect('revoked');
      await hot.until('revoked');
      return [hot, space];
    }
    await space.upTo('resume');
    await hot.house.until(
      async () => (await hot.ticket.obstacles('resume')).every(({ code }) => !code.startsWith('linked')),
      {
        ...hot.house.patiently,
        what: `${hot.number} hears that ${space.number} goes on`,
      },
    );
    await hot.mendAndResume();
    return [await hot.rest(), await space.rest()];
  },
  /** A blind is to be pulled where somebody welds: it gets no leave before the welder is done. */
  async inConflict({ life: blind, beside }) {
    const welding = beside({ pack: 'gb30871-2022', type: 'hot-work' });
    await welding.begun();
    await welding.upTo('start');
    await blind.begun();
    await blind.before('sign-all');
    const { stages } = await blind.ticket.read();
    const [{ stage, duties: may }] = stages;
    const place = { workPointCode: blind.scene.code };
    await refusedFor(blind.ticket.refused(duties[may[0]], 'approve', { stage, place }), 'conflicting-work');
    return [await welding.rest(), await blind.rest()];
  },
  async plannedAhead({ life, daysAhead, draw }) {
    const day = daysAhead * 1440;
    await life.begun({ window: { from: instant(day), until: instant(day + 238) } });
    await life.before(draw < 0.5 ? 'sign-all' : 'brief');
    return life;
  },
  async stillWaiting({ life }) {
    await life.begun();
    return life;
  },
  stillAtWork: atWork,
  async stillStopped({ life }) {
    await life.begun();
    await life.upTo('suspend');
    await life.expect('suspended');
    return life;
  },
};

/** A second permit that began as a copy of a first, or is drawn in its place: what must be fresh is given anew. */
async function again({ life: first, beside }, inPlaceOf) {
  const second = beside(first.story.shipped);
  await first.begun();
  if (inPlaceOf) {
    await first.before('start');
    await first.ticket.act(first.who(), 'cancel', reason);
  } else await first.rest();
  const { api } = first.house;
  await second.story.castPeople();
  const applicant = second.who();
  const draft = await api.post(applicant, 'permit', `/permits/${first.number}/copies`, { inPlaceOf });
  const whole = { ...second.story.submission(), ...second.changed() };
  const anew = Object.fromEntries(
    draft.fresh.filter((path) => path.startsWith('/form/')).map((path) => [path.slice(6), whole.form[path.slice(6)]]),
  );
  const content = {
    ...draft.content,
    window: whole.window,
    coordinator: whole.coordinator,
    form: { ...draft.content.form, ...anew },
  };
  await api.put(applicant, 'permit', `/drafts/${draft.id}`, { type: draft.type, pack: draft.pack, content });
  const { number } = await api.post(applicant, 'permit', `/drafts/${draft.id}/submission`);
  await second.story.follow(number);
  await second.expect('inApproval');
  return [first, await second.rest()];
}
