/** What an approver of many is shown first. */
import { differences } from './differences';
import { Life, application } from './lifecycle/test-support/life';
import { samplePack } from './lifecycle/test-support/sample-pack';

const codes = (life: Life) => differences(life.state, samplePack).map(({ code }) => code);

it('shows nothing of a permit that is as the pack has it', () => {
  expect(codes(new Life().inApproval())).toEqual([]);
});

it('shows each thing that is not as usual, the gravest first', () => {
  const life = new Life().inApproval(
    {
      greenChannel: { reason: 'a leak' },
      linked: ['SX-2026-000001'],
      replaces: 'DH-2026-000009',
      copied: { from: 'DH-2026-000009', fields: ['content', 'lel'], unchanged: ['hazards'] },
    },
    'shi',
  );
  life.does('leader', 'confirmMeasures', { confirmations: [{ measure: 'drains', applicable: false }] });
  expect(codes(life)).toEqual([
    'difference-green-channel',
    'difference-measure-waived',
    'difference-replaces',
    'difference-copied',
    'difference-fresh-unchanged',
    'difference-linked',
  ]);
  const copied = differences(life.state, samplePack).find(({ code }) => code === 'difference-copied');
  expect(copied?.params).toEqual({
    number: 'DH-2026-000009',
    fields: 2,
    of: Object.keys(application.form).length,
  });
});

it('shows a level that was lifted, with the clause, and a stage that went up the line', () => {
  // From 22:00 at the site it is night, which lifts level 1 to the top.
  const night = { from: '2026-11-25T12:00:00.000Z', until: '2026-11-25T15:00:00.000Z' };
  const life = new Life().submit({ window: night, form: { ...application.form, plan: 'plan-1' } });
  life.until('2026-11-25T11:00:00.000Z');
  life.does({ system: 'permit' }, 'prerequisitesReported', {});
  expect(life.phase).toBe('inApproval');
  expect(differences(life.state, samplePack)).toEqual([
    { code: 'difference-level-lifted', params: { level: life.state.level, because: 'night' }, clause: '5.1.1' },
  ]);
  const due = life.state.stages.find(({ status }) => status === 'open')!;
  life.until(due.dueAt!);
  life.does({ system: 'timer' }, 'deadlinePassed', { deadline: `stage-limit/${due.id}` });
  expect(codes(life)).toContain('difference-escalated');
});
