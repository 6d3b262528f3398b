/** Time enough, and somebody for everything that a permit waits for: what is missing is told with the stage, the minutes and the duty. */
import { samplePack } from '../../lifecycle/test-support/sample-pack';
import { checkPack } from '../check-pack';
import type { Stage, TypePack } from '../pack';
import type { DutyHolders } from './finding';
import {
  found,
  chain,
  measures,
  ending,
  validityMinutes,
  greenChannel,
  step,
  stage,
  first,
} from './test-support/found';

describe('time', () => {
  const lone = { chain: [{ ...chain[0]!, escalateTo: [], limitMinutes: 450 }], validityMinutes };
  const of = (byLevel: Record<string, number>, more: Partial<Stage> = {}) =>
    found({
      chain: [{ ...lone.chain[0]!, ...more }],
      validityMinutes: { ...validityMinutes, byLevel: { '2': 4320, '1': 480, special: 480, ...byLevel } },
    });
  it('is enough for the chain within the validity', () => {
    // 450 minutes of the stage and 30 of the prerequisites.
    expect(of({ '1': 480 })).toEqual([]);
    expect(of({ '1': 479 })).toEqual(['error pack-chain-too-long levels/1 {"level":"1","minutes":480,"validity":479}']);
  });
  it('is enough for every escalation within validity and lead time', () => {
    // Twice 285 and 30: as long as 480 minutes of validity and 120 to begin in.
    expect(of({}, { limitMinutes: 285, escalateTo: ['plant-head'] })).toEqual([]);
    expect(of({ special: 1000 }, { limitMinutes: 285.5, escalateTo: ['plant-head'] })).toEqual([
      'warning pack-escalation-too-long levels/1 {"level":"1","minutes":601,"lead":600}',
    ]);
  });
  it('is more than none', () => {
    const zero = (path: string) => [`error pack-limit-zero ${path} {}`];
    expect(found(stage({ greenChannel: { limitMinutes: 0 } }))).toEqual(zero('chain/unit'));
    expect(found(stage({ limitMinutes: 1, remindBeforeMinutes: 0 }))).toEqual([]);
    expect(found({ ending: { ...ending, acceptWithinMinutes: 0 } })).toEqual(zero('ending/acceptWithinMinutes'));
    expect(found({ greenChannel: { ...greenChannel!, reviewWithinMinutes: 0 } })).toEqual(
      zero('greenChannel/reviewWithinMinutes'),
    );
    expect(found({ prerequisiteMinutes: 0 })).toEqual(zero('prerequisiteMinutes'));
    expect(found({ startWithinMinutes: 0 })).toContain(zero('startWithinMinutes')[0]);
  });
  it('is left after a reminder', () => {
    expect(found(stage({ limitMinutes: 30, remindBeforeMinutes: 29 }))).toEqual([]);
    expect(found(stage({ limitMinutes: 30, remindBeforeMinutes: 30 }))).toEqual([
      'error pack-reminder-late chain/unit {"remindBeforeMinutes":30,"limitMinutes":30}',
    ]);
  });
});

describe('who holds what', () => {
  const duties = ['unit-head', 'safety-department', 'plant-head', 'duty-officer', 'shift-leader', 'archive'];
  const held = (...vacant: string[]): DutyHolders =>
    Object.fromEntries(duties.filter((duty) => !vacant.includes(duty)).map((duty) => [duty, ['one', 'another']]));
  const by = (holders: DutyHolders, more: Partial<TypePack> = {}) => found(more, holders);

  it('is everything that a permit waits for', () => expect(by(held())).toEqual([]));
  it('is told of a stage: who stands in, or that nobody could sign', () => {
    expect(by(held('unit-head')).filter((one) => one.includes('chain/'))).toEqual([
      'warning pack-duty-vacant chain/unit {"duty":"unit-head","instead":"duty-officer"}',
    ]);
    expect(by(held('unit-head', 'duty-officer')).filter((one) => one.includes('chain/'))).toEqual([
      'warning pack-duty-vacant chain/unit {"duty":"unit-head","instead":"safety-department"}',
    ]);
    expect(by(held('plant-head')).filter((one) => one.includes('chain/'))).toContain(
      'error pack-stage-unheld chain/head {"duty":"plant-head"}',
    );
    expect(by({ ...held(), 'plant-head': [] }).filter((one) => one.includes('chain/'))).toContain(
      'error pack-stage-unheld chain/head {"duty":"plant-head"}',
    );
    expect(by({ ...held(), 'plant-head': ['one'] })).toEqual([
      'warning pack-stand-in-missing chain/head {"duty":"plant-head"}',
    ]);
    // One alone may have somebody behind them.
    expect(by({ ...held(), 'unit-head': ['one'] })).toEqual([]);
  });
  it('is told of the end and of an emergency', () => {
    expect(by(held('archive'))).toEqual(['error pack-duty-unheld ending/archivedBy {"duty":"archive"}']);
    expect(by(held('shift-leader'))).toEqual([
      'warning pack-duty-vacant ending/acceptedBy {"duty":"shift-leader","instead":"unit-head"}',
    ]);
    expect(by(held('shift-leader', 'unit-head'))).toContain(
      'error pack-duty-unheld ending/acceptedBy {"duty":"shift-leader"}',
    );
    expect(by(held('duty-officer'))).toEqual([
      'warning pack-duty-vacant greenChannel/releasedBy {"duty":"duty-officer","instead":"plant-head"}',
    ]);
    expect(by(held('safety-department'))).toContain(
      'warning pack-duty-vacant greenChannel/reviewedBy {"duty":"safety-department","instead":"plant-head"}',
    );
    const { greenChannel: _none, ...plain } = samplePack;
    expect(
      checkPack(plain, undefined, held('duty-officer')).filter(({ path }) => path.startsWith('greenChannel')),
    ).toEqual([]);
  });
  it('is told of measures and steps that no role of the ticket does', () => {
    const of = (confirmedBy: string) => by(held('duty-officer'), { measures: first(measures, { confirmedBy }) });
    expect(of('welder')).toEqual(by(held('duty-officer')));
    expect(of('duty-officer')).toContain('error pack-duty-unheld measures/extinguishers {"duty":"duty-officer"}');
    const done = (...doneBy: string[]) =>
      by(held('archive', 'duty-officer'), { steps: [{ ...step, doneBy }] }).filter((one) => one.includes('steps/'));
    expect(done('duty-officer', 'welder')).toEqual([]);
    expect(done('duty-officer', 'archive', 'plant-head')).toEqual([
      'warning pack-duty-vacant steps/trial {"duty":"duty-officer","instead":"plant-head"}',
    ]);
    expect(done('duty-officer', 'archive')).toEqual(['error pack-duty-unheld steps/trial {"duty":"duty-officer"}']);
    expect(done('shift-leader')).toEqual([]);
  });
});
