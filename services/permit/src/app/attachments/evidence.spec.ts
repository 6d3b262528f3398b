/** A photo's own time and place are read as they are; what isn't there or can't be read is left out, never guessed. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { photo, type PhotoSays } from '../../test-support/photo';
import { evidenceOf, metresApart, minutesApart } from './evidence';

describe('evidence of a photo', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'evidence-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const evidence = async (content: Buffer): ReturnType<typeof evidenceOf> => {
    const path = join(folder, 'photo');
    await writeFile(path, content);
    return evidenceOf(path, 'image/jpeg');
  };
  const said = (says: PhotoSays): ReturnType<typeof evidenceOf> => evidence(photo(says));
  const takenAt = '2026:11:24 13:30:00';

  it('is a moment where the camera said its zone, else the time by its clock', async () => {
    expect(await said({ takenAt, zone: '+08:00' })).toEqual({ takenAt: '2026-11-24T05:30:00.000Z' });
    expect(await said({ takenAt })).toEqual({ takenAtLocal: '2026-11-24T13:30:00' });
    expect(await said({ takenAt: '0000:00:00 00:00:00' })).toEqual({});
  });

  it('is a place, south and west too', async () => {
    const { latitude, longitude } = await said({ latitude: -30.62871, longitude: -121.06592 });
    expect(latitude).toBeCloseTo(-30.62871, 5);
    expect(longitude).toBeCloseTo(-121.06592, 5);
  });

  it('is nothing where there is nothing, or what there is cannot be read', async () => {
    expect(await said({})).toEqual({});
    const broken = photo({ takenAt, zone: '+08:00', latitude: 30, longitude: 120 });
    expect(await evidence(broken.subarray(0, 60))).toEqual({});
  });

  it('is held against a claim in minutes and metres', () => {
    const at = '2026-11-24T05:45:00.000Z';
    expect(minutesApart({ takenAt: '2026-11-24T05:30:00.000Z' }, at)).toBe(15);
    expect(minutesApart({ takenAtLocal: '2026-11-24T13:50:00' }, at, 'Asia/Shanghai')).toBe(-5);
    expect(minutesApart({ takenAtLocal: '2026-11-24T13:50:00' }, at)).toBeUndefined();
    expect(metresApart({ latitude: 30, longitude: 120 }, { latitude: 30.001, longitude: 120 })).toBe(111);
    expect(metresApart({ latitude: 30, longitude: 120 }, {})).toBeUndefined();
    expect(metresApart({}, { latitude: 30, longitude: 120 })).toBeUndefined();
  });
});
