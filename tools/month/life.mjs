/** One permit of the month, told as its type's own cases tell it, as far as its course wants. */
import { certificatesOf, wrongly } from './words.mjs';

export class Life {
  at = 0;

  /** @param {{ ToldStory: object, until: Function, patiently: object, certify: Function, api: object, admin: string }} house */
  constructor(house, shipped, scene) {
    this.house = house;
    this.story = new house.ToldStory(shipped, scene);
    this.scene = scene;
  }
  get ticket() {
    return this.story.onTicket;
  }
  get number() {
    return this.story.number;
  }
  get acts() {
    return this.story.acts;
  }
  who(name) {
    return this.story.who(name);
  }

  async begun(more) {
    await this.story.castPeople();
    const { phase } = await this.story.submit({ ...this.changed(), ...more });
    if (phase !== 'inApproval') throw wrongly(await this.ticket.read(), 'inApproval');
  }
  /**
   * The story's form, but for what would tie permits together that have nothing to do with each other: each point has lines of its own (on one
   * line only one blind is worked on), and nothing near that burns where a fire watch is bound to half an hour.
   */
  changed() {
    const { form } = this.story.submission();
    const { type } = this.story.shipped;
    if (type === 'blind-plate') return { form: { ...form, line: `${form.line} at ${this.scene.workPoint}` } };
    if (type === 'hot-work-us' && !this.scene.withFireWatch) return { form: { ...form, combustibleDistance: 100 } };
    return {};
  }

  /** Goes on up to an act, and stops before it. */
  async before(name) {
    for (; this.at < this.acts.length && this.acts[this.at].do !== name; this.at += 1)
      await this.tell(this.acts[this.at]);
  }
  /** Goes on up to an act, that one included. */
  async upTo(name) {
    await this.before(name);
    await this.next();
  }
  async next() {
    const act = this.acts[this.at];
    this.at += 1;
    await this.tell(act);
  }
  async rest() {
    for (; this.at < this.acts.length; this.at += 1) {
      const { phase } = await this.tell(this.acts[this.at]);
      if (phase === 'fireWatch') return this;
    }
    await this.expect('archived');
    return this;
  }
  /** @returns {Promise<{ phase?: string }>} the phase where it was asked for */
  async tell(act) {
    if (act.do === 'submit' || act.do === 'prerequisites-reported') return {};
    if (act.do === 'end-fire-watch') {
      const { phase } = await this.ticket.read();
      return phase === 'fireWatch' ? { phase } : {};
    }
    await this.story.act(act);
    return {};
  }
  async expect(phase) {
    const permit = await this.ticket.read();
    if (permit.phase !== phase) throw wrongly(permit, phase);
    return permit;
  }
  until(phase) {
    const look = async () => {
      const permit = await this.ticket.read();
      return permit.phase === phase && permit;
    };
    return this.house.until(look, { ...this.house.patiently, what: `${this.number} ${phase}` });
  }

  /** What the story does to go on after it stopped, without the stop itself. */
  async mendAndResume() {
    await this.before('suspend');
    this.at += 1;
    await this.before('resume');
    await this.next();
    await this.expect('active');
  }
  async signed(what, stage) {
    const permit = await this.ticket.read();
    const [{ stage: open, duties: may }] = permit.stages;
    await this.ticket.act(this.house.duties[may[0]], what, {
      stage: stage ?? open,
      reason: 'The unit restarts tomorrow',
    });
  }

  /** A certificate that somebody on the ticket cannot do without; undefined where no role asks for one. */
  async needed() {
    const { people } = await this.story.rules();
    const line = people.find(({ role, needs }) => needs.length > 0 && this.story.roles[role]?.length > 0);
    return line && { name: this.story.roles[line.role][0], role: line.role, certificateClass: line.needs[0] };
  }
  async loseCertificate({ name, certificateClass }) {
    const person = this.who(name);
    const { api, admin } = this.house;
    for (const { id } of await certificatesOf(api, admin, person, certificateClass))
      await api.post(admin, 'qualification', `/certificates/${id}/revocations`, { reason: 'withdrawn by issuer' });
    return () => this.house.certify(person, certificateClass);
  }
}
