/** Qualifications: the report of the moment, the last one, lapses and losses (cl. 4.9). */
import { peopleQualifiedRule } from './people-qualified.rule';
import { ask, at, circumstances, now } from './test-support/circumstances';

const finding = (person: string, role: string, change: object = {}) => ({
  person,
  role,
  meets: true,
  reasons: [],
  ...change,
});
const report = (change: object = {}) => ({
  id: 'r',
  at: at(-1),
  findings: [finding('pic', 'person-in-charge'), finding('welder', 'welder', change), finding('guardian', 'guardian')],
});
const command = { name: 'start', key: 'k', by: { person: 'pic' }, body: {} } as const;

it('wants a finding for everybody in each role', () => {
  expect(ask(peopleQualifiedRule, { facts: { qualification: report() }, command }, {})).toEqual([]);
  const { findings, ...rest } = report();
  expect(ask(peopleQualifiedRule, { facts: { qualification: { ...rest, findings: findings.slice(1) } } }, {})).toEqual([
    'qualification-not-reported',
  ]);
  expect(ask(peopleQualifiedRule, { facts: { qualification: report({ role: 'crew' }) } }, {})).toEqual([
    'qualification-not-reported',
  ]);
});

it('says why somebody doesn’t meet it', () => {
  const reasons = [{ code: 'certificate-expired', certificateClass: 'special-trade/welding-hot-cutting' }];
  const [miss] = peopleQualifiedRule.evaluate(
    circumstances({ facts: { qualification: report({ meets: false, reasons }) } }),
    {} as never,
    now,
  );
  expect(miss).toMatchObject({
    code: 'person-not-qualified',
    params: { person: 'welder', reasons: ['certificate-expired'] },
  });
});

it('draws a fresh report for a start; the watch and an explanation make do with the last', () => {
  const permit = { qualification: report() };
  expect(ask(peopleQualifiedRule, { permit, command, moment: 'start' }, {})).toEqual(['qualification-not-reported']);
  expect(ask(peopleQualifiedRule, { permit, command, moment: 'watch' }, {})).toEqual([]);
  expect(ask(peopleQualifiedRule, { permit, moment: 'start' }, {})).toEqual([]);
  expect(ask(peopleQualifiedRule, { moment: 'watch' }, {})).toEqual(['qualification-not-reported']);
});

it('lapses at the very instant that a certificate does, and says when that will be', () => {
  const until = (validUntil: string) => ({
    permit: { qualification: report({ validUntil }) },
    moment: 'watch' as const,
  });
  expect(ask(peopleQualifiedRule, until(at(0, 1)), {})).toEqual([]);
  expect(ask(peopleQualifiedRule, until(at(0)), {})).toEqual(['qualification-lapsed']);
  expect(peopleQualifiedRule.nextChange?.(circumstances(until(at(90))), {} as never, now)).toBe(at(90));
  expect(peopleQualifiedRule.nextChange?.(circumstances(until(at(0))), {} as never, now)).toBeUndefined();
});

it('counts a loss until a later report speaks against it', () => {
  const permit = { qualification: report(), lostQualification: [{ person: 'welder', reason: 'revoked', at: at(-5) }] };
  expect(ask(peopleQualifiedRule, { permit, moment: 'watch' }, {})).toEqual(['qualification-lost']);
  expect(ask(peopleQualifiedRule, { permit, facts: { qualification: report() }, moment: 'resume' }, {})).toEqual([]);
  expect(ask(peopleQualifiedRule, { permit, facts: { qualification: { ...report(), at: at(-6) } } }, {})).toEqual([
    'qualification-lost',
  ]);
});
