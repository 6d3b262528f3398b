/** The few words that the workflow itself says, to operators only; people are spoken to by the notification service. */
import type { DeadlineKind, Phase } from '@holdpoint/permit-domain';

export const phaseWords: Readonly<Record<Phase, string>> = {
  submitted: 'Submitted 已提交: prerequisites are being checked',
  inApproval: 'In approval 审批中',
  approved: 'Approved 已批准, not yet issued',
  issued: 'Issued 已签发, not yet started',
  active: 'Work in progress 作业中',
  suspended: 'Suspended 已暂停',
  fireWatch: 'Fire watch 动火后监护',
  handedBack: 'Handed back 已交回, waits for acceptance',
  accepted: 'Accepted 已验收',
  closed: 'Closed 已关闭, not yet archived',
  returned: 'Returned 已退回, NOT approved',
  rejected: 'Rejected 已否决, NOT approved',
  expired: 'Expired 已过期: not approved, or no longer valid',
  cancelled: 'Cancelled 已取消',
  revoked: 'Revoked 已撤销',
  archived: 'Archived 已归档',
};

/** Steps that aren't stages of the chain. */
export const stepWords: Readonly<Record<string, string>> = {
  prerequisites: 'report the prerequisites 前置检查',
  checkTicket: 'check the ticket 验票',
  issue: 'issue the permit 签发',
  checkIn: 'check in on site 现场签到',
  start: 'start the work 开工',
  handBack: 'hand the work back 交回',
  resume: 'have the cause put right, and resume 复工',
  takeOverShift: 'take the shift over 接班',
  liftStop: 'lift the stop 解除叫停',
  countOut: 'count everybody and everything out 清点人员和工器具',
  endFireWatch: 'end the fire watch 结束监护',
  acceptCompletion: 'accept the completed work 完工验收',
  close: 'close the permit 关闭',
  archive: 'archive the permit 归档',
  reviewGreenChannel: 'review the green channel 绿色通道复核',
};

/** What a timer is for, in the timer's own summary. */
export const deadlineWords: Readonly<Record<DeadlineKind, string>> = {
  prerequisites: 'prerequisites must have been reported 前置检查时限',
  stageReminder: 'reminder 催办',
  stageLimit: 'limit of the stage: escalates, or expires NOT approved 审批时限',
  startBy: 'work must have started 开工时限',
  validityEnd: 'the permit is no longer valid 有效期届满',
  watch: 'the watch rules are asked again 作业中复查',
  certificate: 'a certificate lapses 证书到期',
  suspension: 'longest suspension 暂停时限',
  shiftHandover: 'the next shift must have taken over 接班时限',
  fireWatchEnd: 'the fire watch may end 监护时限',
  acceptance: 'acceptance is due, escalates 验收时限',
  greenChannelReview: 'review of the green channel is due 绿色通道复核时限',
};
