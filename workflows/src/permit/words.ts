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

/** Duties of a site and roles on a permit: whoever is waited for. */
export const whoWords: Readonly<Record<string, string>> = {
  'unit-head': 'head of the unit 基层单位负责人',
  'safety-department': 'safety department 安全管理部门',
  'plant-head': 'head of the plant 主管领导',
  'shift-leader': 'shift leader 当班班长',
  'duty-officer': 'duty officer 值班干部',
  'safety-officer': 'safety officer 安全员',
  'production-department': 'production department 生产部门',
  'professional-department': 'professional department 专业部门',
  'power-supply-unit': 'supplying unit 配送电单位',
  'water-department': 'water department 供排水部门',
  'steam-department': 'steam department 供汽部门',
  'process-department': 'process department 工艺部门',
  'equipment-department': 'equipment department 设备部门',
  'fire-department': 'fire department 消防部门',
  'entry-supervisor': 'entry supervisor 进入主管',
  'hot-work-authorizer': 'who authorises hot work 动火授权人',
  'isolating-authority': 'isolating authority 隔离负责人',
  administrator: 'administrator 系统管理员',
  archive: 'archive 档案',
  applicant: 'applicant 申请人',
  approver: 'approver 审批人',
  'person-in-charge': 'person in charge 作业负责人',
  guardian: 'guardian 监护人',
  'gas-tester': 'gas tester 气体分析人',
  welder: 'welder 动火人',
  entrant: 'entrant 进入人员',
  crew: 'crew 作业人员',
  commander: 'commander 指挥人员',
  authorized: 'authorised employee 授权上锁人员',
  worker: 'worker 作业人',
  'height-worker': 'worker at height 高处作业人',
  scaffolder: 'scaffolder 架子工',
  'crane-operator': 'crane operator 起重机械司机',
  slinger: 'slinger 司索人',
  'traffic-marshal': 'traffic marshal 现场交通指挥人员',
  electrician: 'electrician 电工',
  'power-user': 'user of the power 用电人',
};

/** Stages of the shipped chains. A pack’s own words don’t travel with a permit: histories carry what decisions need. */
export const stageWords: Readonly<Record<string, string>> = {
  unit: 'the unit’s signature 基层单位意见',
  safety: 'the safety department’s signature 安全管理部门意见',
  water: 'the water department’s countersignature 供排水部门会签',
  power: 'the power department’s countersignature 供电部门会签',
  steam: 'the steam department’s countersignature 供汽部门会签',
  process: 'the process department’s countersignature 工艺部门会签',
  equipment: 'the equipment department’s countersignature 设备部门会签',
  fire: 'the fire department’s countersignature 消防部门会签',
  review: 'the review 审核部门意见',
  approval: 'the approval 审批部门意见',
  department: 'the professional department’s signature 专业部门意见',
  'plant-head': 'the approval by the head of the plant 主管领导审批',
  'plant-stop': 'leave to lower the level 停车降级确认',
  'supply-review': 'the supplying unit’s review 配送电单位审核',
  'supply-approval': 'the supplying unit’s approval 配送电单位审批',
  'exceptional-term': 'leave for a longer term 延长时限意见',
  'entry-supervisor': 'the entry supervisor’s signature 进入主管签字',
  authorisation: 'the authorisation 动火授权签字',
  owner: 'the owning unit’s consent 设备所属单位意见',
};

/** Whoever a site’s own pack names is shown as that pack names them. */
export const whoInWords = (id: string): string => whoWords[id] ?? `\`${id}\``;
export const stageInWords = (id: string): string => stageWords[id] ?? `stage \`${id}\``;
