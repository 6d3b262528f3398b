/** JSON Schema of a pack: the manifest `pack.yaml` and a type's file. */
import type { JsonSchema } from './json-shape';
import { signableActs, signatureMethods } from '../signing/signature';
import { packSections } from './pack-file';

export const schemaDialect = 'https://json-schema.org/draft/2020-12/schema';

const text: JsonSchema = { type: 'string', minLength: 1 };
const texts: JsonSchema = { type: 'array', items: text };
const id: JsonSchema = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9-]*$' };
const minutes: JsonSchema = { type: 'integer', minimum: 0 };
const flag: JsonSchema = { type: 'boolean' };
const date: JsonSchema = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' };
const words: JsonSchema = { $ref: '#/$defs/words' };
const when: JsonSchema = { type: 'array', items: { $ref: '#/$defs/match' }, minItems: 1 };
const list = (items: JsonSchema, minItems = 0): JsonSchema => ({ type: 'array', items, minItems });

const strict = (required: Record<string, JsonSchema>, optional: Record<string, JsonSchema> = {}): JsonSchema => ({
  type: 'object',
  properties: { ...required, ...optional },
  required: Object.keys(required),
  additionalProperties: false,
});

/** Each may come from the file's defaults. */
const source: Record<string, JsonSchema> = {
  clause: text,
  certainty: { type: 'string', enum: ['V', 'C', 'O'] },
  force: { type: 'string', enum: ['binding', 'default'] },
  effectiveFrom: date,
  effectiveTo: date,
};

export const packDefs: Readonly<Record<string, JsonSchema>> = {
  words: strict({ zh: text, en: text }),
  range: {
    ...strict(
      {},
      { atLeast: { type: 'number' }, above: { type: 'number' }, atMost: { type: 'number' }, below: { type: 'number' } },
    ),
    minProperties: 1,
  },
  match: {
    type: 'object',
    minProperties: 1,
    additionalProperties: {
      anyOf: [
        { type: ['string', 'number', 'boolean'] },
        list({ type: ['string', 'number', 'boolean'] }, 1),
        { $ref: '#/$defs/range' },
      ],
    },
  },
};

export const moments = [
  'submission',
  'approval',
  'issue',
  'start',
  'resume',
  'watch',
  'extension',
  'completion',
  'closing',
] as const;
const gasUnit: JsonSchema = { type: 'string', enum: ['%vol', '%LEL', 'ppm', 'mg/m3'] };

