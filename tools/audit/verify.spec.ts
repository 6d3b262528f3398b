/** Any one changed, added or removed byte of an audit file is found, and the finding names the line that it is in (P5, X2). */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditLines, chainStart, transitionHash } from '@holdpoint/contracts';
import type { Transition, TransitionBody } from '@holdpoint/contracts';
import { verify } from './verify.mjs';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const about = { tenant: 'qinghe', number: 'DH-2026-000123', exportedAt: '2026-11-24T06:00:00.000Z' };

function chained(count: number, edit: (body: TransitionBody) => TransitionBody = (body) => body): Transition[] {
  const transitions: Transition[] = [];
  for (let sequence = 1; sequence <= count; sequence += 1) {
    const at = `2026-11-24T05:0${sequence}:00.000Z`;
    const by = { person: `p-${sequence}` };
    const body = edit({
      tenant: about.tenant,
      number: about.number,
      sequence,
      at,
      command: { name: 'cancel', key: `k-${sequence}`, by, body: { reason: '雨夹雪\n"停" \\ 😀 1e3' } },
      facts: { actor: { person: `p-${sequence}`, duties: ['unit-head'] } },
      events: [{ name: 'weatherReported', at, by, body: { windForce: 4.5 } }],
      packHash: 'ab'.repeat(32),
      correlationId: 'c-1',
      previous: transitions.at(-1)?.hash ?? chainStart,
    });
    transitions.push({ body, hash: transitionHash(body, sha256) });
  }
  return transitions;
}
const exported = (transitions: readonly Transition[]): Buffer =>
  Buffer.from([...auditLines(about, transitions, sha256)].join(''), 'utf8');

const transitions = chained(3);
const sound = exported(transitions);
const head = transitions[2]!.hash;
const lines = sound.toString('utf8').split(/(?<=\n)/);
const joined = (parts: readonly string[]): Buffer => Buffer.from(parts.join(''), 'utf8');
const starts = lines.map((_, index) => Buffer.byteLength(lines.slice(0, index).join('')));
const lineOf = (offset: number): number => starts.filter((start) => start <= offset).length;

