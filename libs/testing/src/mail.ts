/** Reads a mail as a person would see it: envelope, subject, text and HTML, decoded. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly raw: string;
}

const quotedPrintable = (text: string): Buffer =>
  Buffer.from(
    text
      .replaceAll(/=\r?\n/g, '')
      .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );

/** RFC 2047 words in a header: `=?UTF-8?B?...?=` and `=?UTF-8?Q?...?=`; neighbours are joined. */
const decodeHeader = (value: string): string =>
  value
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/((?:=\?[^?]+\?[BQ]\?[^?]*\?=)+)/gi, (run: string) =>
      Buffer.concat(
        [...run.matchAll(/=\?[^?]+\?([BQ])\?([^?]*)\?=/gi)].map(([, kind = '', text = '']) =>
          kind.toUpperCase() === 'B' ? Buffer.from(text, 'base64') : quotedPrintable(text.replaceAll('_', ' ')),
        ),
      ).toString('utf8'),
    );

interface Entity {
  readonly headers: Record<string, string>;
  readonly body: string;
}
function split(raw: string): Entity {
  const end = /\r?\n\r?\n/.exec(raw);
  const head = end ? raw.slice(0, end.index) : raw;
  const headers: Record<string, string> = {};
  for (const line of head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers[line.slice(0, colon).toLowerCase()] = decodeHeader(line.slice(colon + 1).trim());
  }
  return { headers, body: end ? raw.slice(end.index + end[0].length) : '' };
}

const decodeBody = ({ headers, body }: Entity): string => {
  const encoding = headers['content-transfer-encoding']?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return encoding === 'quoted-printable' ? quotedPrintable(body).toString('utf8') : body;
};

function leaves(entity: Entity): Entity[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(entity.headers['content-type'] ?? '')?.[1];
  if (!boundary) return [entity];
  return entity.body
    .split(`--${boundary}`)
    .slice(1)
    .filter((part) => !part.startsWith('--'))
    .flatMap((part) => leaves(split(part.replace(/^\r?\n/, ''))));
}

export function readMail(raw: string, from: string, to: readonly string[]): ReceivedMail {
  const entity = split(raw);
  const found = leaves(entity);
  const ofType = (type: string): string | undefined => {
    const leaf = found.find(({ headers }) => (headers['content-type'] ?? 'text/plain').toLowerCase().startsWith(type));
    return leaf && decodeBody(leaf).replaceAll('\r\n', '\n').trimEnd();
  };
  const html = ofType('text/html');
  return {
    from,
    to,
    subject: entity.headers.subject ?? '',
    text: ofType('text/plain') ?? '',
    ...(html === undefined ? {} : { html }),
    headers: entity.headers,
    raw,
  };
}