const field = strict(
  {
    id,
    kind: {
      type: 'string',
      enum: ['text', 'choice', 'flag', 'number', 'date', 'list', 'hazards', 'attachment', 'place'],
    },
    label: words,
  },
  {
    ...source,
    required: flag,
    requiredWhen: when,
    fresh: flag,
    options: list(strict({ value: text, label: words }), 1),
    unit: text,
    min: { type: 'number' },
    max: { type: 'number' },
    maxLength: { type: 'integer', minimum: 1 },
    minItems: { type: 'integer', minimum: 0 },
  },
);
const levels = strict(
  {
    order: list(text, 1),
    names: { type: 'object', additionalProperties: words },
    choose: list(strict({ level: text }, { ...source, when }), 1),
  },
  { upgrade: list(strict({ id, when }, source)) },
);
const person = strict(
  { role: id, label: words, min: { type: 'integer', minimum: 0 } },
  { ...source, max: { type: 'integer', minimum: 1 }, needs: texts, notAlso: texts, when },
);
const stage = strict(
  {
    id,
    label: words,
    duty: id,
    order: { type: 'integer', minimum: 0 },
    limitMinutes: minutes,
    remindBeforeMinutes: minutes,
  },
  {
    ...source,
    mode: { type: 'string', enum: ['any', 'all'] },
    levels: list(text, 1),
    when,
    escalateTo: texts,
    standIn: id,
    sharedSignature: flag,
    delegable: flag,
    greenChannel: strict({ limitMinutes: minutes }, { order: { type: 'integer', minimum: 0 } }),
  },
);
const rule = strict(
  { id, rule: id, at: list({ type: 'string', enum: moments }, 1), mendBy: id },
  { ...source, params: { type: 'object' }, levels: list(text, 1), when },
);
const measure = strict({ id, words, confirmedBy: id }, { ...source, mayBeNotApplicable: flag, when });
const step = strict(
  { id, words, doneBy: list(id, 1) },
  {
    ...source,
    values: list(
      strict(
        { id, kind: { type: 'string', enum: ['text', 'number', 'flag'] }, label: words },
        { required: flag, unit: text, min: { type: 'number' }, max: { type: 'number' } },
      ),
      1,
    ),
    when,
  },
);
const ending = strict(
  {
    acceptedBy: id,
    acceptWithinMinutes: minutes,
    escalateTo: id,
    archivedBy: id,
    retentionDays: { type: 'integer', minimum: 1 },
  },
  {
    fireWatchMinutes: minutes,
    fireWatch: strict({}, { ...source, when }),
    copies: list(strict({ copy: { type: 'integer', minimum: 1 }, keptBy: words }, { levels: list(text, 1) }), 1),
    recordingRetentionDays: { type: 'integer', minimum: 1 },
  },
);
const greenChannel = strict(
  { declaredBy: list(id, 1), releasedBy: id, reviewWithinMinutes: minutes, reviewedBy: id, escalateTo: id },
  source,
);
const extension = strict(
  { approvedBy: list(id, 1), maxMinutes: { type: 'integer', minimum: 1 }, times: { type: 'integer', minimum: 1 } },
  source,
);
const shiftHandover = strict({ by: list(id, 1), withinMinutes: { type: 'integer', minimum: 1 } }, source);
const signature = strict(
  { id, acts: list({ type: 'string', enum: [...signableActs] }, 1), declaration: words },
  {
    ...source,
    duties: list(id, 1),
    levels: list(text, 1),
    when,
    methods: list({ type: 'string', enum: [...signatureMethods] }, 1),
    reauthenticateMinutes: { type: 'integer', minimum: 1 },
  },
);
/** What overlays are described with too. */
export const packSchemaParts = {
  source,
  field,
  levels,
  person,
  stage,
  rule,
  measure,
  step,
  signature,
  ending,
  greenChannel,
  minutes,
  strict,
};

export const packManifestSchema: JsonSchema = {
  $schema: schemaDialect,
  $id: 'https://holdpoint.dev/schemas/pack.json',
  title: 'A pack: what it is and where it applies',
  $defs: packDefs,
  ...strict(
    {
      pack: id,
      version: { type: 'string', pattern: '^[0-9]+\\.[0-9]+\\.[0-9]+$' },
      title: words,
      source: words,
      appliesTo: words,
      languages: list(text, 1),
      effectiveFrom: date,
      types: list(id, 1),
    },
    { effectiveTo: date },
  ),
};

export const packFileSchema: JsonSchema = {
  $schema: schemaDialect,
  $id: 'https://holdpoint.dev/schemas/permit-type.json',
  title: 'A permit type of a pack',
  $defs: packDefs,
  ...strict(
    {
      type: id,
      prefix: { type: 'string', pattern: '^[A-Z]{2,4}$' },
      title: words,
      form: list(field),
      levels,
      validityMinutes: strict({ byLevel: { type: 'object', additionalProperties: minutes } }, source),
      people: list(person),
      chain: list(stage, 1),
      rules: list(rule),
      measures: list(measure),
      ending,
      prerequisiteMinutes: minutes,
      startWithinMinutes: minutes,
    },
    {
      defaults: strict(
        {},
        {
          ...source,
          sections: strict({}, Object.fromEntries(packSections.map((section) => [section, strict({}, source)]))),
        },
      ),
      clauses: { type: 'object', additionalProperties: strict({ clause: text, certainty: source.certainty ?? text }) },
      gasUnits: strict({}, { combustible: list(gasUnit, 1), oxygen: list(gasUnit, 1), toxic: list(gasUnit, 1) }),
      greenChannel,
      extension,
      shiftHandover,
      steps: list(step),
      signatures: list(signature),
      suspensionMinutes: minutes,
    },
  ),
};
