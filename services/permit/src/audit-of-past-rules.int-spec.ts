/** A permit decided by rules that were rolled back or retired since: exported, verified offline, and decided again in the same words, by the API and from the bundle alone (P5, P8, X2). */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TransitionBody } from '@holdpoint/contracts';
import { replay, type TypePack } from '@holdpoint/permit-domain';
import { repository } from '@holdpoint/testing';
import { worded } from './app/worded';
import { readyHotWork } from './test-support/hot-work-steps';
import { crew, Job, noFireWatch, onSpot, setUpPlant, site } from './test-support/plant';
import { runningPermits, type Answer, type Phone, type RunningPermits } from './test-support/running-permits';
import { entry } from './test-support/signing';

const pack = 'gb30871-2022';
const line = { kind: 'overlay', pack, type: 'hot-work' };

describe('a decision by rules that hold no longer', () => {
  let permits: RunningPermits;
  let admin: Phone;
  let auditor: Phone;
  beforeAll(async () => {
    permits = await runningPermits();
    admin = await setUpPlant(permits);
    await noFireWatch(admin);
    auditor = permits.phone('p-auditor');
  });
  afterAll(() => permits.stop());

  const steer = async (id: unknown, act: string, body: object = {}): Promise<Answer> => {
    const answer = await permits.phone('p-admin-2').post(`/editions/${String(id)}/${act}`, { reason: 'so', ...body });
    expect([answer.status, answer.text]).toEqual([200, expect.anything()]);
    return answer;
  };
  /** Samples may be this many minutes old: what tells one edition's words from another's. */
  async function published(maxAgeMinutes: number, pilot: boolean): Promise<Answer['body']> {
    const content = {
      overlay: 'house',
      on: { pack, type: 'hot-work' },
      rules: { 'gas-fresh': { params: { maxAgeMinutes } } },
      ending: { fireWatchMinutes: 0 },
    };
    const drafted = await admin.post('/editions', { ...line, content });
    expect([drafted.status, drafted.text]).toEqual([201, expect.anything()]);
    return (await steer(drafted.body.id, 'publish', { vacantAccepted: true, ...(pilot && { pilot: [site] }) })).body;
  }
  async function started(): Promise<Job> {
    const job = await Job.submitted(permits);
    await readyHotWork(job, admin);
    await job.does(crew.charge, 'start', { place: onSpot });
    return job;
  }
  const why = async (job: Job, language: 'zh' | 'en'): Promise<Answer['body']> => {
    const past = (await auditor.get(`/permits/${job.number}/transitions?limit=500`)).body as unknown as {
      at: string;
      command: string;
    }[];
    const at = encodeURIComponent(past.filter(({ command }) => command === 'start').at(-1)!.at);
    const answer = await auditor.get(`/permits/${job.number}/decision?at=${at}`, { language });
    expect([answer.status, answer.text]).toEqual([200, expect.anything()]);
    return answer.body;
  };

  it.each([
    ['rolled back', 'roll-back', 20, true],
    ['retired', 'retire', 25, false],
  ] as const)('is answered as it was after they were %s', async (_what, end, minutes, pilot) => {
    const edition = await published(minutes, pilot);
    const job = await started();
    const version = ((await job.read()).pack as { version: string }).version;
    expect(version).toContain(`+house.${String(edition.version)}`);
    const [chinese, english] = [await why(job, 'zh'), await why(job, 'en')];
    expect(english).toMatchObject({ command: 'start', agrees: true });
    await steer(edition.id, end);
    const next = await Job.submitted(permits);
    expect(((await next.read()).pack as { version: string }).version).not.toContain('+house');

    // The API, asked again: word for word.
    expect([await why(job, 'zh'), await why(job, 'en')]).toEqual([chinese, english]);

    // Offline: the bundle is sound, has those very rules, and the decision comes out of it alone.
    const tar = await auditor.bytes(`/permits/${job.number}/bundle`);
    const file = join(mkdtempSync(join(tmpdir(), 'past-rules-')), 'bundle.tar');
    writeFileSync(file, tar);
    const run = spawnSync(process.execPath, [join(repository, 'tools/audit/verify.mjs'), file, '--json']);
    expect([run.status, JSON.parse(run.stdout.toString())]).toEqual([0, expect.objectContaining({ permits: 1 })]);
    const record = entry(tar, `permits/${job.number}.audit.jsonl`)!.toString('utf8').trim().split('\n').slice(1, -1);
    const acts = record.map((text) => (JSON.parse(text) as { body: TransitionBody }).body);
    const upTo = acts.filter(({ sequence }) => sequence <= Number(english.sequence));
    const rules = JSON.parse(entry(tar, `packs/${String(english.packHash)}.json`)!.toString('utf8')) as TypePack;
    expect(JSON.stringify(rules)).toContain(`"maxAgeMinutes":${minutes}`);
    const found = replay(upTo, rules);
    expect(found.agrees).toBe(true);
    for (const [language, answer] of [
      ['zh', chinese],
      ['en', english],
    ] as const) {
      const asked = found.asked.map(({ moment, entry: { id, clause, certainty }, unmet }) => ({
        ...{ moment, rule: id, clause, certainty },
        held: unmet.length === 0,
        found: unmet.map((one) => worded(one, language)),
      }));
      expect(JSON.parse(JSON.stringify(asked))).toEqual(answer.asked);
      expect(asked.length).toBeGreaterThan(3);
    }
  });
});
