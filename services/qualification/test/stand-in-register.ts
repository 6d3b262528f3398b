/** A register of certificates for tests: a real HTTP server on loopback with a JSON API and a query form, and every way of being in trouble. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StandInCertificate {
  readonly number: string;
  readonly name: string;
  /** As shown, possibly masked. */
  readonly identity: string;
  readonly trade: string;
  readonly issued: string;
  readonly until: string;
  readonly status: string;
}
/** `silent`: takes the request and never answers. `broken`: cuts the connection. */
export type Trouble =
  'none' | 'silent' | 'broken' | 'error' | 'rate-limited' | 'redirect' | 'garbage' | 'captcha' | 'huge' | 'new-layout';
/** How the page lays the record out. */
export type Layout = 'pairs' | 'columns' | 'definitions' | 'lines' | 'gbk';

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const cells = (one: StandInCertificate): [string, string][] => [
  ['证书编号', one.number],
  ['姓名', one.name],
  ['证件号码', one.identity],
  ['作业类别', one.trade],
  ['初领日期', one.issued],
  ['有效期至', one.until],
  ['证书状态', one.status],
];

const page = (body: string, charset = 'utf-8'): string => `<!doctype html><html><head><meta charset="${charset}">
  <title>证书查询</title><script>var 证书状态 = "有效";</script></head><body>
  <div style="display: none">未查询到相关证书</div>
  <form method="post"><label>证书编号</label><input name="certNo"><label>姓名</label><input name="name"><button>查询</button></form>
  ${body}<p>版权所有：某某局</p></body></html>`;

const layouts: Record<Layout, (found: readonly StandInCertificate[]) => string> = {
  pairs: (found) =>
    found
      .map((one) => {
        const rows = cells(one);
        const row = (pair: [string, string] | undefined): string =>
          pair ? `<th>${pair[0]}：</th><td>&nbsp;<span>${escape(pair[1])}</span></td>` : '';
        return `<table>${[0, 2, 4, 6].map((at) => `<tr>${row(rows[at])}${row(rows[at + 1])}</tr>`).join('')}</table>`;
      })
      .join(''),
  columns: (found) =>
    `<table><thead><tr><th>序号</th>${cells(found[0]!)
      .map(([label]) => `<th>${label}</th>`)
      .join('')}</tr></thead><tbody>${found
      .map(
        (one, index) =>
          `<tr><td>${index + 1}</td>${cells(one)
            .map(([, value]) => `<td>${escape(value)}</td>`)
            .join('')}</tr>`,
      )
      .join('')}</tbody></table>`,
  definitions: (found) =>
    `<dl>${cells(found[0]!)
      .map(([label, value]) => `<dt>${label}</dt><dd>${escape(value)}</dd>`)
      .join('')}</dl>`,
  lines: (found) =>
    `<ul>${cells(found[0]!)
      .map(([label, value]) => `<li>${label}：${escape(value)}</li>`)
      .join('')}</ul>`,
  gbk: (found) => layouts.columns(found),
};

/** The few characters that the tests need, as GBK has them: Node decodes GBK but does not write it. */
const gbkOf = (text: string): Buffer => {
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, Buffer>();
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1) {
      if (low === 0x7f) continue;
      const bytes = Buffer.from([high, low]);
      codes.set(decoder.decode(bytes), bytes);
    }
  return Buffer.concat([...text].map((one) => (one.charCodeAt(0) < 0x80 ? Buffer.from(one) : codes.get(one)!)));
};

