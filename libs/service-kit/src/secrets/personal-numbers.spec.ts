/** Phone and identity numbers are found however people write them; tags, drawings, work orders and readings are none. */
import { holdsPersonalNumber, maskPersonalNumbers } from './personal-numbers';

it.each([
  ['王师傅 13812345678 说可以', '王师傅 •••••••••78 说可以'],
  ['电话138-1234-5678。', '电话•••-••••-••78。'],
  ['+86 138 1234 5678', '+•• ••• •••• ••78'],
  ['call 0086 13812345678', 'call •••• •••••••••78'],
  ['１３８１２３４５６７８', '•••••••••78'],
  ['值班室 021-58881234', '值班室 •••-••••••34'],
  ['ring +1 555 010 4477 first', 'ring +• ••• ••• ••77 first'],
  ['(713) 555-0142 or 713-555-0143', '(•••) •••-••42 or •••-•••-••43'],
  ['ssn 078-05-1120', 'ssn •••-••-••20'],
  ['身份证110101199003078515，已核', '身份证••••••••••••••••15，已核'],
  ['11010119900307851X', '••••••••••••••••1X'],
])('%s', (given, masked) => {
  expect(holdsPersonalNumber(given)).toBe(true);
  expect(maskPersonalNumbers(given)).toBe(masked);
  expect(holdsPersonalNumber(masked)).toBe(false);
});

it.each([
  'P-2103 and XV-2103A, PID-21-003',
  'work order 000012345678',
  'serial 12812345678',
  '1381234567 is one digit short',
  '138123456789 is one too many',
  '0.13812345678 m³',
  '2026-11-24 09:05, 0.2 %VOL, 20.9 %',
  'TK-101 to TK-138, DN80 PN16, 10.5 kPa',
  'case 110101199013078515 has no such month',
  'DH-2026-000123 replaces DH-2026-000117',
  'from 2026-11-24T13:30:00+08:00 on',
])('%s: holds none', (text) => {
  expect(holdsPersonalNumber(text)).toBe(false);
  expect(maskPersonalNumbers(text)).toBe(text);
});
