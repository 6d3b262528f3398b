/** Attachments over HTTP on a real database and both storages: told by content, kept once, bound to permits by hash, one tenant's own. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import S3rver from 's3rver';
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
