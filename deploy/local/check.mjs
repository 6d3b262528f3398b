/** Checks what a whole walk must have left behind: each check is named, every one is made, and one that fails fails the start. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { apiOf } from './client.mjs';
import { repository } from './layout.mjs';
import { duties } from './plant.mjs';
import { say } from './progress.mjs';

const auditor = 'p-lin-yan';
const require = (condition, words) => {
  if (!condition) throw new Error(words);
};

/** News travels by Kafka after the act was answered: it is waited for. */
async function eventually(look, within = 60_000) {
  let last;
  for (const bound = Date.now() + within; Date.now() < bound;) {
    try {
      return await look();
    } catch (error) {
      last = error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  throw last;
}

const checks = {
  'the permit is archived, and its life is over': async ({ api, number }) => {
    const permit = await api.get(auditor, 'permit', `/permits/${number}`);
    require(permit.phase === 'archived' && permit.live === false, `it is ${permit.phase}`);
  },
  'its audit file is accepted by the standalone verifier, and rejected after one changed byte': async ({
    api,
    number,
    state,
  }) => {
    const text = await api.get(auditor, 'permit', `/permits/${number}/audit`);
    mkdirSync(join(state, 'audit'), { recursive: true });
    const file = join(state, 'audit', `${number}.audit.jsonl`);
    writeFileSync(file, text);
    const verify = (path) =>
      execFileSync(process.execPath, [join(repository, 'tools/audit/verify.mjs'), path], { stdio: 'pipe' });
    verify(file);
    const bytes = Buffer.from(text);
    bytes[Math.floor(bytes.length / 2)] ^= 1;
    writeFileSync(`${file}.changed`, bytes);
    let accepted = true;
    try {
      verify(`${file}.changed`);
    } catch {
      accepted = false;
    }
    require(!accepted, 'a changed file was accepted');
    return file;
  },
  'folding its transitions gives its row': async ({ api, number }) => {
    const { evolveAll } = await import('@holdpoint/permit-domain');
    const lines = (await api.get(auditor, 'permit', `/permits/${number}/audit`))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const transitions = lines.filter((line) => line.body?.events).map(({ body }) => body.events);
    const folded = JSON.parse(
      JSON.stringify(transitions.reduce((state, events) => evolveAll(state, events), undefined)),
    );
    const { state, sequence } = await api.get(auditor, 'permit', `/permits/${number}`);
    require(sequence ===
      transitions.length, `the row has version ${sequence}, the record ${transitions.length} transitions`);
    const keys = [...new Set([...Object.keys(folded), ...Object.keys(state)])];
    const different = keys.filter((key) => !isDeepStrictEqual(folded[key], state[key]));
    require(different.length === 0, `row and fold differ in ${different.join(', ')}`);
  },
  'its workflow has completed': async ({ addresses, workflowId }) => {
    const { Client, Connection } = (await import('@temporalio/client')).default;
    const connection = await Connection.connect({ address: addresses.temporal });
    try {
      await eventually(async () => {
        const { status } = await new Client({ connection }).workflow.getHandle(workflowId).describe();
        require(status.name === 'COMPLETED', `it is ${status.name}`);
      });
    } finally {
      await connection.close();
    }
  },
  'whoever had to sign was told, in the inbox': ({ api, number }) =>
    eventually(async () => {
      for (const person of [duties['unit-head'], duties['safety-department']]) {
        const { items } = await api.get(person, 'notification', '/inbox?limit=100');
        require(items.some(({ permit }) => permit === number), `${person} has no message about ${number}`);
      }
    }),
  'and by mail': ({ number, state }) =>
    eventually(async () => {
      const folder = join(state, 'mail');
      const mails = existsSync(folder) ? readdirSync(folder) : [];
      const about = mails.filter((name) => readFileSync(join(folder, name), 'utf8').includes(number));
      require(about.length > 0, `none of ${mails.length} mails is about ${number}`);
    }),
  'no message was left for dead': async ({ api }) => {
    for (const service of ['notification', 'qualification']) {
      const answer = await api.get('p-admin', service, '/dead-letters');
      const letters = Array.isArray(answer) ? answer : answer.items;
      require(letters.length === 0, `${service} has ${letters.length} dead letters`);
    }
  },
};

/** @param {{ addresses: Record<string, string>, walked: { number: string, workflowId: string }, state: string }} what */
export async function checkEnd({ addresses, walked, state }) {
  const failed = [];
  for (const [words, check] of Object.entries(checks)) {
    try {
      const more = await check({ api: apiOf(addresses), addresses, state, ...walked });
      say(`  ✓ ${words}${more ? ` (${more})` : ''}`);
    } catch (error) {
      failed.push(words);
      say(`  ✗ ${words}: ${error.message}`);
    }
  }
  if (failed.length > 0) throw new Error(`the end state is not what it should be: ${failed.join('; ')}`);
}
