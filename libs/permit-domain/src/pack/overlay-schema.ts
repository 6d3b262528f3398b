/** JSON Schema of an overlay; made from the pack's own, so that a line may say here just what it may say there. */
import type { JsonSchema } from './json-shape';
import { packDefs, packSchemaParts, schemaDialect } from './pack-schema';

const { source, field, levels, person, stage, rule, measure, step, signature, ending, greenChannel, minutes, strict } =
  packSchemaParts;
const text: JsonSchema = { type: 'string', minLength: 1 };

/** Any of a line's properties but its name and its source, or its removal. */
function changes(line: JsonSchema, ...fixed: readonly string[]): JsonSchema {
  const barred = [...fixed, ...Object.keys(source)];
  const properties = Object.fromEntries(
    Object.entries(line.properties ?? {}).filter(([name]) => !barred.includes(name)),
  );
  return strict({}, { ...properties, remove: { type: 'boolean' } });
}
const byName = (line: JsonSchema, ...fixed: readonly string[]): JsonSchema => ({
  type: 'object',
  additionalProperties: changes(line, ...fixed),
});
const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items });

/** How the work ends, all but where a fire watch is due: that is the pack's to say. */
const { fireWatch: _due, ...arranged } = ending.properties ?? {};
const arrangements = strict({}, arranged);

export const overlaySchema: JsonSchema = {
  $schema: schemaDialect,
  $id: 'https://holdpoint.dev/schemas/overlay.json',
  title: 'What a tenant or a site changes in a permit type of a pack',
  $defs: packDefs,
  ...strict(
    {
      overlay: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9-]*$' },
      version: text,
      on: strict({ pack: text, type: text }),
    },
    {
      form: byName(field, 'id', 'kind'),
      addFields: list(field),
      levels: strict({}, { removeUpgrades: list(text), addUpgrades: levels.properties?.upgrade ?? list(text) }),
      validityMinutes: { type: 'object', additionalProperties: minutes },
      people: byName(person, 'role', 'when'),
      addPeople: list(person),
      chain: byName(stage, 'id'),
      addStages: list(stage),
      rules: byName(rule, 'id', 'rule', 'when'),
      addRules: list(rule),
      measures: byName(measure, 'id', 'when'),
      addMeasures: list(measure),
      steps: byName(step, 'id', 'when', 'values'),
      addSteps: list(step),
      signatures: byName(signature, 'id', 'when'),
      addSignatures: list(signature),
      ending: arrangements,
      greenChannel: changes(greenChannel),
      prerequisiteMinutes: minutes,
      startWithinMinutes: minutes,
      suspensionMinutes: minutes,
    },
  ),
};
