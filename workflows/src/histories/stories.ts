/** The lives that golden histories are recorded of: together they walk every part of the workflow. */
import { ConfinedSpace } from '../test-support/confined-space';
import { HotWork, hotWorkPack } from '../test-support/hot-work';
import { Lifting } from '../test-support/lifting';
import { refusal, type PermitDriver } from '../test-support/permit-driver';
import type { Time } from '../test-support/skipped-time';
import { inApproval, phaseIs } from '../test-support/test-work';

const place = { workPointCode: 'matches' } as const;
type Story = (time: Time) => Promise<PermitDriver>;

const hotWork = (time: Time, number: string): HotWork =>
  new HotWork(time, time.permit({ number, pack: hotWorkPack() }));

async function started(time: Time, number: string, more: Parameters<HotWork['submitted']>[0] = {}): Promise<HotWork> {
  const work = hotWork(time, number);
  await work.submitted(more);
  await work.prepared();
  await work.approved();
  await work.issued();
  await work.started();
  return work;
}

export const stories: Readonly<Record<string, Story>> = {
  /** Everything goes well, with one interruption, and one act that comes too early. */
  'hot-work-archived': async (time) => {
    const work = hotWork(time, 'DH-2026-000001');
    await work.submitted();
    await work.prepared();
    await refusal(work.does('start', 'p-charge', { place }));
    await work.approved();
    await work.issued();
    await refusal(work.does('start', 'p-charge', { place }));
    await work.started();
    await work.interrupted();
    await work.handedBack();
    await work.archived();
    return work.permit;
  },

  /** Nobody with a certificate: sent back with the reasons. */
  'hot-work-returned': async (time) => {
    time.plant.unqualified = ['p-welder'];
    const { permit } = hotWork(time, 'DH-2026-000002');
    const work = new HotWork(time, permit);
    await permit.submit(await work.submission(), 'p-applicant');
    return permit;
  },

  /** Gas over the limit stops the work; a fresh test lets it go on; an alarm stops it again, and it is revoked. */
  'hot-work-gas': async (time) => {
    const work = await started(time, 'DH-2026-000003');
    await work.does('recordGas', 'p-tester', { samples: [await work.sample('monitor', 0.7)] });
    await refusal(work.does('resume', 'p-charge', { place }));
    await work.does('recordGas', 'p-tester', { samples: [await work.sample('test')] });
    await work.does('resume', 'p-charge', { place });
    await work.permit.signal('gasAlarmRaised', { sensor: 's-1', substance: 'combustible' }, 'sensor', 'alarm-1');
    await phaseIs(work.permit, 'suspended');
    await work.does('revoke', 'p-safety', { reason: 'gas in the sewer' });
    return work.permit;
  },

  /** A certificate is revoked while the work goes on; the guardian leaves; time runs out. */
  'hot-work-certificate-lost': async (time) => {
    const work = await started(time, 'DH-2026-000004');
    await work.does('leavePost', 'p-guardian', {});
    await work.does('takePost', 'p-guardian', { place });
    await work.does('resume', 'p-charge', { place });
    await work.permit.signal('qualificationLost', { person: 'p-welder', reason: 'revoked' }, 'qualification', 'lost-1');
    await phaseIs(work.permit, 'suspended');
    return work.permit;
  },

  /** Nobody answers: reminded, up the line, expired, NOT approved. */
  'hot-work-unanswered': async (time) => {
    const work = hotWork(time, 'DH-2026-000005');
    await work.submitted();
    return work.permit;
  },

  /** The green channel, revoked after the start, and reviewed late. */
  'green-channel-reviewed': async (time) => {
    time.plant.holders = { ...time.plant.holders, 'duty-officer': ['p-applicant', 'p-release'] };
    const permit = time.permit({ number: 'TW-2026-000901' });
    await inApproval(time, permit, { greenChannel: { reason: 'a burst line' } });
    await permit.act('approve', { stage: 'unit', place }, 'p-unit');
    await permit.act('approve', { stage: 'green-channel-release', place }, 'p-release');
    await permit.act('issue', {}, 'p-charge');
    await permit.act('checkIn', { as: 'applicant', place }, 'p-applicant');
    await permit.act('checkIn', { as: 'guardian', place }, 'p-guardian');
    await time.pass(11);
    await permit.act('start', { place }, 'p-charge');
    await permit.act('revoke', { reason: 'done by others' }, 'p-safety');
    await time.pass(1500);
    await permit.act('reviewGreenChannel', { verdict: 'justified', findings: 'the line was hot' }, 'p-safety');
    return permit;
  },

  /** Two tickets of one job: the other one's fall takes this one with it. */
  'linked-revoked': async (time) => {
    const permit = time.permit({ number: 'TW-2026-000902' });
    await inApproval(time, permit, { linked: ['TW-2026-000903'] });
    const other = { number: 'TW-2026-000903', type: 'test-work' };
    await permit.signal('linkedPermitChanged', { ...other, phase: 'issued' }, 'permit', 'linked/1');
    await permit.act('approve', { stage: 'unit', place }, 'p-unit');
    await permit.act('approve', { stage: 'safety', place }, 'p-safety');
    await permit.act('issue', {}, 'p-charge');
    await permit.act('checkIn', { as: 'applicant', place }, 'p-applicant');
    await permit.act('checkIn', { as: 'guardian', place }, 'p-guardian');
    await time.pass(11);
    await permit.act('start', { place }, 'p-charge');
    await permit.signal('linkedPermitChanged', { ...other, phase: 'revoked' }, 'permit', 'linked/2');
    return permit;
  },

  /** Somebody goes in and comes out, air is recorded on the way, a break, and nobody is left inside at the end. */
  'confined-space-archived': async (time) => {
    const work = new ConfinedSpace(time, 'SX-2026-000001');
    await work.begun();
    await work.goesIn();
    await time.pass(100);
    await work.does('recordGas', 'p-tester', { samples: [await work.sample('monitor')] });
    await refusal(work.does('handBack', 'p-charge', { siteClear: true, restored: true }));
    await work.comesOut();
    await work.does('suspend', 'p-entrant', { reason: 'lunch' });
    await work.does('resume', 'p-charge', { place });
    await work.ended();
    return work.permit;
  },

  /** Too little oxygen stops the work, then the guardian's certificate is revoked; it expires with somebody inside, who is counted out on it. */
  'confined-space-expired-inside': async (time) => {
    const work = new ConfinedSpace(time, 'SX-2026-000002');
    await work.begun();
    await work.goesIn();
    await work.does('recordGas', 'p-tester', { samples: [await work.sample('monitor', 19.4)] });
    await work.permit.signal(
      'qualificationLost',
      { person: 'p-guardian', reason: 'revoked' },
      'qualification',
      'lost-2',
    );
    await refusal(work.does('resume', 'p-charge', { place }));
    await time.pass(480);
    await phaseIs(work.permit, 'expired');
    await work.comesOut();
    return work.permit;
  },

  /** Nothing is lifted before a trial that passed; one that goes wrong at work stops it, and only a better one lets it go on. */
  'lifting-archived': async (time) => {
    const work = new Lifting(time, 'DZ-2026-000001');
    await work.issued();
    await work.step('gear-inspected', 'p-operator');
    await work.trialLift(false);
    await refusal(work.does('start', 'p-charge', { place }));
    await work.trialLift();
    await work.started();
    await work.trialLift(false);
    await phaseIs(work.permit, 'suspended');
    await refusal(work.does('resume', 'p-charge', { place }));
    await work.trialLift();
    await work.does('resume', 'p-charge', { place });
    await work.ended();
    return work.permit;
  },
};