describe('a sound file', () => {
  it('passes, and says what it is about', () => {
    expect(verify(sound)).toEqual({ ok: true, ...about, transitions: 3, head });
    expect(verify(sound, { noted: head })).toMatchObject({ ok: true, notedAt: 3 });
    expect(verify(sound, { noted: transitions[0]!.hash })).toMatchObject({ ok: true, notedAt: 1 });
  });
  it('passes as the page on the format shows it', () => {
    const page = readFileSync(join(__dirname, '../../docs/audit-format.md'), 'utf8');
    const example = /```jsonl\n([^`]*)```/.exec(page)![1]!;
    expect(verify(Buffer.from(example))).toMatchObject({ ok: true, number: 'DH-2026-000001', transitions: 1 });
  });
  it('passes with no transition at all, and with every form of JSON value in it', () => {
    expect(verify(exported([]))).toMatchObject({ ok: true, transitions: 0, head: chainStart });
    const odd = chained(1, (body) => ({
      ...body,
      facts: JSON.parse(
        '{"__proto__":{"a":[]},"10":1e21,"9":[-1.5e-7,true,false,null,{}],"é\\u0000\\u007f\\ud83d\\ude00":""}',
      ),
    }));
    expect(verify(exported(odd))).toMatchObject({ ok: true, transitions: 1 });
  });
});

describe('one changed byte', () => {
  const changes: [string, (byte: number) => number][] = [
    ['its lowest bit flipped', (byte) => byte ^ 0x01],
    ['its case bit flipped', (byte) => byte ^ 0x20],
    ['its highest bit flipped', (byte) => byte ^ 0x80],
    ['turned into a line feed', () => 0x0a],
    ['turned into a quote', () => 0x22],
    ['turned into a zero digit', () => 0x30],
  ];
  it.each(changes)('is found wherever it is, %s', (_, change) => {
    for (let offset = 0; offset < sound.length; offset += 1) {
      const bytes = Buffer.from(sound);
      bytes[offset] = change(bytes[offset]!);
      if (bytes[offset] === sound[offset]) continue;
      const verdict = verify(bytes);
      const line = lineOf(offset);
      // The offset is thrown with the verdict so that a failure says which byte slipped through.
      expect({ offset, ...verdict }).toMatchObject({ offset, ok: false, line });
      if (verdict.ok) return;
      expect(verdict.from).toBeGreaterThanOrEqual(starts[line - 1]!);
      expect(verdict.from).toBeLessThanOrEqual(starts[line] ?? sound.length);
      if (verdict.to > verdict.from + 1) expect([verdict.from <= offset, offset <= verdict.to]).toEqual([true, true]);
      expect(verdict.message).not.toMatch(/undefined|\{/);
      expect(verdict.zh).not.toMatch(/undefined|\{/);
    }
  });

  it('is named by what was changed: the body, its hash, the header or the trailer', () => {
    const changed = (from: string, to: string, line: number) =>
      verify(joined(lines.map((text, index) => (index === line - 1 ? text.replace(from, to) : text))));
    expect(changed('4.5', '3.5', 3)).toMatchObject({ code: 'body-changed', line: 3, sequence: 2 });
    expect(changed('4.5', '3.5', 4)).toMatchObject({ code: 'body-changed', line: 4, sequence: 3 });
    const hash = transitions[1]!.hash;
    const other = hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
    expect(changed(hash, other, 3)).toMatchObject({ code: 'hash-changed', line: 3, sequence: 2 });
    expect(changed('06:00', '07:00', 1)).toMatchObject({ code: 'header-changed', line: 1, from: 0 });
    expect(changed('"lines":5', '"lines":6', 5)).toMatchObject({ code: 'trailer-changed', line: 5 });
    expect(changed('雨', '雪', 2)).toMatchObject({ code: 'body-changed', line: 2, sequence: 1, from: starts[1] });
  });
});

describe('bytes added and removed', () => {
  it('finds each byte that is missing, and each that is doubled', () => {
    for (let offset = 0; offset < sound.length; offset += 1) {
      const missing = Buffer.concat([sound.subarray(0, offset), sound.subarray(offset + 1)]);
      const doubled = Buffer.concat([sound.subarray(0, offset + 1), sound.subarray(offset)]);
      // Of two equal neighbours it can't be told which one went; the line is the same.
      expect({ offset, ...verify(missing) }).toMatchObject({ offset, ok: false, line: lineOf(offset) });
      const lineFeed = sound[offset] === 0x0a ? 1 : 0;
      expect({ offset, ...verify(doubled) }).toMatchObject({ offset, ok: false, line: lineOf(offset) + lineFeed });
    }
  });
  it('finds the place at which a file breaks off, wherever that is', () => {
    for (let length = 0; length < sound.length; length += 1) {
      const verdict = verify(sound.subarray(0, length));
      expect({ length, ...verdict }).toMatchObject({ length, ok: false });
      if (!verdict.ok) expect(verdict.from).toBeLessThanOrEqual(length);
    }
  });
  it.each([
    ['white space at the end of a line', Buffer.from(sound.toString().replace('\n', ' \n'))],
    ['carriage returns', Buffer.from(sound.toString().replaceAll('\n', '\r\n'))],
    ['a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), sound])],
    ['an empty line at the end', Buffer.concat([sound, Buffer.from('\n')])],
    ['another export behind it', Buffer.concat([sound, sound])],
    ['a very deep value', Buffer.from(`${'['.repeat(200_000)}\n`)],
  ])('refuses %s', (_, bytes) => {
    expect(verify(bytes)).toMatchObject({ ok: false });
  });
});

describe('whole lines', () => {
  it('finds each line that was removed, doubled or swapped', () => {
    for (let at = 0; at < lines.length; at += 1) {
      expect(verify(joined(lines.filter((_, index) => index !== at)))).toMatchObject({ ok: false, line: at + 1 });
      expect(verify(joined(lines.flatMap((line, index) => (index === at ? [line, line] : [line]))))).toMatchObject({
        ok: false,
        line: at + 2,
      });
      for (let other = at + 1; other < lines.length; other += 1) {
        const swapped = [...lines];
        [swapped[at], swapped[other]] = [swapped[other]!, swapped[at]!];
        expect(verify(joined(swapped))).toMatchObject({ ok: false, line: at + 1 });
      }
    }
  });
  it('says which sequence is missing', () => {
    expect(verify(joined(lines.filter((_, index) => index !== 2)))).toMatchObject({
      code: 'sequence-broken',
      line: 3,
      sequence: 3,
      message: expect.stringContaining('sequence 3 where 2 belongs'),
    });
    expect(verify(joined(lines.filter((_, index) => index !== 3)))).toMatchObject({
      code: 'transitions-missing',
      sequence: 3,
    });
  });
});

describe('a forger who knows the format', () => {
  const forgedAt = (sequence: number) => (body: TransitionBody) =>
    body.sequence === sequence ? { ...body, at: '2026-11-24T04:00:00.000Z' } : body;

  it('is betrayed by the chain after one rewritten transition', () => {
    const forged = chained(3, forgedAt(2))[1]!;
    const bytes = exported([transitions[0]!, forged, transitions[2]!]);
    expect(verify(bytes)).toMatchObject({ code: 'chain-broken', line: 4, sequence: 3 });
  });
  it('is betrayed by the head when the last transition was rewritten but not the header', () => {
    const forged = joined([
      lines[0]!,
      ...exported(chained(3, forgedAt(3)))
        .toString()
        .split(/(?<=\n)/)
        .slice(1),
    ]);
    expect(verify(forged)).toMatchObject({ code: 'head-differs', sequence: 3 });
  });
  it('is betrayed by a hash noted outside the server when everything was rewritten', () => {
    const rewritten = exported(chained(3, forgedAt(1)));
    expect(verify(rewritten)).toMatchObject({ ok: true });
    expect(verify(rewritten, { noted: head })).toMatchObject({ ok: false, code: 'noted-missing' });
  });
  it('cannot pass off a transition of another permit', () => {
    const other = chained(3, (body) => (body.sequence === 3 ? { ...body, number: 'DH-2026-000124' } : body));
    expect(verify(exported(other))).toMatchObject({ code: 'other-permit', sequence: 3 });
  });
});

describe('the command', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'audit-'));
    writeFileSync(join(folder, 'sound.jsonl'), sound);
    writeFileSync(
      join(folder, 'changed.jsonl'),
      joined([lines[0]!, lines[1]!.replace('4.5', '4.6'), ...lines.slice(2)]),
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (...argv: string[]) =>
    spawnSync(process.execPath, [join(__dirname, 'verify.mjs'), ...argv], { cwd: folder, encoding: 'utf8' });

  it('answers 0 for a sound file', () => {
    const { status, stdout } = run('sound.jsonl', '--noted', head);
    expect(status).toBe(0);
    expect(stdout).toContain(`permit ${about.number} of ${about.tenant}, 3 transitions`);
    expect(stdout).toContain(`head 末条哈希: ${head}`);
    expect(stdout).toContain('sequence 3 of 3');
  });
  it('answers 1 and says where for a changed one', () => {
    const { status, stderr } = run('changed.jsonl');
    expect(status).toBe(1);
    expect(stderr).toContain(`line 2, sequence 1, bytes ${starts[1]} to ${starts[2]! - 2}`);
    expect(stderr).toContain('记录内容被改动');
    expect(JSON.parse(run('changed.jsonl', '--json').stdout)).toMatchObject({
      ok: false,
      code: 'body-changed',
      line: 2,
    });
  });
  it.each([[[]], [['missing.jsonl']], [['.']], [['sound.jsonl', '--noted', 'abc']], [['--nonsense']], [['a', 'b']]])(
    'answers 2 for a call it cannot serve: %j',
    (argv) => {
      const { status, stderr } = run(...argv);
      expect(status).toBe(2);
      expect(stderr).not.toBe('');
    },
  );
});
