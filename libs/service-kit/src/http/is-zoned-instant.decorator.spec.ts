/** Times with a zone pass and become UTC; times without one, and impossible ones, are told apart. */
import { plainToInstance } from 'class-transformer';
import { instantFault, IsZonedInstant } from './is-zoned-instant.decorator';

class Window {
  @IsZonedInstant()
  from!: unknown;
}
const taken = (from: unknown): unknown => plainToInstance(Window, { from }).from;

it.each([
  ['2026-11-24T13:30:00+08:00', '2026-11-24T05:30:00.000Z'],
  ['2026-11-24T05:30Z', '2026-11-24T05:30:00.000Z'],
  ['2026-11-24t05:30:00.123456z', '2026-11-24T05:30:00.123Z'],
  ['2026-01-01T00:00:00-05:30', '2026-01-01T05:30:00.000Z'],
  ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
])('%s is %s', (given, utc) => {
  expect(instantFault(given)).toBeUndefined();
  expect(taken(given)).toBe(utc);
});

it.each(['2026-11-24T13:30:00', '2026-11-24T13:30'])('%s says no zone', (given) => {
  expect(instantFault(given)).toBe('time-without-zone');
  expect(taken(given)).toBe(given);
});

it.each([
  '2026-02-30T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-11-24T24:00:00Z',
  '2026-11-24T23:60:00Z',
  '2026-11-24T10:00:00+25:00',
  '2027-02-29T00:00:00Z',
  '2026-11-24',
  'tomorrow',
  '24/11/2026 13:30 +08:00',
  1795500000000,
  null,
  {},
])('%s is no time', (given) => {
  expect(instantFault(given)).toBe('time-invalid');
});
