/** A sound pack broken at one place, for specs of the check: what it finds of that, in full. */
import { samplePack } from '../../../lifecycle/test-support/sample-pack';
import { checkPack } from '../../check-pack';
import type { FormField, RuleEntry, Stage, StepEntry, TypePack } from '../../pack';
import type { DutyHolders } from '../finding';

export const source = { clause: '9.9', certainty: 'V', force: 'binding', effectiveFrom: '2022-10-01' } as const;
export const words = (en: string) => ({ zh: en, en });
export const sound = checkPack(samplePack).map((finding) => JSON.stringify(finding));

/** As `severity code path params`, of what the change alone brought. */
export const found = (change: Partial<TypePack>, holders?: DutyHolders): readonly string[] =>
  checkPack({ ...samplePack, ...change }, undefined, holders)
    .filter((finding) => !sound.includes(JSON.stringify(finding)))
    .map(({ severity, code, path, params }) => `${severity} ${code} ${path} ${JSON.stringify(params)}`);

export const { form, levels, people, chain, rules, measures, ending, validityMinutes, greenChannel } = samplePack;
export const step: StepEntry = { ...source, id: 'trial', words: words('trial'), doneBy: ['welder'] };
export const flag = (id: string, more: Partial<FormField> = {}): FormField => ({
  ...source,
  id,
  kind: 'flag',
  label: words(id),
  required: true,
  ...more,
});
export const rule = (more: Partial<RuleEntry>): Partial<TypePack> => ({
  rules: [
    ...rules,
    {
      ...source,
      id: 'extra',
      rule: 'gas-fresh',
      at: ['start'],
      params: { substances: ['combustible'], maxAgeMinutes: 30 },
      mendBy: 'gas-tester',
      ...more,
    },
  ],
});
export const stage = (more: Partial<Stage>): Partial<TypePack> => ({
  chain: [{ ...chain[0]!, ...more }, ...chain.slice(1)],
});
export const first = <T extends object>(list: readonly T[], more: Partial<T>): T[] => [
  { ...list[0]!, ...more },
  ...list.slice(1),
];
