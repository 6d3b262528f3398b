/** A small permit type for specs of the workflow: two stages, a fire watch, a green channel, one rule. */
import type { Source, Stage, TypePack } from '@holdpoint/permit-domain';

const source: Source = { clause: '1', certainty: 'V', force: 'binding', effectiveFrom: '2020-01-01' };
const words = (en: string) => ({ zh: en, en });
const stage = (more: Pick<Stage, 'id' | 'duty' | 'order' | 'escalateTo'> & Partial<Stage>): Stage => ({
  ...source,
  label: words(more.id),
  mode: 'any',
  limitMinutes: 60,
  remindBeforeMinutes: 15,
  ...more,
});

export const testPack: TypePack = {
  pack: 'test',
  version: '1.0.0',
  type: 'test-work',
  prefix: 'TW',
  title: { zh: '试验作业', en: 'Test work' },
  source: words('test'),
  effectiveFrom: '2020-01-01',
  form: [{ ...source, id: 'content', kind: 'text', label: words('content'), required: true }],
  levels: {
    order: ['low', 'high'],
    names: { low: words('Low'), high: words('High') },
    choose: [{ ...source, level: 'low' }],
  },
  validityMinutes: { ...source, byLevel: { low: 480, high: 480 } },
  people: [
    { ...source, role: 'person-in-charge', label: words('In charge'), min: 1, needs: [] },
    { ...source, role: 'welder', label: words('Welder'), min: 1, needs: ['special-trade/welding-hot-cutting'] },
    { ...source, role: 'guardian', label: words('Guardian'), min: 1, needs: ['enterprise/guardian'] },
  ],
  chain: [
    stage({
      id: 'unit',
      duty: 'unit-head',
      order: 1,
      standIn: 'duty-officer',
      escalateTo: ['safety-department', 'plant-head'],
      greenChannel: { limitMinutes: 15 },
    }),
    stage({ id: 'safety', duty: 'safety-department', order: 2, escalateTo: ['plant-head'] }),
  ],
  rules: [
    {
      ...source,
      id: 'qualified',
      rule: 'people-qualified',
      clause: '4.9',
      at: ['submission', 'start', 'resume', 'watch'],
      params: {},
      mendBy: 'person-in-charge',
    },
  ],
  measures: [],
  ending: {
    fireWatchMinutes: 30,
    acceptedBy: 'unit-head',
    acceptWithinMinutes: 60,
    escalateTo: 'plant-head',
    archivedBy: 'archive',
    retentionDays: 365,
  },
  greenChannel: {
    ...source,
    declaredBy: ['duty-officer'],
    releasedBy: 'duty-officer',
    reviewWithinMinutes: 1440,
    reviewedBy: 'safety-department',
    escalateTo: 'plant-head',
  },
  prerequisiteMinutes: 10,
  startWithinMinutes: 240,
  suspensionMinutes: 120,
};
