/** The packs that ship load; the right one is chosen for a site; overlays make another pack with another hash. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Overlay } from '@holdpoint/permit-domain';
import { defaultPacksDir, PackShelf } from './pack-shelf';

const gb = 'gb30871-2022';
const stricter: Overlay = {
  overlay: 'stricter',
  version: '1',
  on: { pack: gb, type: 'hot-work' },
  validityMinutes: { '2': 1440 },
};

describe('the pack shelf', () => {
  const shelf = new PackShelf(defaultPacksDir);

  it('has what ships, each type with a hash of its own', () => {
    expect(shelf.all().map(({ pack }) => pack)).toContain(gb);
    const hashes = shelf.typesOf(gb).map(({ hash }) => hash);
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hashes.every((hash) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
  });

  it('chooses by type among the packs of the site, and says which type there is none of', () => {
    expect(shelf.choose('hot-work', [gb], '2026-11-24').pack).toMatchObject({ pack: gb, prefix: 'DH' });
    for (const packs of [[], ['another']])
      expect(() => shelf.choose('hot-work', packs, '2026-11-24')).toThrow(
        expect.objectContaining({ status: 422, code: 'type-unknown' }),
      );
    expect(() => shelf.choose('juggling', [gb], '2026-11-24')).toThrow(
      expect.objectContaining({
        reasons: [expect.objectContaining({ field: '/type', params: { type: 'juggling', packs: [gb] } })],
      }),
    );
  });

  it('gives each site the types of its own packs, and of all of them where it chose several', () => {
    const prefixOf = (type: string, packs: readonly string[]) => shelf.choose(type, packs, '2026-11-24').pack.prefix;
    expect(prefixOf('hot-work-us', ['osha'])).toBe('HWP');
    expect(prefixOf('general-work', [gb, 'osha', 'general'])).toBe('GW');
    expect(prefixOf('hot-work', [gb, 'osha', 'general'])).toBe('DH');
    expect(() => prefixOf('hot-work', ['osha', 'general'])).toThrow(expect.objectContaining({ code: 'type-unknown' }));
    expect(() => prefixOf('hot-work-us', [gb])).toThrow(expect.objectContaining({ code: 'type-unknown' }));
  });

  it('chooses nothing that is not in force yet', () => {
    expect(() => shelf.choose('hot-work', [gb], '2022-09-30')).toThrow(
      expect.objectContaining({ code: 'type-unknown' }),
    );
  });

  it('lays an overlay on: other rules, another hash, and the same one again for the same overlay', () => {
    const base = shelf.one(gb, 'hot-work');
    const laid = shelf.withOverlays(base, [stricter]);
    expect(laid.pack.validityMinutes.byLevel['2']).toBe(1440);
    expect(laid.hash).not.toBe(base.hash);
    expect(shelf.withOverlays(base, [structuredClone(stricter)])).toBe(laid);
    expect(shelf.withOverlays(base, [])).toBe(base);
  });

  it('keeps what people read out of what a workflow carries, and nothing else', () => {
    const { pack, decisive } = shelf.one(gb, 'hot-work');
    expect(decisive.measures).toHaveLength(pack.measures.length);
    expect(JSON.stringify(decisive)).not.toMatch(/[\u4e00-\u9fff]/);
    expect(decisive.rules).toEqual(pack.rules);
  });

  it('will not start with a pack of the wrong shape', () => {
    const dir = mkdtempSync(join(tmpdir(), 'packs-'));
    try {
      cpSync(defaultPacksDir, dir, { recursive: true });
      const file = join(dir, gb, 'hot-work.yaml');
      writeFileSync(file, readFileSync(file, 'utf8').replace('prefix: DH', 'prefixes: DH'));
      expect(() => new PackShelf(dir)).toThrow(/hot-work\.yaml.*prefix/);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});
