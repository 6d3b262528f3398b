/** Records the golden histories anew: `npm run histories`. To be done when a permit's life is meant to change, and its difference read. */
import { Plant } from '../test-support/plant';
import { skippedTime, type Time } from '../test-support/skipped-time';
import { readableHistory, transitionOf, writeGolden, type Golden } from './golden';
import { stories } from './stories';

jest.setTimeout(120_000);
let time: Time;
beforeAll(async () => {
  time = await skippedTime();
});
afterAll(() => time?.close());

it.each(Object.entries(stories))('records %s', async (name, story) => {
  time.plant = new Plant();
  const permit = await story(time);
  await permit.handle.result();
  const lines = time.plant.ledger.of(permit.number);
  writeGolden(name, {
    workflowId: permit.handle.workflowId,
    transitions: lines.map(transitionOf),
    state: lines.at(-1)!.state,
    history: withoutTraces(readableHistory(await permit.handle.fetchHistory())) as Golden['history'],
  });
});

/** Whose machine it was, and where its files lay, is nobody's business. */
function withoutTraces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTraces);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (key === 'stackTrace') return [key, ''];
      return [key, key === 'identity' ? 'recorded' : withoutTraces(inner)];
    }),
  );
}
