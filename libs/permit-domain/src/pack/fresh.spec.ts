/** What is never taken over from a past permit: what is looked at each time, what the pack marks, and what it no longer asks. */
import { samplePack } from '../lifecycle/test-support/sample-pack';
import { freshFields, mustBeFresh } from './fresh';
import type { FormField } from './pack';

const field = (id: string, kind: FormField['kind'], more: Partial<FormField> = {}): FormField => ({
  ...samplePack.form[0]!,
  id,
  kind,
  required: false,
  ...more,
});
const pack = {
  form: [
    field('content', 'text', { required: true }),
    field('hazards', 'hazards', { required: true }),
    field('plan', 'attachment'),
    field('on', 'date'),
    field('lel', 'number', { required: true, fresh: true }),
    field('energies', 'list', { fresh: true }),
    field('unit', 'text', { fresh: false }),
  ],
};

it('is hazards, attachments and dates, what is marked, and what nobody knows', () => {
  const ids = ['content', 'hazards', 'plan', 'on', 'lel', 'energies', 'unit', 'gone'];
  expect(ids.filter((id) => mustBeFresh(pack, id))).toEqual(['hazards', 'plan', 'on', 'lel', 'energies', 'gone']);
});

it('is asked of what was given and of what is asked for anyway, once', () => {
  expect(freshFields(pack, ['content', 'energies', 'lel', 'gone'])).toEqual(['energies', 'lel', 'gone', 'hazards']);
  expect(freshFields(pack, [])).toEqual(['hazards', 'lel']);
});
