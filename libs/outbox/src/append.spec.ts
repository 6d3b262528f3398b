/** Events as rows: a CloudEvent with its act, refused when the broker would refuse it. */
import { correlation } from '@holdpoint/service-kit';
import { outboxInsertSql, outboxParameter, outboxRow } from './append';
import { parseEvent } from './consume/parse-event';
import { Backoff } from './relay/backoff';

const event = { topic: 'probe.v1', key: 'p-1', type: 'holdpoint.probe.done', tenant: 'acme', data: { step: 1 } };

it('a row carries the whole event, and is read back as one', () => {
  const row = correlation.run('act-1', () => outboxRow(event, 'holdpoint/probe'));
  expect(row).toMatchObject({ tenant: 'acme', topic: 'probe.v1', key: 'p-1' });
  expect(parseEvent(Buffer.from(row.event))).toEqual({
    specversion: '1.0',
    id: row.event_id,
    source: 'holdpoint/probe',
    type: 'holdpoint.probe.done',
    subject: 'p-1',
    time: expect.stringMatching(/^\d{4}-.*Z$/) as string,
    datacontenttype: 'application/json',
    tenant: 'acme',
    correlationid: 'act-1',
    data: { step: 1 },
  });
  expect(
    outboxRow({ ...event, id: 'e-1', time: '2026-01-01T00:00:00.000Z', correlationId: 'act-2' }, 'holdpoint/probe'),
  ).toMatchObject({
    event_id: 'e-1',
    event: expect.stringContaining('"correlationid":"act-2"') as string,
  });
});

it('an event above the limit is refused', () => {
  expect(() => outboxRow({ ...event, data: '字'.repeat(300_001) }, 'holdpoint/probe')).toThrow(
    /larger than 900000 bytes/,
  );
});

it('many rows are one statement with one parameter', () => {
  const rows = [1, 2].map(() => outboxRow(event, 'holdpoint/probe'));
  expect(outboxInsertSql('$3')).toContain('json_to_recordset($3::json)');
  expect(JSON.parse(outboxParameter(rows))).toEqual(rows);
});

it.each([
  ['nothing', null, 'not JSON'],
  ['a text', '"x"', 'not an object'],
  ['null', 'null', 'not an object'],
  ['another version', '{"specversion":"0.3"}', 'not a CloudEvent 1.0'],
  ['too little', '{"specversion":"1.0","id":"1"}', 'without source, type, subject, time, tenant'],
])('%s is no event', (_, value, why) => {
  expect(() => parseEvent(value === null ? null : Buffer.from(value))).toThrow(why);
});

it('pauses grow up to their limit and begin again', () => {
  const backoff = new Backoff(100, 1_000);
  expect([1, 2, 3, 4, 5, 6].map(() => backoff.next())).toEqual([100, 200, 400, 800, 1_000, 1_000]);
  backoff.reset();
  expect(backoff.next()).toBe(100);
});
