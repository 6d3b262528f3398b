/** Takes nothing in that isn't what the catalogue says: an event of another shape goes to the dead letters with the reason. */
import { eventCatalogue, eventSchema, type HoldpointEvent } from '@holdpoint/contracts';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

const ajv = addFormats(new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }));
const validators = new Map<string, ValidateFunction>(
  eventCatalogue.map((entry) => [entry.type, ajv.compile(eventSchema(entry))]),
);

/** @throws Error that names each place; places and rules only, never the values there */
export function checkedEvent<E extends HoldpointEvent>(event: E): E {
  const validate = validators.get(event.type);
  if (!validate) throw new Error(`event-unknown: ${event.type}`);
  if (validate(event)) return event;
  const faults = (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
  throw new Error(`event-malformed: ${faults.join('; ')}`);
}
