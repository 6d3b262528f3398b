/** What people are told of a test release that was left open. */
import type { Words } from '@holdpoint/permit-domain';

export const releaseNoticeWords: Readonly<Record<string, Readonly<Record<'subject' | 'body', Words>>>> = {
  'test-release-overdue': {
    subject: {
      zh: '【试车解除超时】{{title}} 应于 {{dueAt}} 前恢复隔离',
      en: 'Test release left open: {{title}} was due back by {{dueAt}}',
    },
    body: {
      zh: '为试车临时解除的隔离点仍未恢复，能量可能已回到设备。请立即到现场确认人员安全，结束试车并重新上锁挂牌、验证。\n{{about}}\n未恢复的隔离点：{{points}}\n解除人：{{releasedBy}}\n解除时间：{{releasedAt}}\n时限：{{dueAt}}\n第 {{rung}} 次提醒；在恢复或拆除之前将继续上报。\n涉及作业票：{{permits}}',
      en: 'Points released for a test run have not been applied again; energy may be back. Go there, make sure that nobody is in its way, end the test, lock, tag and verify again.\n{{about}}\nPoints still released: {{points}}\nReleased by: {{releasedBy}}\nReleased at: {{releasedAt}}\nLimit: {{dueAt}}\nWarning {{rung}}; it goes on up the line until the points are applied again or taken off.\nPermits that stand on it: {{permits}}',
    },
  },
  'test-release-overdue-permit': {
    subject: {
      zh: '【远离设备】{{title}} 试车解除超时，隔离尚未恢复',
      en: 'Keep away: {{title}} is still released for a test, past its limit',
    },
    body: {
      zh: '您作业票所依赖的隔离仍处于试车解除状态，且已超过时限。隔离恢复并验证之前，任何人不得进入或恢复作业。\n{{about}}\n未恢复的隔离点：{{points}}\n时限：{{dueAt}}\n涉及作业票：{{permits}}',
      en: 'An isolation that your permit stands on is still released for a test run, past its limit. Nobody goes in and no work resumes before it is in force again.\n{{about}}\nPoints still released: {{points}}\nLimit: {{dueAt}}\nPermits that stand on it: {{permits}}',
    },
  },
};