export class StandInRegister {
  readonly certificates: StandInCertificate[] = [];
  trouble: Trouble = 'none';
  layout: Layout = 'pairs';
  retryAfter = '7';
  /** Bodies and addresses of the queries that came, in order. */
  readonly asked: string[] = [];
  private readonly open = new Set<ServerResponse>();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<StandInRegister> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const register = new StandInRegister(server, `http://127.0.0.1:${port}`);
    server.on('request', (request, response) => void register.handle(request, response));
    return register;
  }

  async stop(): Promise<void> {
    for (const response of this.open) response.destroy();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    this.asked.push(`${request.method} ${request.url} ${body}`);
    if (this.meet(response)) return;
    const url = new URL(request.url ?? '/', this.url);
    if (url.pathname === '/api') return this.json(response, body === '' ? url.searchParams : JSON.parse(body));
    if (url.pathname === '/query' && request.method === 'GET' && url.search === '') {
      response.setHeader('set-cookie', 'session=abc; Path=/; HttpOnly');
      response.end(page('<form><input type="hidden" name="token" value="t-1"></form>'));
      return;
    }
    return this.html(request, response, request.method === 'GET' ? url.searchParams : new URLSearchParams(body));
  }

  /** True when the present trouble has dealt with the request. */
  private meet(response: ServerResponse): boolean {
    const answers: Partial<Record<Trouble, () => void>> = {
      silent: () => this.open.add(response),
      broken: () => response.destroy(),
      error: () => response.writeHead(502).end('bad gateway'),
      'rate-limited': () => response.writeHead(429, { 'retry-after': this.retryAfter }).end(),
      redirect: () => response.writeHead(302, { location: `${this.url}/login` }).end(),
      garbage: () => response.writeHead(200, { 'content-type': 'text/html' }).end('<html><p>系统维护中</p></html>'),
      captcha: () => response.end(page('<table><tr><td>验证码</td><td><input name="captcha"></td></tr></table>')),
      huge: () => response.end('x'.repeat(600 * 1024)),
    };
    const answer = answers[this.trouble];
    answer?.();
    return answer !== undefined;
  }

  private json(response: ServerResponse, asked: URLSearchParams | Record<string, string>): void {
    const number = asked instanceof URLSearchParams ? asked.get('certNo') : asked.certNo;
    const found = this.certificates.find((one) => one.number === number);
    response.setHeader('content-type', 'application/json; charset=utf-8');
    const data = found && {
      certNo: found.number,
      holder: { name: found.name, idNo: found.identity },
      trade: found.trade,
      issueDate: found.issued,
      expireDate: found.until,
      status: found.status,
    };
    if (this.trouble === 'new-layout') response.end(JSON.stringify({ result: data }));
    else response.end(JSON.stringify(data ? { code: 'OK', data } : { code: 'NO_RECORD' }));
  }

  /** Finds by number, and shows every certificate of that holder when the layout has room. */
  private html(request: IncomingMessage, response: ServerResponse, asked: URLSearchParams): void {
    if (request.method === 'POST' && asked.get('token') !== null && request.headers.cookie !== 'session=abc') {
      response.writeHead(403).end(page('会话已失效'));
      return;
    }
    const named = this.certificates.filter((one) => one.name === asked.get('name'));
    const found =
      this.layout === 'columns' || this.layout === 'gbk'
        ? named
        : this.certificates.filter((one) => one.number === asked.get('certNo'));
    const body =
      found.length > 0
        ? layouts[this.layout](found)
        : '<p>证书编号：' + escape(asked.get('certNo') ?? '') + '</p><div class="tip">未查询到相关证书！</div>';
    if (this.layout === 'gbk') {
      response.setHeader('content-type', 'text/html');
      response.end(gbkOf(page(body, 'gbk').replaceAll('\u00a0', ' ')));
      return;
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(page(body));
  }
}

export const welding = '焊接与热切割作业';
const statusWords = {
  valid: ['有效', 'VALID'],
  revoked: ['已注销', '已吊销', 'REVOKED'],
  expired: ['已过期', 'EXPIRED'],
};
const classes = { 'special-trade/welding-hot-cutting': welding };
const query = { certNo: 'number', name: 'holderName', idNo: 'identityNumber', trade: 'certificateClass' } as const;

/** Longer than any answer takes on a busy machine: a shorter one takes a slow machine for a silent register. */
export const patienceMs = 8_000;

/** How an operator would write the stand-in down, for each adapter. */
export const standInConfigs = (register: StandInRegister, timeoutMs = patienceMs) =>
  ({
    json: {
      id: 'stand-in-json',
      kind: 'json',
      url: `${register.url}/api`,
      method: 'POST',
      classes,
      query,
      headers: { 'x-api-key': '${STAND_IN_KEY}' },
      timeoutMs,
      statusWords,
      fields: {
        number: 'data.certNo',
        status: 'data.status',
        holderName: 'data.holder.name',
        identityNumber: 'data.holder.idNo',
        certificateClass: 'data.trade',
        issuedOn: 'data.issueDate',
        validUntil: 'data.expireDate',
      },
      notFound: { path: 'code', values: ['NO_RECORD'] },
    },
    form: {
      id: 'stand-in-form',
      kind: 'form',
      url: `${register.url}/query`,
      formUrl: `${register.url}/query`,
      method: 'POST',
      classes,
      query,
      timeoutMs,
      statusWords,
      labels: {
        number: ['证书编号', '证号'],
        status: ['证书状态', '状态'],
        holderName: ['姓名'],
        identityNumber: ['证件号码', '身份证号'],
        certificateClass: ['作业类别'],
        issuedOn: ['初领日期', '发证日期'],
        validUntil: ['有效期至'],
      },
      notFoundWords: ['未查询到'],
    },
  }) as const;
