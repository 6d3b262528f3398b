/** A month is the same for the same seed, has everything in it, and its proof sees what differs. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditLines, chainStart, transitionHash, type Transition } from '@holdpoint/contracts';
import type { PackManifest } from '@holdpoint/permit-domain';
import { parse } from 'yaml';
import { courses, monthOf } from './mix.mjs';
import { proofOf } from './proof.mjs';

const packs = join(__dirname, '../../packs');
const shipped = readdirSync(packs, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) =>
    (parse(readFileSync(join(packs, name, 'pack.yaml'), 'utf8')) as PackManifest).types.map((type) => ({
      pack: name,
      type,
    })),
  );

describe('the mix of a month', () => {
  it('has every type and every course, each course only where its type knows it', () => {
    const month = monthOf(60, 1, shipped);
    expect(month).toHaveLength(60);
    expect(new Set(month.map(({ type }) => type)).size).toBe(shipped.length);
    expect(new Set(month.map(({ course }) => course))).toEqual(new Set(Object.keys(courses)));
    for (const { course, type } of month) expect(courses[course]!.for ?? [type]).toContain(type);
  });

  it('is the same for the same seed, and another for another', () => {
    expect(monthOf(80, 7, shipped)).toEqual(monthOf(80, 7, shipped));
    expect(monthOf(80, 7, shipped)).not.toEqual(monthOf(80, 8, shipped));
  });
});

describe('the proof of a permit', () => {
  const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
  const about = { tenant: 'qinghe', number: 'DH-2026-000123', exportedAt: '2026-11-24T06:00:00.000Z' };
  const transitions: Transition[] = [];
  for (let sequence = 1; sequence <= 3; sequence += 1) {
    const at = `2026-11-24T05:0${sequence}:00.000Z`;
    const by = { person: 'p-1' };
    const body: Transition['body'] = {
      tenant: about.tenant,
      number: about.number,
      sequence,
      at,
      command: { name: 'reportWeather', key: `k-${sequence}`, by, body: { windForce: sequence } },
      facts: { actor: { person: 'p-1', duties: [] } },
      events: [{ name: 'weatherReported', at, by, body: { windForce: sequence } }],
      packHash: 'ab'.repeat(32),
      correlationId: 'c-1',
      previous: transitions.at(-1)?.hash ?? chainStart,
    };
    transitions.push({ body, hash: transitionHash(body, sha256) });
  }
  const text = [...auditLines(about, transitions, sha256)].join('');
  const fold = (state: object | undefined, events: readonly object[]): object => {
    const seen = (state as { seen?: number } | undefined)?.seen ?? 0;
    return { phase: 'active', seen: seen + events.length };
  };
  const row = { sequence: 3, phase: 'active', state: { phase: 'active', seen: 3 } };

  it('finds nothing where fold and row are one', () => {
    expect(proofOf(text, row, fold)).toEqual({ transitions: 3, differences: [] });
  });

  it('names each member that differs, a transition that the row lacks, and a file that was changed', () => {
    const other = { ...row, sequence: 2, state: { phase: 'active', seen: 2, more: true } };
    expect(proofOf(text, other, fold).differences).toEqual([
      'seen: folded 3, row 2',
      'more: folded undefined, row true',
      'sequence: 3 transitions, row 2',
    ]);
    expect(proofOf(text, { ...row, phase: 'suspended' }, fold).differences).toEqual([
      'phase: folded active, row suspended',
    ]);
    expect(proofOf(text.replace('"windForce":2', '"windForce":3'), row, fold).differences).toEqual([
      expect.stringContaining('audit file: '),
    ]);
  });
});
