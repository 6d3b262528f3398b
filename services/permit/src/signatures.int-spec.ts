/** Signatures over HTTP, on real parts: what is shown, what is refused, what the record keeps (P3, issue 4). */
import { randomUUID } from 'node:crypto';
import { canonicalJson, plusMinutes } from '@holdpoint/permit-domain';
import { readyForApproval } from './test-support/hot-work-steps';
import { photo } from './test-support/photo';
import { crew, holders, Job, noFireWatch, now, onSpot, setUpPlant, site } from './test-support/plant';
import { runningPermits, type Answer, type Phone, type RunningPermits } from './test-support/running-permits';
import { bundled, by, deviceKey, entry, look, sha256, statement, valueOf, type Seen } from './test-support/signing';

const unit = holders['unit-head'];
const secondsAgo = (seconds: number): number => Math.floor(Date.now() / 1000) - seconds;
const codes = ({ body }: Answer): readonly string[] => (body.reasons ?? []).map(({ code }) => code);

describe('a signature', () => {
  let permits: RunningPermits;
  let admin: Phone;
  let signer: Phone;
  beforeAll(async () => {
    permits = await runningPermits();
    admin = await setUpPlant(permits);
    await noFireWatch(admin);
    signer = permits.phone(unit);
  });
  afterAll(() => permits.stop());

  const ready = async (): Promise<Job> => {
    const job = await Job.submitted(permits);
    await readyForApproval(job, admin);
    return job;
  };
  const ahead = 'act=approve&stage=unit';
  const sign = (job: Job, signature: object, phone: Phone = signer, key: string = randomUUID()): Promise<Answer> =>
    phone.post(`/permits/${job.number}/approve`, { stage: 'unit', place: onSpot, signature }, { key });
  const handwriting = async (phone: Phone): Promise<string> => {
    const answer = await phone.upload('/attachments', photo({ comment: randomUUID() }), 'image/jpeg');
    expect(answer.status).toBe(201);
    return String(answer.body.id);
  };

  it('binds what was shown, by hand, and the record says so', async () => {
    const job = await ready();
    const seen = await look(signer, job, ahead);
    expect(seen.sha256).toBe(sha256(canonicalJson(seen.shown)));
    expect(seen.shown).toMatchObject({ act: 'approve', stage: 'unit', permit: { number: job.number, level: '2' } });
    const picture = await handwriting(signer);
    const answer = await sign(job, by('handwritten', seen, { handwriting: picture }));
    expect(answer).toMatchObject({ status: 200, body: { events: ['stageSigned', 'approved'] } });
    const lines = (await admin.get(`/permits/${job.number}/audit`)).text.trim().split('\n');
    const acts = lines.map((line) => (JSON.parse(line) as { body?: Recorded }).body);
    const signed = acts.find((act) => act?.command.signature);
    expect(signed?.command.signature).toMatchObject({
      attachment: picture,
      statement: { permit: job.number, act: 'approve', signer: unit, shown: seen.sha256, rules: signed?.packHash },
      proof: { by: 'service', algorithm: 'Ed25519' },
    });
    expect(signed?.events[0]?.signed).toMatchObject({ act: 'approve', stage: 'unit', shown: seen.sha256 });

    // An inspector reads the same from a bundle, with what was shown beside it.
    const tar = await admin.bytes(`/permits/${job.number}/bundle`);
    const { verified, shown } = bundled(tar, seen.sha256);
    expect(verified).toMatchObject({ exit: 0, signatures: { byDevice: 0, byService: 1 } });
    expect(shown).toBe(canonicalJson(seen.shown));
    // And the hand itself, to the byte; one that was changed is found.
    const written = await admin.bytes(`/attachments/${picture}/content`);
    const path = `handwriting/${sha256(written)}.jpeg`;
    expect(verified.signatures).toMatchObject({
      handwritten: [{ permit: job.number, sequence: signed?.sequence, act: 'approve', signer: unit, picture: path }],
    });
    expect(entry(tar, path)?.equals(written)).toBe(true);
    const at = tar.indexOf(written);
    tar[at + 40] = tar[at + 40]! ^ 1;
    expect(bundled(tar, seen.sha256).verified).toMatchObject({ exit: 1, code: 'file-changed', path });
    expect((await admin.get(`/permits/${job.number}/decision?sequence=${signed?.sequence}`)).body).toMatchObject({
      agrees: true,
    });
  });

  it('is refused when a measure has changed meanwhile, with what moved; read again, it is taken', async () => {
    const job = await ready();
    const seen = await look(signer, job, ahead);
    const { measures } = seen.shown as { measures: { recorded: Record<string, { by: string }> } };
    const [measure = ''] = Object.keys(measures.recorded).filter((id) => measures.recorded[id]?.by === crew.charge);
    await job.does(crew.charge, 'confirm-measures', { confirmations: [{ measure, applicable: true }] });
    const key = randomUUID();
    const signature = async (what: Seen): Promise<object> =>
      by('handwritten', what, { handwriting: await handwriting(signer) });
    const late = await sign(job, await signature(seen), signer, key);
    expect([late.status, late.body.code]).toEqual([409, 'shown-content-changed']);
    expect(late.body.reasons).toContainEqual(
      expect.objectContaining({ params: { at: `/measures/recorded/${measure}` }, code: 'shown-content-moved' }),
    );
    // The refusal cost no key.
    expect((await sign(job, await signature(await look(signer, job, ahead)), signer, key)).status).toBe(200);
  });

  it('outlives what says nothing of the work: another version, the same content', async () => {
    const job = await ready();
    await job.does(crew.charge, 'report-weather', { windForce: 3 });
    const seen = await look(signer, job, ahead);
    await job.does(crew.guardian, 'report-weather', { windForce: 3 });
    const again = await look(signer, job, ahead);
    expect(again).toMatchObject({ sequence: seen.sequence + 1, sha256: seen.sha256 });
    const signature = by('handwritten', seen, { handwriting: await handwriting(signer) });
    expect((await sign(job, signature)).status).toBe(200);
  });

  it('of another permit, of a version that never was, or of nothing that was shown, is refused', async () => {
    const [job, other] = [await ready(), await ready()];
    const foreign = by('handwritten', await look(signer, other, ahead), { handwriting: await handwriting(signer) });
    const own = by('handwritten', await look(signer, job, ahead), { handwriting: foreign.handwriting });
    const replayed = await sign(job, { ...foreign, sequence: own.sequence });
    expect([replayed.status, replayed.body.code]).toEqual([409, 'shown-content-changed']);
    expect(codes(replayed)).toContain('shown-content-unknown');
    expect(codes(await sign(job, { ...own, sequence: Number(own.sequence) + 1 }))).toEqual(['signature-for-another']);
    expect(codes(await sign(job, { ...own, at: '2026-01-01T00:00:00.000Z' }))).toEqual(['signature-time']);
    expect(codes(await sign(job, { ...own, handwriting: undefined }))).toEqual(['signature-handwriting']);
    const paper = await signer.upload('/attachments', Buffer.from(`%PDF-1.4 ${randomUUID()}`), 'application/pdf');
    expect(codes(await sign(job, { ...own, handwriting: paper.body.id }))).toEqual(['signature-handwriting']);
    const picture = await handwriting(permits.phone(crew.welder));
    expect(codes(await sign(job, { ...own, handwriting: picture }))).toEqual(['attachment-unknown']);
  });

  it('by a device key proves itself; a revoked key, somebody else’s, or one over another statement is refused', async () => {
    const phone = permits.phone(unit, { claims: { auth_time: secondsAgo(30) } });
    for (const algorithm of ['ES256', 'Ed25519'] as const) {
      const key = deviceKey(algorithm);
      const { publicKey } = key;
      const registration = { algorithm, publicKey, device: 'phone-3f9c' };
      const named = { kind: 'holdpoint-device-key', version: 1, tenant: permits.tenant, person: unit, ...registration };
      const body = { ...registration, value: valueOf(key, named) };
      expect(codes(await phone.post('/device-keys', { ...body, device: 'another' }))).toEqual(['signature-not-proven']);
      expect((await signer.post('/device-keys', body)).status).toBe(401);
      const { body: kept, status } = await phone.post('/device-keys', body);
      expect([status, kept.id]).toEqual([201, sha256(Buffer.from(publicKey, 'base64')).slice(0, 32)]);

      const job = await ready();
      const seen = await look(signer, job, ahead);
      const at = now();
      const said = statement(seen, {
        tenant: permits.tenant,
        permit: job.number,
        act: 'approve',
        signer: unit,
        at,
        body: { stage: 'unit' },
      });
      const signed = by('device-key', seen, { at, key: kept.id, value: valueOf(key, said) });
      expect(codes(await sign(job, { ...signed, device: 'phone-0' }))).toEqual(['signature-not-proven']);
      expect(codes(await sign(job, { ...signed, value: valueOf(deviceKey(algorithm), said) }))).toEqual([
        'signature-not-proven',
      ]);
      expect(codes(await sign(job, { ...signed, key: undefined }))).toEqual(['signature-key-missing']);
      // Nobody signs with another's key, nor revokes it.
      const stranger = permits.phone(holders['plant-head'], { scopes: ['permit:read', 'permit:act'] });
      expect(codes(await sign(job, signed, stranger))).toEqual(['device-key-unknown']);
      expect((await stranger.post(`/device-keys/${kept.id}/revocation`, { reason: 'no' })).status).toBe(404);
      if (algorithm === 'ES256') {
        expect((await sign(job, signed)).status).toBe(200);
        const { verified } = bundled(await admin.bytes(`/permits/${job.number}/bundle`), seen.sha256);
        expect(verified).toMatchObject({ exit: 0, signatures: { byDevice: 1, byService: 0 } });
      } else {
        expect((await signer.post(`/device-keys/${kept.id}/revocation`, { reason: 'lost' })).status).toBe(200);
        expect(codes(await sign(job, signed))).toEqual(['device-key-revoked']);
        expect((await phone.post('/device-keys', body)).body.code).toBe('device-key-taken');
      }
    }
    expect((await signer.get('/device-keys')).body).toMatchObject([
      { algorithm: 'Ed25519', revoked: { by: unit, reason: 'lost' } },
      { algorithm: 'ES256', device: 'phone-3f9c' },
    ]);
  });

  it('by password asks for a fresh sign-in, and closes where the token says nothing', async () => {
    const job = await ready();
    const seen = await look(signer, job, ahead);
    const key = randomUUID();
    for (const claims of [{}, { auth_time: secondsAgo(3600) }, { auth_time: secondsAgo(-3600) }]) {
      const answer = await sign(job, by('password', seen), permits.phone(unit, { claims }), key);
      expect([answer.status, answer.body.code]).toEqual([401, 'insufficient-user-authentication']);
      expect(answer.headers['www-authenticate']).toMatch(
        /^Bearer error="insufficient_user_authentication", .*max_age="300"$/,
      );
    }
    const fresh = permits.phone(unit, { claims: { auth_time: secondsAgo(60) } });
    expect((await sign(job, by('password', seen), fresh, key)).status).toBe(200);
  });

  it('is asked for where an overlay says so, in the ways and with the fresh sign-in that it names', async () => {
    const answer = await admin.put(`/packs/gb30871-2022/hot-work/overlays/${site}`, {
      overlay: 'signed-approvals',
      version: '1',
      on: { pack: 'gb30871-2022', type: 'hot-work' },
      ending: { fireWatchMinutes: 0 },
      addSignatures: [
        {
          id: 'approvals',
          acts: ['approve'],
          duties: ['unit-head'],
          methods: ['handwritten'],
          reauthenticateMinutes: 10,
          declaration: { zh: '本人已到现场核查。', en: 'I have been on the spot.' },
        },
      ],
    });
    expect(answer.status).toBe(200);
    const job = await ready();
    // Said before anybody tries: to whoever signs what they lack, to others that it has to be signed.
    const signing = async (phone: Phone): Promise<unknown> =>
      (await phone.get(`/permits/${job.number}/obstacles`)).body.signing;
    const line = { act: 'approve', stage: 'unit', by: ['unit-head'], line: 'approvals', clause: 'signed-approvals' };
    const asked = { code: 'signature-required', mendBy: 'unit-head', message: expect.stringContaining('signed') };
    const again = { code: 'insufficient-user-authentication', params: { minutes: 10 }, mendBy: unit };
    const mine = { ...line, yours: true, methods: ['handwritten'], reauthenticateMinutes: 10 };
    expect(await signing(signer)).toEqual([
      expect.objectContaining({
        ...mine,
        obstacles: [expect.objectContaining(asked), expect.objectContaining(again)],
      }),
    ]);
    const since = permits.phone(unit, { claims: { auth_time: secondsAgo(60) } });
    expect(await signing(since)).toMatchObject([{ ...mine, obstacles: [asked] }]);
    expect(await signing(permits.phone(crew.guardian))).toMatchObject([{ ...line, yours: false, obstacles: [asked] }]);
    const bare = await job.act(unit, 'approve', { stage: 'unit', place: onSpot });
    expect([bare.status, bare.body.code]).toEqual([422, 'signature-required']);
    expect(bare.body.reasons).toContainEqual(expect.objectContaining({ clause: 'signed-approvals' }));
    const seen = await look(signer, job, ahead);
    expect(seen).toMatchObject({
      demands: [{ id: 'approvals', methods: ['handwritten'], reauthenticateMinutes: 10 }],
      shown: { declarations: [{ en: 'I have been on the spot.' }] },
    });
    expect(codes(await sign(job, by('password', seen)))).toEqual(['signature-method']);
    const picture = await handwriting(signer);
    const stale = await sign(job, by('handwritten', seen, { handwriting: picture }));
    expect([stale.status, stale.headers['www-authenticate']]).toEqual([401, expect.stringContaining('max_age="600"')]);
    const fresh = permits.phone(unit, { claims: { auth_time: secondsAgo(1) } });
    expect((await sign(job, by('handwritten', seen, { handwriting: picture, at: now() }), fresh)).status).toBe(200);
    await noFireWatch(admin);
  });

  it('by a device key only: the obstacles tell whoever has none, and fall silent once one is registered', async () => {
    await admin.put(`/packs/gb30871-2022/hot-work/overlays/${site}`, {
      overlay: 'device-signed',
      version: '1',
      on: { pack: 'gb30871-2022', type: 'hot-work' },
      ending: { fireWatchMinutes: 0 },
      addSignatures: [
        { id: 'by-device', acts: ['approve'], methods: ['device-key'], declaration: { zh: '同意', en: 'I agree' } },
      ],
    });
    const person = 'p-unit-second';
    const span = { from: plusMinutes(now(), -1440) };
    await admin.put(`/sites/${site}/duties/unit-head`, {
      holders: [
        { person: unit, ...span },
        { person, ...span },
      ],
    });
    const job = await ready();
    const phone = permits.phone(person, { claims: { auth_time: secondsAgo(30) } });
    const lacking = async (language: 'zh' | 'en'): Promise<readonly { code: string; message: string }[]> => {
      const { signing } = (await phone.get(`/permits/${job.number}/obstacles`, { language })).body;
      return (signing as { obstacles: { code: string; message: string }[] }[]).flatMap(({ obstacles }) => obstacles);
    };
    expect((await lacking('en')).map(({ code }) => code)).toEqual(['signature-required', 'device-key-none']);
    expect((await lacking('zh'))[1]!.message).toContain('设备密钥');

    const key = deviceKey('ES256');
    const registration = { algorithm: 'ES256', publicKey: key.publicKey, device: 'phone-3f9c' };
    const named = { kind: 'holdpoint-device-key', version: 1, tenant: permits.tenant, person, ...registration };
    expect((await phone.post('/device-keys', { ...registration, value: valueOf(key, named) })).status).toBe(201);
    expect((await lacking('en')).map(({ code }) => code)).toEqual(['signature-required']);
    await noFireWatch(admin);
  });
});

interface Recorded {
  readonly sequence: number;
  readonly packHash: string;
  readonly command: { readonly signature?: object };
  readonly events: readonly { readonly signed?: object }[];
}
