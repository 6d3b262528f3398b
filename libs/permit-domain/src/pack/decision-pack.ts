/** A pack without what only people read: what decisions need, and all that a permit's history has to carry. */
import type { TypePack, Words } from './pack';

const silent: Words = { zh: '', en: '' };

/** The same decisions without anything to read: every label, title and measure's words are empty. */
export const decisionPack = (pack: TypePack): TypePack => ({
  ...pack,
  title: silent,
  source: silent,
  form: pack.form.map((field) => ({
    ...field,
    label: silent,
    ...(field.options && { options: field.options.map(({ value }) => ({ value, label: silent })) }),
  })),
  levels: { ...pack.levels, names: {} },
  people: pack.people.map((role) => ({ ...role, label: silent })),
  chain: pack.chain.map((stage) => ({ ...stage, label: silent })),
  measures: pack.measures.map((measure) => ({ ...measure, words: silent })),
  ending: {
    ...pack.ending,
    ...(pack.ending.copies && { copies: pack.ending.copies.map((copy) => ({ ...copy, keptBy: silent })) }),
  },
  ...(pack.steps && {
    steps: pack.steps.map((step) => ({
      ...step,
      words: silent,
      ...(step.values && { values: step.values.map((value) => ({ ...value, label: silent })) }),
    })),
  }),
});
