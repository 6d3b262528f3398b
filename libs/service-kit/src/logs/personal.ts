/** Keeps people's data and secrets out of logs: by the name of a field at any depth, and by shape inside texts of errors. */

const hidden = '[hidden]';
const hiddenKeys =
  /^(authorization|(set-)?cookie|password|secret|.*token|.*key_?material|identity.*|id_?(number|card).*|national_?id.*|phone.*|mobile.*|tel(ephone)?|e_?mail.*|contacts?|(full|given|family|person|display|real)_?name|body|parameters|detail|signature(image|data)?)$/i;
const deepest = 5;

/** Runs of eleven digits and more (phone and identity numbers), and e-mail addresses. */
const shapes = [/(?<![\w.-])\+?\d{11,18}[\dXx]?(?![\w-])/g, /[\w.+-]+@[\w-]+\.[\w.-]+/g];

export const scrubText = (text: string): string => shapes.reduce((rest, shape) => rest.replace(shape, hidden), text);

/** A copy of `fields` in which what is personal or secret is replaced. */
export function withoutPersonal(fields: Record<string, unknown>): Record<string, unknown> {
  return scrubbed(fields, 0) as Record<string, unknown>;
}

function scrubbed(value: unknown, depth: number): unknown {
  if (value instanceof Error) return describeError(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date || Buffer.isBuffer(value)) return value instanceof Date ? value : '[bytes]';
  if (depth >= deepest) return '[deeper]';
  if (Array.isArray(value)) return value.map((item) => scrubbed(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, hiddenKeys.test(key) ? hidden : scrubbed(item, depth + 1)]),
  );
}

/** What a log tells of an error: never the parameters or rows that drivers attach. */
export function describeError(error: Error, depth = 0): Record<string, unknown> {
  const { code, status, constraint } = error as { code?: unknown; status?: unknown; constraint?: unknown };
  return {
    type: error.name,
    message: scrubText(error.message),
    ...(code === undefined ? {} : { code }),
    ...(status === undefined ? {} : { status }),
    ...(constraint === undefined ? {} : { constraint }),
    stack: scrubText(error.stack ?? ''),
    ...(error.cause instanceof Error && depth < deepest ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}
