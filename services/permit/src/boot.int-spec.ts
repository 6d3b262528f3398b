/** The service boots on real parts, says of each how it is, describes its API, and leaves no route open. */
import request from 'supertest';
import { apiGaps, apiOperations, until, type ApiDocument } from '@holdpoint/testing';
import { runningPermits, type RunningPermits } from './test-support/running-permits';

type Server = Parameters<typeof request>[0];

describe('the permit service', () => {
  let permits: RunningPermits;
  beforeAll(async () => {
    permits = await runningPermits({ worker: false });
  });
  afterAll(() => permits.stop());
  const server = (): Server => permits.app.getHttpServer() as Server;

  it('boots and is healthy, each dependency named', async () => {
    await request(server()).get('/health/live').expect(200);
    const ready = await until(async () => {
      const answer = await request(server()).get('/health/ready');
      return answer.status === 200 && answer;
    });
    const text = JSON.stringify(ready.body);
    for (const part of ['postgresql', 'kafka', 'temporal']) expect(text).toContain(part);
  });

  it('describes every operation with a summary, an example of each body, and its refusals', async () => {
    const { body } = await request(server()).get('/openapi.json').expect(200);
    // Whoever scans the code on a printed permit has no account: that one question is open, against the paper's own token.
    expect(apiGaps(body as ApiDocument)).toEqual(['GET /permits/{number}/paper: open to anybody']);
    expect(apiOperations(body as ApiDocument).length).toBeGreaterThan(50);
  });

  it('answers nobody without a token, and no token that is over, foreign, for somebody else or without the scope', async () => {
    await request(server()).get('/permits').expect(401);
    for (const wish of [
      { expiresIn: -60 },
      { foreignKey: true },
      { audience: 'elsewhere' },
      { issuer: 'http://elsewhere' },
    ]) {
      const answer = await permits.phone('p-1', wish).get('/permits');
      expect([wish, answer.status]).toEqual([wish, 401]);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    }
    expect((await permits.phone('p-1', { expiresIn: -60 }).get('/permits')).body.code).toBe('token-expired');
    const answer = await permits.phone('p-1', { scopes: ['permit:read'] }).post('/permits', {});
    expect([answer.status, answer.body.code]).toEqual([403, 'scope-missing']);
  });

  it('counts its SQL statements', async () => {
    await permits.phone('p-1').get('/permits');
    const { text } = await request(server()).get('/metrics').expect(200);
    expect(text).toMatch(/holdpoint_\w*sql\w*_total\S* \d+/);
  });
});
