/** What the projection passes over changes nothing that it keeps: held against lives as they were recorded. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PermitTransitioned } from '@holdpoint/contracts';
import { evolveAll, type PermitEvent, type PermitState } from '@holdpoint/permit-domain';
import { changesWhatIsKept } from './named-permits.consumer';

interface Recorded {
  readonly transitions: readonly { readonly events: readonly PermitEvent[] }[];
}
const folder = join(__dirname, '../../../../workflows/histories');
const lives = readdirSync(folder).map(
  (file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as Recorded] as const,
);

const told = (events: readonly { readonly name: string }[], phase: string, previousPhase?: string) =>
  changesWhatIsKept({ data: { phase, previousPhase, events } } as unknown as PermitTransitioned);
const kept = ({ type, level, site, area, phase, window, extensions, people }: PermitState): unknown => ({
  type,
  level,
  site,
  area,
  phase,
  window,
  extensions,
  people,
});

it.each(lives)('%s', (_, { transitions }) => {
  let before: PermitState | undefined;
  let passedOver = 0;
  for (const { events } of transitions) {
    const after = evolveAll(before, events);
    if (!told(events, after.phase, before?.phase)) {
      passedOver += 1;
      expect(kept(after)).toEqual(kept(before!));
    }
    before = after;
  }
  expect(passedOver).toBeLessThan(transitions.length);
});

it('hears of a guardian who changes, a level that rises and more time, whatever the phase', () => {
  for (const name of ['submitted', 'levelRaised', 'extended', 'guardianTook'])
    expect(told([{ name }], 'active', 'active')).toBe(true);
  expect(told([{ name: 'gasRecorded' }], 'active', 'active')).toBe(false);
  expect(told([{ name: 'suspended' }], 'suspended', 'active')).toBe(true);
});
