/** What the exhaustive check has to find of each shipped type (X4): two spec files tell it, so that two cores share the longest work that the tests have. */
import { join } from 'node:path';
import { exploreType } from '../explore-type';
import { readPacks } from '../read-packs';
import type { ReadType } from '../read-packs';

const phases = [
  'accepted',
  'active',
  'approved',
  'archived',
  'cancelled',
  'closed',
  'expired',
  'handedBack',
  'inApproval',
  'issued',
  'rejected',
  'returned',
  'revoked',
  'submitted',
  'suspended',
];

const { types } = readPacks(join(__dirname, '../../../packs'));

/** Specs for the types that are asked for: work is never in progress with a gate open, and nothing ends nowhere. */
export function exploresEvery(asked: (type: ReadType['pack']) => boolean): void {
  jest.setTimeout(900_000);
  const shipped = types.filter(({ pack }) => asked(pack));
  it.each(shipped.map(({ pack, cases }) => ({ name: `${pack.pack}/${pack.type}`, pack, cases })))(
    '$name',
    ({ pack, cases }) => {
      if (!cases) throw new Error('a shipped type has a story');
      const found = exploreType(pack, cases.content);
      const seen = found.map(
        ({ scenario, states, transitions }) => `${scenario}: ${states} states, ${transitions} transitions`,
      );
      process.stdout.write(`${seen.join('\n')}\n`);

      expect(found.flatMap(({ faults }) => faults)).toEqual([]);
      expect(found.filter(({ complete }) => !complete)).toEqual([]);
      const levels = pack.levels.order.length;
      expect(found).toHaveLength(pack.greenChannel ? levels + 1 : levels);
      for (const each of found) {
        expect(
          Object.keys(each.phases)
            .filter((phase) => phase !== 'fireWatch')
            .sort(),
        ).toEqual(phases);
        expect(each.phases.fireWatch !== undefined).toBe((pack.ending.fireWatchMinutes ?? 0) > 0);
      }
    },
  );
}
