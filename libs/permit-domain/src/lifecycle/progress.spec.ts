/** The steps that lie between a permit and a moment: in the order of its life, who has them in hand, and by when. */
import type { Moment } from '../pack/pack';
import { plusMinutes } from '../time/instant';
import { stepsTo } from './progress';
import { Life, application, cleared, morning, onSpot } from './test-support/life';
import { samplePack } from './test-support/sample-pack';

const byStart = plusMinutes(application.window.from, 120);
const to = (moment: Moment, life: Life) => stepsTo(moment, life.state, samplePack);

it('lists everything from the submission to the closing', () => {
  const life = new Life().submit();
  expect(to('closing', life)).toEqual([
    { code: 'prerequisites-open', params: {}, by: plusMinutes(morning, 30) },
    // The stages are known once the prerequisites are.
    { code: 'not-issued', params: {}, mendBy: 'person-in-charge', by: byStart },
    { code: 'not-started', params: {}, mendBy: 'person-in-charge', by: byStart },
    { code: 'not-handed-back', params: {}, mendBy: 'person-in-charge' },
    { code: 'fire-watch-not-ended', params: { fireWatchUntil: '?' }, mendBy: 'guardian' },
    { code: 'completion-not-accepted', params: {}, mendBy: 'shift-leader' },
  ]);
});

it('names each unsigned stage: whose it is now, and by when where it is open', () => {
  const life = new Life().inApproval();
  const dueAt = plusMinutes(life.now, 60);
  const unit = {
    code: 'stage-unsigned',
    params: { stage: 'unit', duties: ['unit-head'] },
    mendBy: 'unit-head',
    by: dueAt,
  };
  const safety = {
    code: 'stage-unsigned',
    params: { stage: 'safety', duties: ['safety-department'] },
    mendBy: 'safety-department',
  };
  expect(to('issue', life)).toEqual([unit, safety]);
  life.passes('stage-limit/unit');
  expect(to('issue', life)[0]).toMatchObject({
    params: { stage: 'unit', duties: ['unit-head', 'safety-department'] },
    mendBy: 'safety-department',
  });
  life.does('uma', 'approve', { stage: 'unit', place: onSpot });
  expect(to('issue', life).map(({ params }) => params.stage)).toEqual(['safety']);
});

it('goes on from where the permit is, a suspended one from its work', () => {
  expect(to('start', new Life().approved()).map(({ code }) => code)).toEqual(['not-issued']);
  const codes = ['not-handed-back', 'fire-watch-not-ended', 'completion-not-accepted'];
  const active = new Life().active();
  expect(to('closing', active).map(({ code }) => code)).toEqual(codes);
  active.does('leader', 'suspend', { reason: 'wind' });
  expect(to('closing', active).map(({ code }) => code)).toEqual(codes);
  expect(to('completion', active)).toEqual([]);
  const watched = new Life().fireWatch();
  expect(to('closing', watched)[0]?.params).toEqual({ fireWatchUntil: watched.state.fireWatchUntil });
  const back = new Life().handedBack();
  expect(to('closing', back)).toEqual([
    { code: 'completion-not-accepted', params: {}, mendBy: 'shift-leader', by: back.state.acceptanceDueAt },
  ]);
});

it('says of a permit past the moment that it is past, and of one that is over that it is over', () => {
  const life = new Life().handedBack();
  expect(to('start', life)).toEqual([{ code: 'moment-past', params: { moment: 'start', phase: 'handedBack' } }]);
  life.does('shi', 'acceptCompletion', {});
  expect(to('closing', life)).toEqual([]);
  life.does('shi', 'close', {});
  expect(to('closing', life)).toEqual([{ code: 'moment-past', params: { moment: 'closing', phase: 'closed' } }]);
  const gone = new Life().active();
  gone.does('leader', 'handBack', cleared);
  const cancelled = new Life().approved();
  cancelled.does('app', 'cancel', { reason: 'no need' });
  expect(to('start', cancelled)).toEqual([{ code: 'permit-over', params: { phase: 'cancelled' } }]);
});
