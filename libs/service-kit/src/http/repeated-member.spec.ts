/** Names that come twice in one object, wherever they stand and however they are written; the same name in two objects is none. */
import { repeatedMember } from './repeated-member';

it.each([
  ['{"a":1,"a":2}', '/a'],
  ['{"a":1, "\\u0061" :2}', '/a'],
  [
    '{"form":{"lowestLel":4.3,"hazards":[{"hazard":"x"},{"hazard":"y","control":1,"control":2}]}}',
    '/form/hazards/1/control',
  ],
  ['{"a":{"b":1},"c":[{}],"a":{}}', '/a'],
  ['[[],[{"x/y":1,"x/y":2}]]', '/1/0/x~1y'],
  ['{"__proto__":1,"__proto__":2}', '/__proto__'],
  ['{"text":"\\"a\\":1","b":"}","b":1}', '/b'],
])('%s names a member twice', (text, at) => expect(repeatedMember(text)).toBe(at));

it.each([
  '{"a":{"a":{"a":1}},"b":[{"a":1},{"a":2}]}',
  '{"a":"a","b":"a"}',
  '{"text":"{\\"a\\":1,\\"a\\":2}"}',
  '["a","a",{"a":"\\\\"},"a"]',
  '{"a":"b\\\\","b":1}',
  '"a"',
  '1',
  '{}',
])('%s names none twice', (text) => {
  JSON.parse(text);
  expect(repeatedMember(text)).toBeUndefined();
});
