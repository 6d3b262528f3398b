/** Takes a JSON body, and refuses by name what isn't one: wrong type, too large, malformed, too deep, characters that can't be kept, a name given twice. */
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { ProblemError, type ProblemReasonInput } from '../problem/problem-error';
import { repeatedMember } from './repeated-member';

const deepest = 32;

export interface JsonBodyOptions {
  readonly limitBytes: number;
  /** Media types that a route takes by its own means. */
  readonly alsoAccepts?: readonly AlsoAccepts[];
}
export interface AlsoAccepts {
  readonly types: readonly string[];
  /** The route's path; elsewhere these types are refused like any other. */
  readonly at: string;
}

export function jsonBody(options: JsonBodyOptions): RequestHandler {
  const others = options.alsoAccepts ?? [];
  const isOther = (request: Request): boolean =>
    others.some(({ types, at }) => request.path === at && Boolean(request.is([...types])));
  const texts = new WeakMap<object, Buffer>();
  const parse = express.json({
    limit: options.limitBytes,
    type: 'application/json',
    verify(request, _response, text, encoding) {
      // JSON that crosses systems is UTF-8 (RFC 8259, 8.1).
      if (encoding !== 'utf-8') throw Object.assign(new Error(encoding), { type: 'charset.unsupported' });
      texts.set(request, text);
    },
  });
  return (request: Request, response: Response, next: NextFunction) => {
    if (!hasBody(request) || isOther(request)) return next();
    if (!request.is('application/json')) return next(new ProblemError(415, 'content-type-unsupported'));
    parse(request, response, (error?: unknown) => {
      next(error === undefined ? faultOf(request.body, texts.get(request)) : asProblem(error, options.limitBytes));
    });
  };
}

const hasBody = (request: Request): boolean =>
  request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;

function asProblem(error: unknown, limit: number): unknown {
  switch ((error as { type?: string }).type) {
    case 'entity.too.large':
      return new ProblemError(413, 'body-too-large', [], { params: { limit } });
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return new ProblemError(415, 'content-type-unsupported');
    case 'request.aborted':
    case 'request.size.invalid':
      return new ProblemError(400, 'body-interrupted');
    case 'entity.parse.failed':
      return new ProblemError(400, 'body-malformed');
    default:
      // A broken compressed body comes as zlib's own error with a status.
      return (error as { status?: number }).status === 400 ? new ProblemError(400, 'body-malformed') : error;
  }
}

function faultOf(body: unknown, text?: Buffer): ProblemError | undefined {
  const fault = unkeepable(body);
  if (fault || text === undefined) return fault;
  const twice = repeatedMember(text.toString('utf8'));
  return twice === undefined
    ? undefined
    : new ProblemError(400, 'fields-invalid', [{ code: 'field-twice', field: twice }]);
}

/** PostgreSQL's text can't hold U+0000, UTF-8 can't hold half a surrogate pair: named at the field, before anything is written. */
function unkeepable(body: unknown): ProblemError | undefined {
  const fields: ProblemReasonInput[] = [];
  const visit = (value: unknown, pointer: string, depth: number): void => {
    if (depth > deepest) throw new ProblemError(400, 'body-too-deep', [], { params: { limit: deepest } });
    if (typeof value === 'string') {
      if (!isKeepable(value)) fields.push({ code: 'text-unreadable', field: pointer });
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
        if (key === '__proto__' || !isKeepable(key)) fields.push({ code: 'text-unreadable', field: pointer || '/' });
        // Left out without a word by what makes objects of bodies.
        else if (key === 'constructor') fields.push({ code: 'field-unknown', params: { field: key }, field: at });
        else visit(item, at, depth + 1);
      }
    }
  };
  try {
    visit(body, '', 1);
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
  return fields.length === 0 ? undefined : new ProblemError(400, 'fields-invalid', fields);
}

const brokenSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
export const isKeepable = (text: string): boolean => !text.includes('\0') && !brokenSurrogate.test(text);
