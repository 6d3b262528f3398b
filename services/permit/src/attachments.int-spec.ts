/** Attachments over HTTP on a real database and both storages: told by content, kept once, bound to permits by hash, one tenant's own. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { until } from '@holdpoint/testing';
import { Transformer } from '@napi-rs/image';
import S3rver from 's3rver';
import { PreviewPool } from './app/attachments/preview-pool';
import { photo } from './test-support/photo';
import { crew, hotWork, Job, setUpPlant } from './test-support/plant';
import { runningPermits, type Answer, type Phone, type RunningPermits } from './test-support/running-permits';

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
const limit = 64 * 1024;
const here = { latitude: 30.62871, longitude: 121.06592 };
const stranger = `att-${randomUUID()}`;

/** A scanner that takes whatever holds EICAR for what it says it is. */
async function scanner(): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      response.end(JSON.stringify({ verdict: body.includes('EICAR') ? 'refused' : 'clean' }));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}

describe('attachments', () => {
  let permits: RunningPermits;
  let phone: Phone;
  let port: number;
  let folder: string;
  let scan: { url: string; server: Server };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attachments-'));
    scan = await scanner();
    permits = await runningPermits({
      environment: {
        HOLDPOINT_ATTACHMENTS_DIR: folder,
        HOLDPOINT_ATTACHMENTS_MAX_BYTES: String(limit),
        HOLDPOINT_ATTACHMENTS_SCAN_URL: scan.url,
        HOLDPOINT_ATTACHMENTS_S3_BUCKET: '',
      },
    });
    await setUpPlant(permits);
    phone = permits.phone(crew.applicant);
    ({ port } = (permits.app.getHttpServer() as Server).address() as AddressInfo);
  });
  afterAll(async () => {
    await permits.stop();
    scan.server.closeAllConnections();
    scan.server.close();
    await rm(folder, { recursive: true });
  });

  const bring = (content: Buffer, type = 'image/jpeg', query = ''): Promise<Answer> =>
    phone.upload(`/attachments${query}`, content, type);
  const problem = ({ status, body }: Answer): [number, string | undefined] => [status, body.code];

  it('keeps what it is told once, and gives it out as a download and nothing else', async () => {
    const content = photo({ comment: 'kept' });
    const first = await bring(content);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ sha256: sha256(content), bytes: content.length, mediaType: 'image/jpeg' });
    expect(first.body).toMatchObject({ uploadedBy: crew.applicant, scan: 'clean', exif: {}, claimed: {} });
    const again = await bring(content, 'application/octet-stream');
    expect(again.body.id).toBe(first.body.id);
    const atOnce = await Promise.all([1, 2, 3, 4].map(() => bring(photo({ comment: 'at once' }))));
    expect(new Set(atOnce.map(({ body }) => body.id)).size).toBe(1);
    const id = String(first.body.id);
    expect((await phone.get(`/attachments/${id}`)).body).toEqual(first.body);
    expect((await phone.bytes(`/attachments/${id}/content`)).equals(content)).toBe(true);
    const { headers } = await phone.get(`/attachments/${id}/content`);
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename="${id}.jpg"`,
    });
  });

  it('is told by its content, and refuses what it is not, what is nothing, and what is too much', async () => {
    expect(problem(await bring(Buffer.from('MZ\x90\0 a program'), 'image/jpeg'))).toEqual([
      415,
      'attachment-type-unsupported',
    ]);
    expect(problem(await bring(Buffer.from('%PDF-1.7\n'), 'image/jpeg'))).toEqual([422, 'attachment-disguised']);
    expect(problem(await bring(Buffer.from('<html></html>'), 'text/html'))).toEqual([415, 'content-type-unsupported']);
    expect(problem(await bring(Buffer.from('{}'), 'application/json'))).toEqual([415, 'content-type-unsupported']);
    expect(problem(await bring(Buffer.alloc(0)))).toEqual([422, 'attachment-empty']);
    const most = Buffer.concat([photo(), Buffer.alloc(limit - photo().length)]);
    expect((await bring(most)).status).toBe(201);
    expect(problem(await bring(Buffer.concat([most, Buffer.from('x')])))).toEqual([413, 'attachment-too-large']);
    expect(problem(await bring(Buffer.concat([most, Buffer.alloc(8_000_000)])))).toEqual([413, 'attachment-too-large']);
    const elsewhere = await phone.upload('/permits', photo(), 'image/jpeg');
    expect(problem(elsewhere)).toEqual([415, 'content-type-unsupported']);
  });

  it("shows a photo's own time and place beside the claimed ones", async () => {
    const content = photo({ takenAt: '2026:11:24 13:28:00', zone: '+08:00', ...here });
    const claim = `?claimedAt=2026-11-24T13:30:00%2B08:00&latitude=${here.latitude + 0.001}&longitude=${here.longitude}`;
    const { body } = await bring(content, 'image/jpeg', claim);
    expect(body).toMatchObject({
      exif: { takenAt: '2026-11-24T05:28:00.000Z' },
      claimed: { at: '2026-11-24T05:30:00.000Z', latitude: here.latitude + 0.001 },
      minutesFromTakenToClaimed: 2,
      metresFromTakenToClaimed: 111,
    });
    const half = await bring(content, 'image/jpeg', '?latitude=30');
    expect(half.body.reasons).toEqual([expect.objectContaining({ code: 'field-required', field: '/longitude' })]);
  });

  it('never gives out what the scanner refused, nor takes it in a form', async () => {
    const content = photo({ comment: 'EICAR' });
    expect(problem(await bring(content))).toEqual([422, 'attachment-refused']);
    expect(problem(await bring(content))).toEqual([422, 'attachment-refused']);
    const [row] = await permits.database.query<{ id: string }>(
      `select id from attachment where sha256 = '${sha256(content)}'`,
    );
    expect(problem(await phone.get(`/attachments/${row!.id}/content`))).toEqual([404, 'attachment-refused']);
    expect(await readdir(folder, { recursive: true })).not.toContainEqual(expect.stringContaining(sha256(content)));
    const refused = await phone.post('/permits', hotWork({}, { drawings: [stranger, row!.id] }));
    expect(refused.status).toBe(422);
    expect(refused.body.reasons).toEqual([
      expect.objectContaining({ code: 'attachment-unknown', field: '/form/drawings/0' }),
      expect.objectContaining({ code: 'attachment-refused', field: '/form/drawings/1' }),
    ]);
  });

  const contentOf = (path: string): string[] => readdirSync(path, { recursive: true }).map(String);
  const previewOf = async (
    id: unknown,
    asking = phone,
  ): Promise<{ bytes: Buffer; headers: Answer['headers']; status: number }> => {
    const path = `/attachments/${String(id)}/preview`;
    const bytes = await asking.bytes(path);
    return { bytes, ...(await asking.get(path)) };
  };

  it('has a small picture, made once, kept beside it, and shut in', async () => {
    const pixels = Transformer.fromRgbaPixels(Buffer.alloc(900 * 600 * 4, 0x55), 900, 600);
    const says = photo({ takenAt: '2026:11:24 13:28:00', zone: '+08:00', ...here });
    // What the camera said of a photo, before a picture of some size.
    const exif = says.subarray(2, 4 + says.readUInt16BE(4));
    const content = Buffer.concat([says.subarray(0, 2), exif, (await pixels.jpeg()).subarray(2)]);
    const { body } = await bring(content);
    expect(body).toMatchObject({ preview: 'picture', exif: { latitude: expect.closeTo(here.latitude, 4) as number } });
    const [first, second] = await Promise.all([previewOf(body.id), previewOf(body.id)]);
    expect(first.bytes.equals(second.bytes)).toBe(true);
    const { width, height, format, exif: left } = await new Transformer(first.bytes).metadata(true);
    expect([width, height, format, left]).toEqual([480, 320, 'webp', undefined]);
    expect(first.headers).toMatchObject({
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': `inline; filename="${String(body.id)}.webp"`,
    });
    const kept = contentOf(folder).filter((name) => name.includes(sha256(content)));
    expect(kept.map((name) => name.split('/').at(-1)).sort()).toEqual([sha256(content), `${sha256(content)}.preview`]);
    // From now on it comes from beside the file, whatever became of the threads.
    const pool = permits.app.get(PreviewPool);
    const again = jest.spyOn(pool, 'run').mockRejectedValue(new Error('not asked'));
    expect((await previewOf(body.id)).bytes.equals(first.bytes)).toBe(true);
    again.mockRestore();
    expect((await phone.get(`/attachments/${String(body.id)}/content`)).headers['content-security-policy']).toBe(
      "default-src 'none'; sandbox",
    );
  });

  it('has the icon of its type where no picture is made of it, and nothing for strangers', async () => {
    const paper = await bring(Buffer.from('%PDF-1.7\n'), 'application/pdf');
    expect(paper.body.preview).toBe('icon');
    const { bytes, headers } = await previewOf(paper.body.id);
    expect(headers['content-type']).toMatch(/^image\/svg\+xml/);
    expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox");
    expect(bytes.toString()).toContain('>PDF<');
    const broken = await bring(Buffer.from('\xff\xd8\xff\xe0 not a photo', 'latin1'));
    expect((await previewOf(broken.body.id)).bytes.toString()).toContain('>JPEG<');
    const other = permits.phone(crew.applicant, { tenant: 'rival' });
    expect(problem(await other.get(`/attachments/${String(broken.body.id)}/preview`))).toEqual([
      404,
      'attachment-unknown',
    ]);
  });

  /** A form as a browser sends it, by its own means. */
  const sendForm = async (form: FormData, asking = crew.applicant): Promise<Answer> => {
    const answer = await fetch(`http://127.0.0.1:${port}/attachments/form`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await permits.phone(asking).bearer()}`, 'accept-language': 'en' },
      body: form,
    });
    return { status: answer.status, body: (await answer.json()) as Answer['body'], headers: {}, text: '' };
  };
  const formOf = (content: Buffer, fields: Readonly<Record<string, string>> = {}, type = 'image/jpeg'): FormData => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(content)], { type }), '../../etc/passwd.jpg');
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    return form;
  };

  it('comes in a form too, with what is claimed beside it', async () => {
    const content = photo({ comment: 'in a form' });
    const fields = { claimedAt: '2026-11-24T13:30:00+08:00', latitude: '30.5', longitude: '121' };
    const { status, body } = await sendForm(formOf(content, fields));
    expect([status, body.sha256]).toEqual([201, sha256(content)]);
    expect(body.claimed).toEqual({ at: '2026-11-24T05:30:00.000Z', latitude: 30.5, longitude: 121 });
    expect((await bring(content)).body.id).toBe(body.id);
  });

  it('in a form is held against the same rules, and against those of the form', async () => {
    const content = photo({ comment: 'never kept' });
    expect(problem(await sendForm(formOf(Buffer.from('MZ a program'))))).toEqual([415, 'attachment-type-unsupported']);
    expect(problem(await sendForm(formOf(content, {}, 'application/pdf')))).toEqual([422, 'attachment-disguised']);
    expect(problem(await sendForm(formOf(Buffer.concat([content, Buffer.alloc(limit)]))))).toEqual([
      413,
      'attachment-too-large',
    ]);
    const unknown = await sendForm(formOf(content, { surprise: '1' }));
    expect(unknown.body.reasons).toEqual([expect.objectContaining({ code: 'field-unknown', field: '/surprise' })]);
    const half = await sendForm(formOf(content, { latitude: '30' }));
    expect(half.body.reasons).toEqual([expect.objectContaining({ code: 'field-required', field: '/longitude' })]);
    const two = formOf(content);
    two.append('file', new Blob(['more']), 'more.jpg');
    expect(problem(await sendForm(two))).toEqual([400, 'form-too-many-parts']);
    const none = new FormData();
    none.append('claimedAt', '2026-11-24T13:30:00+08:00');
    expect((await sendForm(none)).body.reasons).toEqual([
      expect.objectContaining({ code: 'field-required', field: '/file' }),
    ]);
    const known = await permits.database.query(`select id from attachment where sha256 = '${sha256(content)}'`);
    expect([known, contentOf(folder).filter((name) => name.includes(sha256(content)))]).toEqual([[], []]);
  });

  it('leaves nothing of a form that breaks off, wherever it does', async () => {
    const staged = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('holdpoint-attachment-'));
    const before = staged();
    const content = photo({ comment: 'broken off' });
    const bearer = await permits.phone(crew.applicant).bearer();
    const part =
      '--cut\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n';
    // In the middle of the file, and after it where the form's end is still to come.
    for (const sent of [content.subarray(0, 200), Buffer.concat([content, Buffer.from('\r\n--cut\r\nContent-Dis')])]) {
      const socket = connect(port, '127.0.0.1');
      socket.write(
        `POST /attachments/form HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${bearer}\r\nContent-Length: 9000\r\nContent-Type: multipart/form-data; boundary=cut\r\n\r\n${part}`,
      );
      socket.write(sent);
      await until(() => Promise.resolve(staged().length > before.length), { what: 'the file coming in' });
      socket.destroy();
      await until(() => Promise.resolve(staged().length === before.length), { what: 'the file being gone' });
    }
    const known = await permits.database.query(`select id from attachment where sha256 = '${sha256(content)}'`);
    expect([known, contentOf(folder).filter((name) => name.includes(sha256(content)))]).toEqual([[], []]);
  });

  it("is its tenant's own", async () => {
    const { body } = await bring(photo({ comment: 'ours' }));
    const other = permits.phone(crew.applicant, { tenant: 'rival' });
    expect(problem(await other.get(`/attachments/${String(body.id)}`))).toEqual([404, 'attachment-unknown']);
    expect(problem(await other.get(`/attachments/${String(body.id)}/content`))).toEqual([404, 'attachment-unknown']);
    const theirs = await other.upload('/attachments', photo({ comment: 'ours' }), 'image/jpeg');
    expect([theirs.status, theirs.body.id === body.id]).toEqual([201, false]);
  });

  it('is bound to a permit by its hash, which the audit file holds', async () => {
    const content = photo({ takenAt: '2026:11:24 13:28:00', zone: '+08:00', ...here, comment: 'drawing' });
    const { body } = await bring(content);
    const id = String(body.id);
    const elsewhere = { sha256: 'f'.repeat(64), name: 'sketch.pdf' };
    const job = await Job.submitted(permits, hotWork({}, { drawings: [id, elsewhere, 'cabinet 3, folder 12'] }));
    const bound = { attachment: id, sha256: sha256(content) };
    expect(((await job.read()).state as { form: { drawings: unknown } }).form.drawings).toEqual([
      bound,
      elsewhere,
      'cabinet 3, folder 12',
    ]);
    const list = await phone.get(`/permits/${job.number}/attachments`);
    expect(list.body).toEqual([
      expect.objectContaining({
        id,
        field: '/form/drawings',
        recordedSha256: sha256(content),
        metresFromTakenToWorkPoint: 0,
      }),
    ]);
    const audit = await phone.bytes(`/permits/${job.number}/audit`);
    expect(audit.toString('utf8')).toContain(JSON.stringify(bound));
    const bundle = await phone.bytes(`/permits/${job.number}/bundle`);
    const inBundle = { bytes: content.length, id, mediaType: 'image/jpeg', sha256: sha256(content) };
    expect(bundle.toString('latin1')).toContain(`attachments/${job.number}.json`);
    expect(bundle.toString('utf8')).toContain(JSON.stringify([inBundle]));
    expect(problem(await phone.get('/permits/DH-2026-999999/attachments'))).toEqual([404, 'permit-unknown']);

    const back = { siteClear: true, noEmbers: true, restored: true, attachments: [id, stranger] };
    const refused = await job.act(crew.charge, 'hand-back', back);
    expect(refused.body.reasons).toEqual([
      expect.objectContaining({ code: 'attachment-unknown', field: '/attachments/1' }),
    ]);
  });
});

