/** Takes a JSON body, and refuses by name what isn't one: wrong type, too large, malformed, too deep, characters that can't be kept. */
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { ProblemError } from '../problem/problem-error';

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
  const parse = express.json({ limit: options.limitBytes, type: 'application/json' });
  return (request: Request, response: Response, next: NextFunction) => {
    if (!hasBody(request) || isOther(request)) return next();
    if (!request.is('application/json')) return next(new ProblemError(415, 'content-type-unsupported'));
    parse(request, response, (error?: unknown) => {
      next(error === undefined ? unkeepable(request.body) : asProblem(error, options.limitBytes));
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

/** PostgreSQL's text can't hold U+0000, UTF-8 can't hold half a surrogate pair: named at the field, before anything is written. */
function unkeepable(body: unknown): ProblemError | undefined {
  const fields: { code: string; field: string }[] = [];
  const visit = (value: unknown, pointer: string, depth: number): void => {
    if (depth > deepest) throw new ProblemError(400, 'body-too-deep', [], { params: { limit: deepest } });
    if (typeof value === 'string') {
      if (!isKeepable(value)) fields.push({ code: 'text-unreadable', field: pointer });
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
        if (key === '__proto__' || !isKeepable(key)) fields.push({ code: 'text-unreadable', field: pointer || '/' });
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
