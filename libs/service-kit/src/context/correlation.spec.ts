/** The act that code finds itself in: carried along, kept apart, taken to later. */
import { setTimeout as pause } from 'node:timers/promises';
import { correlation } from './correlation';

it('is kept apart between acts that interleave', async () => {
  const seen = await Promise.all(
    ['act-1', 'act-2', 'act-3'].map((id, i) =>
      correlation.run(id, async () => {
        await pause(3 - i);
        await Promise.resolve();
        return correlation.id();
      }),
    ),
  );
  expect(seen).toEqual(['act-1', 'act-2', 'act-3']);
});

it('is fresh outside of any act, and where an id is not well formed', () => {
  expect(correlation.id()).not.toBe(correlation.id());
  expect(correlation.context()).toBeUndefined();
  expect(correlation.run('no good\n', () => correlation.id())).toMatch(/^[0-9a-f-]{36}$/);
  expect(correlation.run(undefined, () => correlation.id())).toMatch(/^[0-9a-f-]{36}$/);
});

it('learns who is calling, and hands that to what was bound before', () => {
  const later = correlation.run('act-1', () => {
    const bound = correlation.bind(() => correlation.context());
    correlation.know({ tenant: 'acme', person: 'zhang' });
    return bound;
  });
  expect(later()).toEqual({ correlationId: 'act-1', tenant: 'acme', person: 'zhang' });
  correlation.know({ tenant: 'nobody' });
  expect(correlation.context()).toBeUndefined();
});

it('does not leak from an act within an act', () => {
  correlation.run('outer', () => {
    correlation.run('inner', () => correlation.know({ tenant: 'acme' }));
    expect(correlation.context()).toEqual({ correlationId: 'outer' });
  });
});
