/** A certificate held against its register's answer. */
import { compareWithRegister, type ArchivedCertificate } from './compare-with-register';
import type { RegisterRecord } from './verification-register';

const archived: ArchivedCertificate = {
  certificateClass: 'special-trade/welding-hot-cutting',
  number: 'T11010119900307803X',
  holderName: '张伟',
  identityNumber: '11010119900307803X',
  issuedOn: '2024-03-10',
  validUntil: '2030-03-09',
  reExaminationDueOn: '2027-03-09',
};
const record: RegisterRecord = {
  number: 't11010119900307803x',
  status: 'valid',
  holderName: '张 伟',
  identityNumber: '110101********803X',
  issuedOn: '2024-03-10',
  validUntil: '2030-03-09',
};
const of = (more: Partial<RegisterRecord>) =>
  compareWithRegister(archived, { kind: 'found', record: { ...record, ...more }, digest: 'd' });

describe('a certificate against its register', () => {
  it('is confirmed when nothing that the register says differs', () => {
    expect(of({})).toEqual({ outcome: 'confirmed', differs: [] });
    expect(of({ holderName: '张*' }).outcome).toBe('confirmed');
  });
  it('is forged when the register does not know it, or knows it as somebody else', () => {
    expect(compareWithRegister(archived, { kind: 'not-found', digest: 'd' }).outcome).toBe('forged');
    expect(of({ holderName: '李强', identityNumber: '320101********1234' })).toEqual({
      outcome: 'forged',
      differs: ['holderName', 'identityNumber'],
    });
  });
  it.each([
    [{ number: 'T2' }, 'number'],
    [{ holderName: '张炜' }, 'holderName'],
    [{ identityNumber: '110101********8031' }, 'identityNumber'],
    [{ certificateClass: 'special-trade/height' }, 'certificateClass'],
    [{ issuedOn: '2024-03-11' }, 'issuedOn'],
    [{ validUntil: '2027-03-09' }, 'validUntil'],
    [{ reExaminationDueOn: '2027-03-10' }, 'reExaminationDueOn'],
  ] as const)('is mismatched, and says where: %j', (more, field) => {
    expect(of(more)).toEqual({ outcome: 'mismatched', differs: [field] });
  });
  it('is what the register says of its state', () => {
    expect(of({ status: 'revoked' }).outcome).toBe('revoked');
    expect(of({ status: 'expired' }).outcome).toBe('expired');
  });
  it('is not confirmed by a register that names nobody', () => {
    expect(of({ holderName: undefined, identityNumber: undefined } as Partial<RegisterRecord>).outcome).toBe(
      'unreadable',
    );
  });
  it.each(['slow', 'down', 'rate-limited', 'unreadable', 'captcha'] as const)(
    'says why the register is away: %s',
    (why) => {
      expect(compareWithRegister(archived, { kind: 'away', why }).outcome).toBe(why);
    },
  );
});
