/** Operators read what is open in words: who can mend it, until when, and the same thing once. */
import type { Unmet } from '@holdpoint/permit-domain';
import { conditionsInWords } from './conditions';

const measure = (id: string, clause: string): Unmet => ({
  code: 'measure-open',
  params: { measure: id },
  clause,
  mendBy: 'guardian',
  by: '2026-11-24T12:00:00.000Z',
});
const told = (...open: Unmet[]): string => conditionsInWords(open, (at) => at.slice(11, 16));

it('says the same thing once, with every clause, under who can mend it', () => {
  expect(told(measure('extinguishers', '5.2.1'), measure('detector', '5.2.6'))).toBe(
    'Open for **guardian 监护人** until 12:00:\n\n- measure extinguishers, detector is not confirmed yet, clause 5.2.1, 5.2.6 (`measure-open`)',
  );
});

it('keeps apart what different people mend, and what has no words or nobody to mend it', () => {
  const text = told(
    measure('a', '1'),
    { code: 'nobody-wrote-this', params: {} },
    { ...measure('b', '1'), mendBy: 'welder' },
  );
  expect(text.match(/^Open for .*$/gm)).toEqual([
    'Open for **guardian 监护人** until 12:00:',
    'Open for **nobody in particular**:',
    'Open for **welder 动火人** until 12:00:',
  ]);
  expect(text).toContain('\n- nobody-wrote-this (`nobody-wrote-this`)');
});

it('joins a list as people read one', () => {
  const sample: Unmet = { code: 'gas-point-not-sampled', params: { point: 'outside', substances: ['a', 'b'] } };
  expect(told(sample)).toContain('outside');
  expect(told(sample)).toContain('a, b');
  expect(told(sample)).not.toContain('{{');
});

it('shows whom a site’s own pack names as it names them', () => {
  expect(told({ ...measure('a', '1'), mendBy: 'crane-inspector' })).toContain('Open for **`crane-inspector`** until');
});
