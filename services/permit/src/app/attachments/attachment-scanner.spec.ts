/** The hook takes a scanner's word, and no other answer for one. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { HttpScanner, NoScanner } from './attachment-scanner';

describe('scanner hook', () => {
  let server: Server;
  let folder: string;
  let answer: { status: number; body: string };
  let asked: { type?: string; body: string } | undefined;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'scanner-'));
    await writeFile(join(folder, 'file'), 'bytes of a file');
    server = createServer((request, response) => {
      void text(request).then((body) => {
        asked = { type: request.headers['content-type'], body };
        response.writeHead(answer.status).end(answer.body);
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await rm(folder, { recursive: true });
  });

  const scan = (status: number, body: string): Promise<string> => {
    answer = { status, body };
    const { port } = server.address() as AddressInfo;
    return new HttpScanner(`http://127.0.0.1:${port}/scan`, 5000).scan({
      path: join(folder, 'file'),
      mediaType: 'image/png',
    });
  };

  it('is shown the bytes, and believed', async () => {
    expect(await scan(200, '{"verdict":"clean"}')).toBe('clean');
    expect(asked).toEqual({ type: 'image/png', body: 'bytes of a file' });
    expect(await scan(200, '{"verdict":"refused"}')).toBe('refused');
  });

  it.each([
    [500, '{"verdict":"clean"}'],
    [200, '{"verdict":"not-scanned"}'],
    [200, 'fine'],
  ])('lets nothing in on %d %s', async (status, body) => {
    await expect(scan(status, body)).rejects.toMatchObject({ status: 503, code: 'attachment-scanner-unavailable' });
  });

  it('says that nobody looked where there is none', async () => {
    expect(await new NoScanner().scan()).toBe('not-scanned');
  });
});
