/** Two hundred people submit at one instant: each gets an answer, and every permit that was promised is there (T4). */
import { randomUUID } from 'node:crypto';
import { crew, hotWork, setUpPlant } from './test-support/plant';
import { runningPermits, type Answer, type RunningPermits } from './test-support/running-permits';

const people = 200;
const submitAll = (permits: RunningPermits, count = people): Promise<Answer[]> =>
  Promise.all(
    Array.from({ length: count }, () =>
      permits.phone(crew.applicant).post('/permits', hotWork(), { key: randomUUID() }),
    ),
  );

describe('200 submissions at one instant', () => {
  describe('through a wide door', () => {
    let permits: RunningPermits;
    beforeAll(async () => {
      permits = await runningPermits({ environment: { HOLDPOINT_COMMANDS_PATIENCE_MS: '60000' } });
      await setUpPlant(permits);
    });
    afterAll(() => permits.stop());

    it('are all answered, each accepted one with a number of its own that is recorded once', async () => {
      const answers = await submitAll(permits);
      const accepted = answers.filter(({ status }) => status === 201);
      const busy = answers.filter(({ status }) => status === 503);
      expect(accepted.length + busy.length).toBe(people);
      for (const { headers, body } of busy)
        expect([headers['retry-after'], body.code]).toEqual([expect.stringMatching(/^\d+$/), expect.any(String)]);
      expect(accepted.length).toBeGreaterThan(people / 2);
      const numbers = accepted.map(({ body }) => String(body.number));
      expect(new Set(numbers).size).toBe(accepted.length);
      const rows = await permits.database.query<{ number: string }>(
        `select number from transition where command = 'submit' and number = any($1)`,
        [numbers],
      );
      expect(rows).toHaveLength(accepted.length);
    });
  });

  describe('through a narrow door', () => {
    let permits: RunningPermits;
    beforeAll(async () => {
      permits = await runningPermits({
        environment: {
          HOLDPOINT_COMMANDS_AT_ONCE: '2',
          HOLDPOINT_COMMANDS_WAITING: '10',
          HOLDPOINT_COMMANDS_PATIENCE_MS: '60000',
        },
      });
      await setUpPlant(permits);
    });
    afterAll(() => permits.stop());

    it('are queued as far as there is room, and the rest is told at once when to come back, with nothing written', async () => {
      const answers = await submitAll(permits);
      const accepted = answers.filter(({ status }) => status === 201);
      const busy = answers.filter(({ status }) => status === 503);
      expect([accepted.length + busy.length, busy.length > 0, accepted.length >= 12]).toEqual([people, true, true]);
      for (const { headers, body } of busy) expect([headers['retry-after'], body.code]).toEqual(['5', 'busy']);
      expect(await permits.database.query('select from submission')).toHaveLength(accepted.length);
    });
  });
});
