/** What a permit is told of lost qualifications and gas alarms: the latest of each, until it is answered. */
import { plusMinutes } from '../time/instant';
import { alarmOf, answeredAlarms, openAlarms } from './alarm';
import { isOutdated, standingLosses } from './qualification';
import type { PermitState } from './state';
import { Life, application, reportAt, sampleOf } from './test-support/life';

describe('a lost qualification', () => {
  const lost = (person: string, certificateClass?: string) =>
    ({ person, reason: 'revoked', ...(certificateClass && { certificateClass }) }) as const;
  it('is kept by person and class, the latest of each', () => {
    const life = new Life().approved();
    const told = { system: 'qualification' };
    for (const one of [lost('welder', 'a'), lost('welder', 'b'), lost('guard', 'a')])
      life.wait(1).does(told, 'qualificationLost', one);
    life.wait(1).does(told, 'qualificationLost', { ...lost('welder', 'a'), reason: 'banned' });
    expect(
      life.state.lostQualification.map(({ person, certificateClass, reason }) => [person, certificateClass, reason]),
    ).toEqual([
      ['welder', 'b', 'revoked'],
      ['guard', 'a', 'revoked'],
      ['welder', 'a', 'banned'],
    ]);
    // The same news again is no news.
    expect(life.does(told, 'qualificationLost', lost('guard', 'a'))).toEqual([]);
    expect(life.does(told, 'qualificationLost', lost('guard'))).toContain('qualificationLost');
  });
  it('is answered by a later report that finds the person qualified in every role', () => {
    const at = application.window.from;
    const loss = { person: 'welder', reason: 'revoked', at } as const;
    const later = reportAt(plusMinutes(at, 1));
    expect(isOutdated(loss, later)).toBe(true);
    expect(isOutdated(loss, undefined)).toBe(false);
    expect(isOutdated(loss, reportAt(at))).toBe(false);
    expect(isOutdated(loss, reportAt(plusMinutes(at, 1), { meets: false }))).toBe(false);
    expect(isOutdated({ ...loss, person: 'nobody' }, later)).toBe(false);
    expect(isOutdated({ ...loss, at: undefined } as unknown as typeof loss, later)).toBe(false);
    const twice = {
      ...later,
      findings: [...later.findings, { person: 'welder', role: 'crew', meets: false, reasons: [] }],
    };
    expect(isOutdated(loss, twice)).toBe(false);
    // Somebody else's finding says nothing of this one.
    const others = { ...later, findings: later.findings.map((one) => ({ ...one, meets: one.person === 'welder' })) };
    expect(isOutdated(loss, others)).toBe(true);
  });
  it('counts for people of the ticket only', () => {
    const { state } = new Life().approved();
    const losses = ['welder', 'stranger'].map(
      (person) => ({ person, reason: 'revoked', at: application.window.from }) as const,
    );
    expect(standingLosses({ ...state, lostQualification: losses }, undefined).map(({ person }) => person)).toEqual([
      'welder',
    ]);
  });
});

describe('a gas alarm', () => {
  const at = application.window.from;
  const alarmed = (...substances: string[]): PermitState => ({
    ...new Life().active().state,
    hazards: [...substances.map((substance) => ({ hazard: alarmOf(substance), at })), { hazard: 'leak', at }],
  });
  it('stands by its substance, among other hazards', () =>
    expect(openAlarms(alarmed('combustible', 'H2S'))).toEqual(['combustible', 'H2S']));
  it('is answered by a test of that substance taken since, not by the record that is kept', () => {
    const answered = (sample: object, ...substances: string[]) =>
      answeredAlarms(alarmed(...substances), [{ ...sampleOf(at, 0.1), ...sample }]);
    expect(answered({}, 'combustible', 'H2S')).toEqual([alarmOf('combustible')]);
    expect(answered({ sampledAt: plusMinutes(at, -1) }, 'combustible')).toEqual([]);
    expect(answered({ purpose: 'monitor' }, 'combustible')).toEqual([]);
    const both = [...sampleOf(at, 0.1).readings, { substance: 'oxygen', value: 20.9, unit: '%vol' }];
    expect(answered({ readings: both }, 'combustible')).toEqual([alarmOf('combustible')]);
    expect(answeredAlarms(alarmed('combustible'), [sampleOf(plusMinutes(at, -1), 0.1), sampleOf(at, 0.1)])).toEqual([
      alarmOf('combustible'),
    ]);
  });
});