describe('attachments in a bucket', () => {
  it('are brought and given out the same', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'attachments-s3-'));
    const server = new S3rver({
      port: 0,
      address: '127.0.0.1',
      silent: true,
      directory,
      configureBuckets: [{ name: 'evidence' }],
    });
    const { port } = await server.run();
    const permits = await runningPermits({
      worker: false,
      environment: {
        HOLDPOINT_ATTACHMENTS_S3_BUCKET: 'evidence',
        HOLDPOINT_ATTACHMENTS_S3_ENDPOINT: `http://127.0.0.1:${port}`,
        HOLDPOINT_ATTACHMENTS_S3_ACCESS_KEY: 'S3RVER',
        HOLDPOINT_ATTACHMENTS_S3_SECRET_KEY: 'S3RVER',
        HOLDPOINT_ATTACHMENTS_SCAN_URL: '',
      },
    });
    try {
      const phone = permits.phone(crew.applicant);
      const content = photo({ comment: 'bucket' });
      const { status, body } = await phone.upload('/attachments', content, 'image/jpeg');
      expect([status, body.scan]).toEqual([201, 'not-scanned']);
      expect((await phone.bytes(`/attachments/${String(body.id)}/content`)).equals(content)).toBe(true);
      expect(await readdir(directory, { recursive: true })).toContainEqual(expect.stringContaining(sha256(content)));
    } finally {
      await permits.stop();
      await server.close();
      await rm(directory, { recursive: true });
    }
  });
});
