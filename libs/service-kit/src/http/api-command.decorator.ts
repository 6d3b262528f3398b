/** What an operation tells its readers: summary, example, the headers it takes, and every code it may refuse with. */
import { applyDecorators, type Type } from '@nestjs/common';
import {
  ApiBody,
  ApiExtension,
  ApiExtraModels,
  ApiHeader,
  ApiOperation,
  ApiResponse,
  getSchemaPath,
} from '@nestjs/swagger';
import { problemResponses, ProblemDto } from './problem.dto';
import { rememberBody } from './schema-limits';

export interface ApiError {
  readonly status: number;
  readonly code: string;
}
export interface ApiAnswer {
  /** The class that describes the answer's body; absent: no body. */
  readonly type?: Type<unknown>;
  /** The answer is a list of `type`. */
  readonly list?: boolean;
  readonly description?: string;
  readonly example?: unknown;
  /** Default `application/json`. */
  readonly mediaType?: string;
  /** Its bytes are kept as they come: a generated client saves them as a file. */
  readonly file?: boolean;
}
export interface ApiReadOptions {
  readonly summary: string;
  readonly description?: string;
  readonly answer?: ApiAnswer;
  /** Codes of its own; those that any route may answer are added. */
  readonly errors?: readonly ApiError[];
}
export interface ApiCommandOptions extends ApiReadOptions {
  readonly body?: { readonly type: Type<unknown>; readonly example: unknown; readonly description?: string };
  /** Status of success; default 200. */
  readonly status?: number;
  /** False for a command that needs no Idempotency-Key because doing it twice is the same by its nature. */
  readonly idempotencyKey?: boolean;
  /** Takes an optional If-Match with the sequence the caller saw. */
  readonly ifMatch?: boolean;
}

const anyRoute: readonly ApiError[] = [
  { status: 401, code: 'token-missing' },
  { status: 401, code: 'token-invalid' },
  { status: 401, code: 'token-expired' },
  { status: 401, code: 'token-audience' },
  { status: 403, code: 'scope-missing' },
  { status: 403, code: 'tenant-missing' },
  { status: 429, code: 'too-many-requests' },
  { status: 500, code: 'internal' },
  { status: 503, code: 'busy' },
  { status: 503, code: 'database-unavailable' },
  { status: 503, code: 'timeout' },
];
const anyRead: readonly ApiError[] = [{ status: 400, code: 'query-invalid' }, ...anyRoute];
const anyCommand: readonly ApiError[] = [
  { status: 400, code: 'body-malformed' },
  { status: 400, code: 'fields-invalid' },
  { status: 413, code: 'body-too-large' },
  { status: 415, code: 'content-type-unsupported' },
  ...anyRoute,
];
const keyErrors: readonly ApiError[] = [
  { status: 400, code: 'idempotency-key-missing' },
  { status: 400, code: 'idempotency-key-invalid' },
];

/** A route that reads. */
export const ApiRead = (options: ApiReadOptions): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: options.summary, description: options.description }),
    ...answered(200, options.answer),
    ...problemResponses([...anyRead, ...(options.errors ?? [])]),
  );

/** A route that changes something. */
export const ApiCommand = (options: ApiCommandOptions): MethodDecorator => {
  if (options.body) rememberBody(options.body.type);
  return applyDecorators(
    ApiOperation({ summary: options.summary, description: options.description }),
    ...(options.body
      ? [
          ApiBody({
            type: options.body.type,
            required: true,
            description: options.body.description,
            examples: { example: { summary: options.summary, value: options.body.example } },
          }),
        ]
      : []),
    ...(options.idempotencyKey === false
      ? [ApiExtension('x-idempotent', true)]
      : [
          ApiHeader({
            name: 'Idempotency-Key',
            required: true,
            description:
              'Makes the command happen once: the same key with the same body gets the first answer again; with another body it is refused.',
            schema: {
              type: 'string',
              pattern: '^[A-Za-z0-9._:-]{8,128}$',
              example: '6f1c2f8e-7d0f-4a53-9b1e-2f4c9b1d0a11',
            },
          }),
        ]),
    ...(options.ifMatch
      ? [
          ApiHeader({
            name: 'If-Match',
            required: false,
            description:
              'The sequence that the caller saw; if the permit has moved on, the command is refused with 412.',
            schema: { type: 'string', example: '"7"' },
          }),
        ]
      : []),
    ...answered(options.status ?? 200, options.answer),
    ...problemResponses([
      ...anyCommand,
      ...(options.idempotencyKey === false ? [] : keyErrors),
      ...(options.ifMatch ? [{ status: 412, code: 'stale-sequence' }] : []),
      ...(options.errors ?? []),
    ]),
  );
};

function answered(status: number, answer: ApiAnswer | undefined): MethodDecorator[] {
  const description = answer?.description ?? (answer?.type ? 'Done.' : 'Done; no body.');
  if (!answer?.type && answer?.example === undefined && !answer?.mediaType)
    return [ApiResponse({ status, description })];
  const schema = answer.type
    ? answer.list
      ? { type: 'array' as const, items: { $ref: getSchemaPath(answer.type) } }
      : { $ref: getSchemaPath(answer.type) }
    : // What a stream sends is no one text: readers of the description take each of its events for a value of the schema.
      answer.mediaType === 'text/event-stream'
      ? {}
      : { type: 'string' as const, ...(answer.file && { format: 'binary' }) };
  const content = {
    [answer.mediaType ?? 'application/json']: {
      schema,
      ...(answer.example === undefined ? {} : { examples: { example: { value: answer.example } } }),
    },
  };
  return [
    ...(answer.type ? [ApiExtraModels(answer.type, ProblemDto) as MethodDecorator] : []),
    ApiResponse({ status, description, content }),
  ];
}
