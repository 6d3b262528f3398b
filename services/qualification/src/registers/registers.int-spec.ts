/** Both HTTP adapters against a register that is a real server: every answer it can give, and every way in which it can be away. */
import { type StandInCertificate, standInConfigs, StandInRegister, welding } from '../../test/stand-in-register';
import type { RegisterAnswer, VerificationRegister } from '../app/verification-register';
import { FormRegister } from './form-register';
import { JsonRegister } from './json-register';
import { parseRegisters, type FormRegisterConfig, type JsonRegisterConfig } from './register-config';

const certificate: StandInCertificate = {
  number: 'T110101199003078038',
  name: '张伟',
  identity: '110101********8038',
  trade: welding,
  issued: '2024-03-10',
  until: '2030年3月9日',
  status: '有效',
};
const asked = {
  certificateClass: 'special-trade/welding-hot-cutting',
  number: certificate.number,
  holderName: '张伟',
  identityNumber: '110101199003078038',
};
const record = {
  number: certificate.number,
  status: 'valid',
  holderName: '张伟',
  identityNumber: '110101********8038',
  certificateClass: 'special-trade/welding-hot-cutting',
  issuedOn: '2024-03-10',
  validUntil: '2030-03-09',
};

let server: StandInRegister;
beforeAll(async () => {
  server = await StandInRegister.start();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.certificates.length = 0;
  server.certificates.push(certificate);
  server.trouble = 'none';
  server.layout = 'pairs';
  server.asked.length = 0;
});

const recordOf = (answer: RegisterAnswer) => (answer.kind === 'found' ? answer.record : answer);
const show = (more: Partial<StandInCertificate>): void => {
  server.certificates.splice(0, 1, { ...certificate, ...more });
};

describe.each(['json', 'form'] as const)('the %s adapter', (kind) => {
  let adapter: VerificationRegister;
  beforeAll(() => {
    const configs = standInConfigs(server);
    adapter =
      kind === 'json'
        ? new JsonRegister(configs.json as JsonRegisterConfig)
        : new FormRegister(configs.form as FormRegisterConfig);
  });

  it('reads a certificate that is there, with a digest of the answer', async () => {
    const answer = await adapter.look(asked);
    expect(recordOf(answer)).toEqual(record);
    expect(answer).toMatchObject({ kind: 'found', digest: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown });
  });

  it('reads states in the register’s own words', async () => {
    show({ status: '已注销' });
    expect(recordOf(await adapter.look(asked))).toMatchObject({ status: 'revoked' });
    show({ status: '已过期' });
    expect(recordOf(await adapter.look(asked))).toMatchObject({ status: 'expired' });
  });

  it('says that there is none', async () => {
    expect(await adapter.look({ ...asked, number: 'T-forged', holderName: '李强' })).toMatchObject({
      kind: 'not-found',
    });
  });

  it('keeps a class that it has no word for', async () => {
    show({ trade: '高处作业' });
    expect(recordOf(await adapter.look(asked))).toMatchObject({ certificateClass: '高处作业' });
  });

  it.each([
    ['silent', 'slow'],
    ['broken', 'down'],
    ['error', 'down'],
    ['redirect', 'unreadable'],
    ['garbage', 'unreadable'],
    ['huge', 'unreadable'],
  ] as const)('is away when the register is %s: %s', async (trouble, why) => {
    server.trouble = trouble;
    expect(await adapter.look(asked)).toEqual({ kind: 'away', why });
  });

  it('is away, and says for how long, when the register limits its rate', async () => {
    server.trouble = 'rate-limited';
    expect(await adapter.look(asked)).toEqual({ kind: 'away', why: 'rate-limited', retryAfterSeconds: 7 });
  });

  it('does not guess at a state or a date that it cannot read', async () => {
    show({ status: '暂停使用' });
    expect(await adapter.look(asked)).toEqual({ kind: 'away', why: 'unreadable' });
    show({ until: '长期' });
    expect(await adapter.look(asked)).toEqual({ kind: 'away', why: 'unreadable' });
  });
});

describe('the json adapter', () => {
  it('takes no answer of another shape for a certificate that is not there', async () => {
    server.trouble = 'new-layout';
    const adapter = new JsonRegister(standInConfigs(server).json as JsonRegisterConfig);
    expect(await adapter.look(asked)).toEqual({ kind: 'away', why: 'unreadable' });
  });
  it('asks by address where that is how the register wants it', async () => {
    const adapter = new JsonRegister({ ...(standInConfigs(server).json as JsonRegisterConfig), method: 'GET' });
    expect(recordOf(await adapter.look(asked))).toEqual(record);
    expect(server.asked[0]).toContain('GET /api?certNo=T110101199003078038&name=%E5%BC%A0%E4%BC%9F');
  });
  it('is down when nobody listens', async () => {
    const gone = await StandInRegister.start();
    const adapter = new JsonRegister(standInConfigs(gone).json as JsonRegisterConfig);
    await gone.stop();
    expect(await adapter.look(asked)).toEqual({ kind: 'away', why: 'down' });
  });
});

describe('the form adapter', () => {
  const adapter = () => new FormRegister(standInConfigs(server).form as FormRegisterConfig);

  it.each(['pairs', 'columns', 'definitions', 'lines', 'gbk'] as const)(
    'reads a page laid out in %s',
    async (layout) => {
      server.layout = layout;
      expect(recordOf(await adapter().look(asked))).toEqual(record);
    },
  );

  it('sends the form’s hidden fields and cookies along', async () => {
    await adapter().look(asked);
    expect(server.asked).toHaveLength(2);
    expect(server.asked[1]).toMatch(/^POST \/query .*token=t-1/);
  });

  it('picks the certificate asked about among several of one person', async () => {
    server.layout = 'columns';
    server.certificates.unshift({ ...certificate, number: 'T-other', status: '已注销' });
    expect(recordOf(await adapter().look(asked))).toEqual(record);
    server.certificates.pop();
    server.certificates.push({ ...certificate, number: 'T-third' });
    expect(await adapter().look(asked)).toMatchObject({ kind: 'not-found' });
  });

  it('goes no further where the register asks for proof of a human', async () => {
    server.trouble = 'captcha';
    expect(await adapter().look(asked)).toEqual({ kind: 'away', why: 'captcha' });
  });
});

describe('an operator’s list of registers', () => {
  it('is taken when it is whole', () => {
    const configs = Object.values(standInConfigs(server));
    expect(parseRegisters(JSON.stringify(configs))).toEqual(configs);
  });
  it('names every fault at once', () => {
    const broken = [{ id: 'A', kind: 'json', url: 'ftp://x', classes: {}, query: { a: 'shoeSize' }, timeoutMs: 0 }, 7];
    expect(() => parseRegisters(JSON.stringify(broken))).toThrow(
      /id must.*url must.*classes must.*query must.*timeoutMs must.*statusWords must.*method must.*fields must.*registers\[1\] is not an object/s,
    );
  });
});
