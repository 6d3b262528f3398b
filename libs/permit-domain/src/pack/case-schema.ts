/** JSON Schema of a file of cases. */
import type { JsonSchema } from './json-shape';
import { isolationKinds } from '../rules/energy-isolated.rule';
import { packSchemaParts, schemaDialect } from './pack-schema';

const { strict } = packSchemaParts;
const text: JsonSchema = { type: 'string', minLength: 1 };
const texts: JsonSchema = { type: 'array', items: text };
const time: JsonSchema = {
  type: 'string',
  pattern: '^(\\+[0-9]+d )?[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{3})?)?$',
};
const list = (items: JsonSchema, minItems = 0): JsonSchema => ({ type: 'array', items, minItems });
const mapOf = (value: JsonSchema): JsonSchema => ({ type: 'object', additionalProperties: value });
const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });
const codes: JsonSchema = { anyOf: [text, list(text, 1)] };

const sample = strict(
  { at: time, point: text, readings: mapOf(text) },
  {
    distanceM: { type: 'number', minimum: 0 },
    instrument: text,
    purpose: { type: 'string', enum: ['test', 'monitor'] },
  },
);
const number: JsonSchema = { type: 'number' };
const flag: JsonSchema = { type: 'boolean' };
const neighbours = list(
  strict(
    { number: text, type: text, phase: text },
    {
      distanceM: number,
      heightM: number,
      sameSpace: flag,
      sameBund: flag,
      sameLine: flag,
      activities: texts,
      window: strict({ from: time, until: time }),
    },
  ),
);
const oneOf = (...values: readonly string[]): JsonSchema => ({ type: 'string', enum: values });
const isolations = list(
  strict(
    {
      number: text,
      points: list(
        strict(
          {
            point: text,
            energy: oneOf('process', 'mechanical', 'electrical', 'radiation', 'thermal'),
            kind: oneOf(...isolationKinds),
            state: oneOf('planned', 'applied', 'verified', 'released', 'broken', 'removed'),
          },
          { tag: text },
        ),
      ),
    },
    { boxOpen: flag, lockedBy: texts },
  ),
);
const actParts: Record<string, JsonSchema> = {
  id: text,
  at: time,
  by: text,
  with: { type: 'object' },
  samples: list(sample),
  leave: texts,
  waive: texts,
  receivers: texts,
  neighbours,
  isolations,
};
const act = strict({ do: text }, actParts);
const site = strict(
  { id: text, zone: text, night: strict({ from: time, to: time }) },
  {
    specialDays: mapOf({ type: 'string', enum: ['holiday', 'restDay'] }),
    workPoint: strict(
      { id: text, latitude: number, longitude: number },
      { fixedHotWorkArea: strict({ reviewedOn: text, hazardDistanceM: number }) },
    ),
  },
);
const world: Record<string, JsonSchema> = {
  site,
  area: text,
  applicant: text,
  people: mapOf(texts),
  duties: mapOf(texts),
  instruments: list(strict({ id: text, registered: { type: 'boolean' } }, { calibratedUntil: text })),
  form: { type: 'object' },
  window: strict({ from: time, until: time }),
};
const worldMore: Record<string, JsonSchema> = {
  absent: texts,
  neighbours,
  isolations,
  qualification: {
    anyOf: [{ type: 'string', enum: ['none'] }, mapOf(strict({}, { reasons: list(text, 1), validUntil: time }))],
  },
  linked: texts,
  coordinator: text,
  greenChannel: strict({ reason: text }),
};
/** A change says only what differs: nothing in it is required, at any depth. */
const loose = ({ required: _required, properties, ...schema }: JsonSchema): JsonSchema => ({
  ...schema,
  ...(properties && {
    properties: Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, loose(member)])),
  }),
});
const change = strict(
  {},
  {
    ...Object.fromEntries(
      Object.entries({ ...world, ...worldMore }).map(([name, schema]) => [name, orNull(loose(schema))]),
    ),
    acts: mapOf(strict({}, { ...actParts, do: text, skip: { type: 'boolean' } })),
    then: list(act),
  },
);

export const caseFileSchema: JsonSchema = {
  $schema: schemaDialect,
  $id: 'https://holdpoint.dev/schemas/cases.json',
  title: 'Cases of a permit type',
  ...strict(
    {
      type: text,
      world: strict({ day: { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }, ...world }, worldMore),
      story: list({ anyOf: [strict({ mark: text }), act] }, 1),
      cases: list(
        strict(
          {
            case: text,
            clause: codes,
            given: text,
            when: { anyOf: [strict({ clock: time }), act] },
            then: {
              ...strict(
                {},
                {
                  accepted: list(text),
                  refused: codes,
                  returned: codes,
                  suspended: codes,
                  clause: text,
                  phase: text,
                  level: text,
                },
              ),
              minProperties: 1,
            },
          },
          { change },
        ),
      ),
    },
    { secondLocks: texts },
  ),
};
