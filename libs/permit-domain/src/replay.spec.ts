/** A recorded act decided again: the same events, and every rule that was asked. */
import { replay } from './replay';
import type { RecordedAct } from './replay';
import type { Decision } from './lifecycle/decision';
import type { Command } from './lifecycle/commands';
import type { Facts } from './lifecycle/facts';
import { Life } from './lifecycle/test-support/life';
import { samplePack } from './lifecycle/test-support/sample-pack';

/** A life that keeps its record as the permit service does. */
class Recorded extends Life {
  readonly acts: RecordedAct[] = [];
  override askCommand(command: Command, facts: Facts = {}): Decision {
    const told = { ...this.factsFor(command.by), ...facts };
    const decision = super.askCommand(command, facts);
    if (decision.accepted && decision.events.length > 0)
      this.acts.push({ at: this.now, command, facts: told, events: decision.events });
    return decision;
  }
}

const lived = (): Recorded => new Recorded().active() as Recorded;

it('comes to the same for every act of a life', () => {
  const { acts } = lived();
  expect(acts.length).toBeGreaterThan(8);
  for (const [index] of acts.entries()) expect(replay(acts.slice(0, index + 1), samplePack).agrees).toBe(true);
});

it('says which rules were asked at the start, with their clauses, and that each held', () => {
  const { acts, state } = lived();
  const found = replay(acts, samplePack);
  expect([found.before?.phase, found.after.phase]).toEqual(['issued', 'active']);
  expect(found.after).toEqual(state);
  expect(found.asked.map(({ moment }) => moment)).toEqual(expect.arrayContaining(['start', 'watch']));
  const gas = found.asked.find(({ entry, moment }) => entry.rule === 'gas-fresh' && moment === 'start');
  expect(gas).toMatchObject({ entry: { clause: expect.any(String) as string }, unmet: [] });
  expect(found.asked.flatMap(({ unmet }) => unmet)).toEqual([]);
});

it('doesn’t agree once a fact was changed in the record, and says what would have barred it', () => {
  const { acts } = lived();
  const last = acts.at(-1)!;
  const late = { ...last, at: new Date(Date.parse(last.at) + 31 * 60_000).toISOString() };
  const found = replay([...acts.slice(0, -1), late], samplePack);
  expect(found.agrees).toBe(false);
  expect(found.asked.flatMap(({ unmet }) => unmet.map(({ code }) => code))).toContain('gas-sample-stale');
});
