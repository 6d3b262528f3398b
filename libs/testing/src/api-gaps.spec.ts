/** Each demand is made: a document that says everything has no gap, and one that leaves a thing out has just that one. */
import { apiGaps, apiOperations, type ApiDocument } from './api-gaps';

const examples = { example: { value: {} } };
const whole = {
  summary: 'Mark as read',
  security: [{ bearer: [] }],
  parameters: [{ name: 'Idempotency-Key', description: 'Once.' }],
  requestBody: { content: { 'application/json': { examples } } },
  responses: { 200: { content: { 'application/json': { examples } } }, 401: {}, 403: {}, 503: {} },
};
const document = (operation: object, openapi = '3.1.0'): ApiDocument =>
  ({ openapi, paths: { '/reads': { post: { ...whole, ...operation } } } }) as unknown as ApiDocument;

it('finds nothing in a document that says everything', () => {
  expect(apiGaps(document({}))).toEqual([]);
  expect(apiOperations(document({}))).toEqual(['POST /reads']);
  expect(apiGaps(document({ parameters: [], 'x-idempotent': true }))).toEqual([]);
});

it.each([
  [{ summary: '' }, 'no summary'],
  [{ security: undefined }, 'open to anybody'],
  [{ parameters: [] }, 'no Idempotency-Key'],
  [{ parameters: [{ name: 'Idempotency-Key' }] }, 'Idempotency-Key is not described'],
  [{ requestBody: { content: { 'application/json': {} } } }, 'no example of the body as application/json'],
  [
    { responses: { ...whole.responses, 200: { content: { 'text/plain': {} } } } },
    'no example of the answer as text/plain',
  ],
])('finds what is left out: %j', (operation, gap) => {
  expect(apiGaps(document(operation))).toEqual([`POST /reads: ${gap}`]);
});

it('finds an unnamed refusal, a missing success, and an older OpenAPI', () => {
  expect(apiGaps(document({ responses: {} }, '3.0.0'))).toEqual([
    'OpenAPI 3.0.0',
    'POST /reads: no success',
    'POST /reads: no 401',
    'POST /reads: no 403',
    'POST /reads: no 503',
  ]);
});
