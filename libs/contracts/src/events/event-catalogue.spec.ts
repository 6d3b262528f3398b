/** Every event has a schema that takes its example, and refuses it as soon as anything that is required is missing or of another kind. */
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { eventCatalogue, eventSchema } from './event-catalogue';
import { topics } from './topics';

const ajv = addFormats(new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }));

/** Paths of every object member in `value`, and how to take it out of a copy. */
function members(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (Array.isArray(value)) return value.flatMap((entry, index) => members(entry, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [[...path, key], ...members(member, [...path, key])]);
}
function changed(
  value: unknown,
  path: readonly (string | number)[],
  change: (owner: never, key: never) => void,
): unknown {
  const copy: unknown = structuredClone(value);
  let owner = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) owner = owner[key] as Record<string | number, unknown>;
  change(owner as never, path.at(-1) as never);
  return copy;
}

describe.each(eventCatalogue)('$type', (entry) => {
  const { type, example } = entry;
  const validate = ajv.compile(eventSchema(entry));

  it('takes its example', () => {
    expect(validate(example)).toBe(true);
    expect(example.type).toBe(type);
    expect(example.source).toBe(entry.source);
  });

  const optional = [
    'previousPhase',
    'workOrder',
    'clause',
    'certificateClass',
    'team',
    'superior',
    'area',
    'absentFrom',
    'absentUntil',
  ];
  const mayBeAbsent = [
    ...['previousPhase', 'workOrder', 'covers', 'levels', 'day', 'pilot', 'concerns'],
    ...(type === 'holdpoint.permit.transitioned' ? ['dueAt'] : []),
  ];
  const required = members(example).filter(
    (path) =>
      !path.includes('params') && !(type !== 'holdpoint.permit.transitioned' && optional.includes(String(path.at(-1)))),
  );
  it.each(required.map((path) => ({ path, pointer: path.join('/') })))('asks for $pointer', ({ path }) => {
    const needed = !mayBeAbsent.includes(String(path.at(-1)));
    const without = changed(example, path, (owner: Record<string, unknown>, key: string) => delete owner[key]);
    const ofAnotherKind = changed(
      example,
      path,
      (owner: Record<string, unknown>, key: string) => (owner[key] = { odd: true }),
    );
    expect(validate(without)).toBe(!needed);
    if (String(path.at(-1)) !== 'params') expect(validate(ofAnotherKind)).toBe(false);
  });

  it('lets a producer add what this version does not know', () => {
    expect(
      validate({ ...example, traceparent: '00-0-0-00', data: { ...(example.data as object), added: { later: 1 } } }),
    ).toBe(true);
  });

  it('carries no moment without its zone', () => {
    expect(validate({ ...example, time: '2026-11-24T01:05:07.120' })).toBe(false);
    expect(validate({ ...example, time: '2026-11-24T09:05:07.120+08:00' })).toBe(false);
  });
});

it('every topic carries an event', () => {
  expect(new Set(eventCatalogue.map(({ topic }) => topic))).toEqual(new Set(Object.values(topics)));
});
