/** Levels: the first choice that matches, lifted by one where the calendar or the wind asks for it (cl. 5.1.1, 5.2.15). */
import { levelOf } from './level';
import { application, morning } from './test-support/life';
import { samplePack } from './test-support/sample-pack';
import type { Facts } from './facts';

const site = {
  id: 'north',
  zone: 'Asia/Shanghai',
  specialDays: {} as Record<string, 'holiday' | 'restDay'>,
  night: { from: '22:00', to: '06:00' },
};
const levelFor = (
  change: { placeKind?: string; openAir?: boolean; window?: { from: string; until: string }; windForce?: number } = {},
  facts: Facts = { site },
) =>
  levelOf(
    {
      form: { ...application.form, placeKind: change.placeKind ?? 'other', openAir: change.openAir ?? true },
      window: change.window ?? application.window,
      ...(change.windForce !== undefined && { weather: { windForce: change.windForce, at: morning } }),
    },
    facts,
    samplePack,
    morning,
  );

describe('the level of a permit', () => {
  it('is the first choice that matches', () => {
    expect(levelFor({ placeKind: 'bund' })).toEqual({ level: 'special', because: ['5.1.2'] });
    expect(levelFor({ placeKind: 'rack' })).toEqual({ level: '1', because: ['5.1.3'] });
    expect(levelFor({ placeKind: 'other' })).toEqual({ level: '2', because: ['5.1.4'] });
  });

  it('is one higher when any part of the window lies in the night', () => {
    const until = (at: string) => ({ window: { from: '2026-11-25T02:00:00.000Z', until: at } });
    expect(levelFor(until('2026-11-25T14:00:00.000Z')).level).toBe('2'); // ends at 22:00
    expect(levelFor(until('2026-11-25T14:00:00.001Z'))).toEqual({ level: '1', because: ['5.1.4', 'night'] });
  });

  it('is one higher when any day of the window is a holiday, and not for a day that it only ends at', () => {
    const holiday = {
      site: { ...site, specialDays: { '2026-11-26': 'holiday' } as const, night: { from: '03:00', to: '03:01' } },
    };
    const until = (at: string) =>
      levelFor({ window: { from: '2026-11-25T02:00:00.000Z', until: at } }, holiday).because;
    expect(until('2026-11-25T16:00:00.000Z')).toEqual(['5.1.4']); // midnight
    expect(until('2026-11-25T16:00:00.001Z')).toEqual(['5.1.4', 'holiday']);
  });

  it('is lifted by one in all, whatever comes together, and never past the top', () => {
    const holiday = { site: { ...site, specialDays: { '2026-11-25': 'holiday' } as const } };
    const night = { from: '2026-11-25T02:00:00.000Z', until: '2026-11-25T15:00:00.000Z' };
    expect(levelFor({ window: night }, holiday)).toEqual({ level: '1', because: ['5.1.4', 'holiday', 'night'] });
    expect(levelFor({ placeKind: 'bund', window: night }, holiday).level).toBe('special');
  });

  it('rises with the wind in the open, from force 5 on', () => {
    expect(levelFor({ windForce: 4 }).level).toBe('2');
    expect(levelFor({ windForce: 5 })).toEqual({ level: '1', because: ['5.1.4', 'wind'] });
    expect(levelFor({ windForce: 5, openAir: false }).level).toBe('2');
  });

  it('is the top when nobody says what the site is', () => {
    expect(levelFor({}, {})).toEqual({ level: 'special', because: ['site-unknown'] });
  });

  it('leaves out what is not in force on the day', () => {
    const pack = {
      ...samplePack,
      levels: {
        ...samplePack.levels,
        choose: [{ ...samplePack.levels.choose[0]!, effectiveTo: '2026-11-24' }, ...samplePack.levels.choose.slice(1)],
      },
    };
    const bund = { form: { ...application.form, placeKind: 'bund' }, window: application.window };
    expect(levelOf(bund, { site }, pack, '2026-11-24T15:59:59.999Z').level).toBe('special');
    expect(levelOf(bund, { site }, pack, '2026-11-24T16:00:00.000Z').level).toBe('2');
  });
});
