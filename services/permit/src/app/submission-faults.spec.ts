/** A submission's faults are all named at once, each at its field, and a hole is never submitted filled. */
import type { PermitState } from '@holdpoint/permit-domain';
import { admitSubmission } from './admit-submission';
import { defaultPacksDir, PackShelf } from './pack-shelf';
import type { GivenSubmission } from './acts';
import type { SubmissionDoor } from '../db/submission-door.read-model';

const shelf = new PackShelf(defaultPacksDir);
const { pack } = shelf.one('gb30871-2022', 'hot-work');
const now = '2026-11-24T05:00:00.000Z';
const door: SubmissionDoor = {
  site: { zone: 'Asia/Shanghai', packs: ['gb30871-2022'] },
  areaKnown: true,
  workPointKnown: true,
  overlays: [],
  ownTypes: [],
};
const by = { tenant: 'demo', person: 'p-1' };

function fieldsOf(
  body: GivenSubmission,
  at: Partial<SubmissionDoor> = {},
  before?: PermitState,
): Record<string, string[]> {
  try {
    admitSubmission({ by, key: 'key-00000001', body }, { ...door, ...at }, pack, now, before);
  } catch (error) {
    const { reasons } = error as { reasons: { field?: string; code: string }[] };
    const fields: Record<string, string[]> = {};
    for (const { field = '', code } of reasons) (fields[field] ??= []).push(code);
    return fields;
  }
  return {};
}

describe('faults of a submission', () => {
  it('names the place, the window and every required field of the form in one answer', () => {
    const fields = fieldsOf({ site: 'east-plant' });
    for (const field of ['/area', '/workPoint', '/window', '/form/content', '/form/method', '/form/hazards'])
      expect(fields[field]).toEqual(['field-required']);
    const required = pack.form.filter((line) => line.required).map(({ id }) => `/form/${id}`);
    expect(Object.keys(fields)).toEqual(expect.arrayContaining(required));
  });

  it('names half a window at its missing half, beside what else is wrong', () => {
    const fields = fieldsOf({
      site: 'east-plant',
      area: 'a',
      workPoint: 'w',
      window: { from: '2026-11-25T01:00:00.000Z' },
    });
    expect(fields['/window/until']).toEqual(['field-required']);
    expect(fields['/window']).toBeUndefined();
    expect(fields['/form/content']).toEqual(['field-required']);
  });

  it('says which place names are not ours', () => {
    const place = { site: 'nowhere', area: 'a', workPoint: 'w' };
    expect(fieldsOf(place, { site: undefined })['/site']).toEqual(['site-unknown']);
    expect(fieldsOf(place, { areaKnown: false })['/area']).toEqual(['area-unknown']);
    expect(fieldsOf(place, { workPointKnown: false })['/workPoint']).toEqual(['work-point-unknown']);
  });

  it('names a field that the form does not have', () => {
    expect(Object.keys(fieldsOf({ site: 'east-plant', form: { colour: 'red' } }))).toContain('/form/colour');
  });

  it.each([
    [
      'in the past',
      { from: '2026-11-20T01:00:00.000Z', until: '2026-11-20T05:00:00.000Z' },
      '/window/until',
      'window-in-past',
    ],
    [
      'longer than any level is valid',
      { from: '2026-11-25T01:00:00.000Z', until: '2026-11-30T01:00:00.000Z' },
      '/window/until',
      'window-too-long',
    ],
    [
      'backwards',
      { from: '2026-11-25T05:00:00.000Z', until: '2026-11-25T01:00:00.000Z' },
      '/window/until',
      'window-reversed',
    ],
  ])('refuses a window %s', (_, window, field, code) => {
    expect(fieldsOf({ site: 'east-plant', area: 'a', workPoint: 'w', window })[field]).toEqual([code]);
  });
});
