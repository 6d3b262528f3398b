/** A complete hot-work life by the public API, the demonstration's own, without its words and its deliberate refusals. */
import { apiOf } from '../../deploy/local/client.mjs';
import { duties, instant, overlay, site, workPoints } from '../../deploy/local/plant.mjs';
import { crew, submission } from '../../deploy/local/walk.mjs';

const submitted = submission();
const place = { workPointCode: workPoints[submitted.workPoint].code };
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const sample = (value) => ({
  samples: [
    {
      sampledAt: instant(-1),
      instrument: 'gd-07',
      point: 'outside',
      distanceM: 4,
      purpose: 'test',
      readings: [{ substance: 'combustible', value, unit: '%vol' }],
    },
  ],
});

export class HotWorkLives {
  reads = 0;

  constructor(addresses) {
    this.api = apiOf(addresses);
  }
  /** Before the clock runs: everybody's token, and the measures that the pack asks for. */
  async prepare() {
    await Promise.all([...Object.values(crew), ...Object.values(duties)].map((person) => this.api.token(person)));
    const path = `/packs/${overlay.on.pack}/${overlay.on.type}?site=${site}`;
    this.measures = (await this.api.get(crew.charge, 'permit', path)).pack.measures;
  }

  /** @returns {Promise<string>} the workflow's id */
  async live(timed) {
    const window = { from: instant(-1), until: instant(120) };
    const body = { ...submission(), window };
    const { number } = await timed(() => this.api.post(crew.charge, 'permit', '/permits', body));
    const act = (who, command, more = {}) =>
      timed(() => this.api.post(who, 'permit', `/permits/${number}/${command}`, more));
    const permit = await this.until(number, ({ phase }) => phase === 'inApproval');
    await this.confirmMeasures(act, permit.level);
    await this.approve(act, number, permit);
    await act(crew.charge, 'sign-briefing', { as: 'giver', place });
    for (const person of [crew.welder, crew.guardian]) await act(person, 'sign-briefing', { as: 'receiver', place });
    await act(duties['shift-leader'], 'check-ticket', { place });
    await act(crew.charge, 'issue');
    await act(crew.tester, 'record-gas', sample(0.05));
    await act(crew.charge, 'check-in', { as: 'applicant', place });
    await act(crew.guardian, 'check-in', { as: 'guardian', place });
    await act(crew.charge, 'report-weather', { windForce: 3 });
    if (permit.level === 'special')
      await act(crew.charge, 'report-recording', { on: true, explosionProof: true, reference: 'nvr-3/ch12' });
    await act(crew.charge, 'start', { place });
    await act(crew.welder, 'suspend', { reason: 'smell-of-gas', detail: 'Near the south drain' });
    await act(crew.tester, 'record-gas', sample(0.04));
    await act(crew.charge, 'resume', { place });
    await act(crew.charge, 'hand-back', { siteClear: true, noEmbers: true, restored: true });
    await act(duties['shift-leader'], 'accept-completion', { place });
    await act(duties['shift-leader'], 'close');
    const { phase } = await act(duties.archive, 'archive');
    if (phase !== 'archived') throw new Error(`${number} is ${phase} at its end`);
    return permit.workflow.workflowId;
  }

  async confirmMeasures(act, level) {
    const who = { 'person-in-charge': crew.charge, guardian: crew.guardian, ...duties };
    const applies = ({ when }) =>
      !when ||
      when.some((match) => Object.entries(match).every(([path, value]) => path === 'level' && value === level));
    const due = this.measures.filter(applies);
    for (const confirmer of new Set(due.map(({ confirmedBy }) => confirmedBy)))
      await act(who[confirmer], 'confirm-measures', {
        confirmations: due
          .filter(({ confirmedBy }) => confirmedBy === confirmer)
          .map(({ id }) => ({ measure: id, applicable: true })),
      });
  }
  async approve(act, number, seen) {
    for (let permit = seen; permit.phase === 'inApproval';) {
      let phase;
      for (const { stage, duties: may } of permit.stages)
        ({ phase } = await act(duties[may[0]], 'approve', { stage, place }));
      if (phase === 'approved') return;
      permit = await this.until(number, (one) => one.phase !== 'inApproval' || one.stages.length > 0);
    }
  }
  /** Only what happens on its own has to be waited for; the reads are counted, and are no commands. */
  async until(number, holds) {
    for (const bound = Date.now() + 120_000; Date.now() < bound;) {
      this.reads += 1;
      const permit = await this.api.get(crew.charge, 'permit', `/permits/${number}`);
      if (holds(permit)) return permit;
      if (!permit.live) throw new Error(`${number} is ${permit.phase}: ${JSON.stringify(permit.state)}`);
      await pause(100);
    }
    throw new Error(`${number} got no further within two minutes`);
  }
}
