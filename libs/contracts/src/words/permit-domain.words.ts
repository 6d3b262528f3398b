/** Words for what the life cycle of a permit refuses, waits for and stops by. */
import type { WordList } from './word-list';

export const permitDomainWords: WordList = {
  // Leading codes of refusals.
  'wrong-phase': {
    zh: '作业票处于 {{phase}} 状态，不能执行 {{command}}',
    en: 'the permit is {{phase}}: {{command}} is out of place',
  },
  'permit-ended': { zh: '作业票已经终止', en: 'the permit is over' },
  'not-submitted': { zh: '作业票尚未提交', en: 'the permit has not been submitted' },
  'not-entitled': { zh: '您无权执行该操作', en: 'this is not for you to do' },
  'conditions-not-met': { zh: '条件尚未满足', en: 'conditions are not met yet' },
  'ticket-final': {
    zh: '作业票不得涂改或延期，请另办新票并与本票关联',
    en: 'a ticket is neither altered nor extended: draw a new one, linked to this',
  },
  'permit-unnamed': { zh: '作业票没有编号', en: 'the permit was given no number' },

  // Who asks.
  'not-yours-to-do': { zh: '{{act}} 只能由以下人员执行：{{may}}', en: '{{act}} is for: {{may}}' },
  'not-independent': {
    zh: '申请人和票面上的人员不能执行 {{act}}，须由他人执行',
    en: '{{act}} is not for the applicant nor for anybody named on the ticket',
  },
  'not-for-systems': { zh: '该操作必须由人执行', en: 'a person has to do this' },
  'already-signed': {
    zh: '您已在节点 {{stage}} 签字，同一人的签字只计一次',
    en: 'you signed stage {{stage}} already: one person’s signature counts once',
  },
  'delegation-not-allowed': {
    zh: '节点 {{stage}} 须由 {{duty}} 本人签字，不得委托',
    en: 'stage {{stage}} is signed by {{duty}} in person: it is delegated to nobody',
  },
  'delegation-not-in-force': {
    zh: '委托的有效期为 {{from}} 至 {{until}}，此刻无效',
    en: 'the delegation runs from {{from}} until {{until}}: it is not in force now',
  },
  'delegation-beyond-limits': {
    zh: '委托范围不包括 {{type}} 的 {{level}} 级',
    en: 'the delegation does not cover level {{level}} of {{type}}',
  },
  'delegator-has-part': {
    zh: '委托人（编号 {{person}}）与本作业票有关，不能由他人代签',
    en: '{{person}}, who delegated, has a part in this permit: nobody signs it in their place',
  },
  'delegator-has-signed': {
    zh: '委托人（编号 {{person}}）的签字在本作业票上已经计过一次',
    en: '{{person}}, who delegated, has signed this permit already: one person’s signature counts once',
  },

  // The form.
  'role-unknown': { zh: '本类作业票没有 {{role}} 这一角色', en: 'this permit type has no role {{role}}' },
  'role-overfilled': {
    zh: '{{role}} 最多 {{max}} 人，已填 {{named}} 人',
    en: 'at most {{max}} people may be {{role}}; {{named}} are named',
  },
  'roles-exclude': {
    zh: '{{role}}（编号 {{person}}）不能兼任 {{other}}',
    en: '{{role}} {{person}} may not be {{other}} as well',
  },
  'named-twice': { zh: '{{role}}（编号 {{person}}）重复填写', en: '{{role}} {{person}} is named twice' },
  'linked-twice': { zh: '关联作业票 {{number}} 重复填写', en: 'linked ticket {{number}} is named twice' },
  'linked-to-itself': { zh: '作业票 {{number}} 不能与自身关联', en: 'ticket {{number}} cannot be linked to itself' },
  'green-channel-not-offered': { zh: '本类作业没有绿色通道', en: 'this permit type has no green channel' },
  'green-channel-not-yours': {
    zh: '绿色通道只能由以下人员启动：{{duties}}',
    en: 'the green channel is opened by: {{duties}}',
  },
  'pack-not-in-force': { zh: '规则包 {{pack}} 在 {{on}} 不生效', en: 'pack {{pack}} is not in force on {{on}}' },
  'site-unknown': { zh: '没有取得场站资料', en: 'nothing is known of the site' },
  'validity-not-extended': {
    zh: '有效期至 {{until}}，不得变更或延长；需另办新票',
    en: 'the validity, until {{until}}, is neither changed nor extended: a new ticket is needed',
  },
  'place-not-moved': {
    zh: '作业地点不得变更；需另办新票',
    en: 'the place is not moved on a ticket: a new one is needed',
  },
  'ticket-not-altered': { zh: '作业票不得涂改', en: 'a ticket is never altered' },

  // The body of an act.
  'done-in-future': { zh: '操作时间 {{doneAt}} 晚于当前时间', en: '{{doneAt}} has not come yet' },
  'stage-unknown': { zh: '没有审批节点 {{stage}}', en: 'there is no stage {{stage}}' },
  'stage-not-open': {
    zh: '审批节点 {{stage}} 未开放（{{status}}）',
    en: 'stage {{stage}} is not open: it is {{status}}',
  },
  'stage-limit-passed': {
    zh: '审批节点 {{stage}} 的时限 {{dueAt}} 已过，未批准',
    en: 'the limit of stage {{stage}}, {{dueAt}}, is over: the permit is NOT approved',
  },
  'step-unknown': { zh: '本类作业票没有步骤 {{step}}', en: 'this permit type has no step {{step}}' },
  'step-value-kind': { zh: '{{value}} 的类型应为 {{kind}}', en: '{{value}} has to be a {{kind}}' },
  'step-value-impossible': { zh: '{{value}} 的值 {{given}} 不可能', en: '{{given}} cannot be the value of {{value}}' },
  'extension-not-longer': {
    zh: '延长后的时间不晚于现有有效期 {{until}}',
    en: 'that is no longer than the present validity, {{until}}',
  },
  'extensions-spent': {
    zh: '延期次数（{{times}} 次）已用完，请另办新票',
    en: 'the {{times}} extensions are spent: draw a new ticket',
  },
  'extension-too-long': {
    zh: '延期合计 {{minutes}} 分钟，超过允许的 {{maxMinutes}} 分钟',
    en: 'extensions would come to {{minutes}} min; at most {{maxMinutes}} min are allowed',
  },
  'shift-handover-not-offered': { zh: '本类作业票没有交接班', en: 'this permit type has no shift handover' },
  'shift-handover-open': { zh: '上一次交接班尚未接班', en: 'the last handover has not been taken over yet' },
  'no-shift-handover-open': { zh: '没有等待接班的交接', en: 'there is no handover to take over' },
  'shift-taken-by-giver': { zh: '交班人不能自己接班', en: 'nobody takes over from themselves' },
  'shift-not-taken-over': {
    zh: '交班后至 {{dueAt}} 无人接班，作业停止',
    en: 'nobody had taken the shift over by {{dueAt}}: the work stands still',
  },
  'stop-not-lifted': {
    zh: '负责安全的人员叫停了作业，须由以下人员解除后方可恢复：{{duties}}',
    en: 'the work was stopped by somebody who answers for safety; one of these lifts the stop first: {{duties}}',
  },
  'no-stop-to-lift': { zh: '没有需要解除的叫停', en: 'there is no stop to lift' },
  'measure-unknown': { zh: '没有安全措施 {{measure}}', en: 'there is no measure {{measure}}' },
  'sample-in-future': {
    zh: '取样时间 {{sampledAt}} 晚于当前时间',
    en: 'sampled at {{sampledAt}}, which has not come yet',
  },
  'gas-substance-twice': {
    zh: '同一样品中 {{substance}} 有两个读数：请分别取样记录',
    en: 'the sample has two readings of {{substance}}: record each test as a sample of its own',
  },
  'sample-without-readings': { zh: '样品没有分析数据', en: 'the sample has no readings' },
  'gas-value-impossible': {
    zh: '{{substance}} 的数值 {{value}} {{unit}} 不可能',
    en: '{{value}} {{unit}} of {{substance}} is impossible',
  },
  'isolation-still-needed': {
    zh: '作业票仍在 {{phase}} 状态，不得解除隔离：{{points}}',
    en: 'the permit is {{phase}}: the isolation at {{points}} stays',
  },
  'hazard-not-reported': { zh: '没有报告过危险情况 {{hazard}}', en: 'no hazard {{hazard}} was reported' },
  'alarm-needs-test': {
    zh: '气体报警须重新分析合格后才能解除（{{hazard}}）',
    en: 'a gas alarm goes by a new test, not by hand ({{hazard}})',
  },
  'not-on-post': { zh: '您不在监护岗位上', en: 'you are not on post' },
  'already-on-post': { zh: '您已在监护岗位上', en: 'you are on post already' },
  'not-named-on-ticket': { zh: '未列入作业票的人员：{{people}}', en: 'not named on the ticket: {{people}}' },
  'already-inside': { zh: '已在内：{{people}}', en: 'inside already: {{people}}' },
  'not-inside': { zh: '不在内：{{people}}', en: 'not inside: {{people}}' },
  'tools-not-inside': { zh: '带出的工具多于带入的：{{kinds}}', en: 'more tools come out than went in: {{kinds}}' },
  'fire-watch-running': { zh: '动火后监护须持续到 {{until}}', en: 'the fire watch lasts until {{until}}' },
  'fire-watch-not-clear': {
    zh: '现场仍有异常，不能结束动火后监护',
    en: 'the place is not clear: the fire watch goes on',
  },
  'nothing-to-review': { zh: '没有待审查的绿色通道', en: 'there is nothing to review' },

  // What a permit waits for.
  'prerequisites-open': { zh: '前置条件核查尚未完成', en: 'the prerequisites are still being checked' },
  'stage-unsigned': { zh: '审批节点 {{stage}} 待 {{duties}} 签字', en: 'stage {{stage}} waits for {{duties}} to sign' },
  'not-issued': { zh: '作业票尚未签发', en: 'the permit is not issued yet' },
  'not-started': { zh: '作业尚未开始', en: 'the work has not started' },
  'not-closed': { zh: '作业票尚未关闭', en: 'the permit is not closed yet' },
  'permit-over': { zh: '作业票已终止（{{phase}}）', en: 'the permit is over: {{phase}}' },
  'moment-past': {
    zh: '作业票处于 {{phase}} 状态，已过 {{moment}} 环节',
    en: 'the permit is {{phase}}: {{moment}} is behind it',
  },
  'too-late-to-start': {
    zh: '已过最迟开工时间 {{startBy}}，作业票不能再开工',
    en: 'work had to begin by {{startBy}}: on this permit it no longer may',
  },
  'green-channel-review-open': { zh: '绿色通道尚未复审', en: 'the green channel has not been reviewed' },

  // Why it came back, stands still or is over.
  'prerequisites-unanswered': {
    zh: '前置条件核查没有得到答复，已退回，未批准',
    en: 'the prerequisite checks got no answer: returned, NOT approved',
  },
  'sent-back': { zh: '审批节点 {{stage}} 退回：{{reason}}', en: 'sent back at stage {{stage}}: {{reason}}' },
  'sent-back-field': { zh: '{{field}} 需要修改', en: '{{field}} has to be mended' },
  'chain-empty': { zh: '级别 {{level}} 没有任何审批节点', en: 'level {{level}} has no stage of approval' },
  'stage-unheld': {
    zh: '审批节点 {{stage}} 的职责 {{duty}} 及其代签人、上级均无人担任',
    en: 'nobody holds {{duty}} for stage {{stage}}, nor stands in, nor is up its line',
  },
  'rule-unknown': { zh: '规则 {{rule}} 不存在，按不满足处理', en: 'there is no rule {{rule}}: it counts as not met' },
  'rule-failed': {
    zh: '规则 {{rule}} 无法判断，按不满足处理',
    en: 'rule {{rule}} gave no answer: it counts as not met',
  },
  'stopped-by-person': { zh: '有人叫停作业：{{reason}}', en: 'somebody stopped the work: {{reason}}' },
  'gas-alarm': {
    zh: '传感器 {{sensor}} 报警：{{substance}}',
    en: 'sensor {{sensor}} raised an alarm for {{substance}}',
  },
  'linked-permit-suspended': {
    zh: '关联作业票 {{number}} 已暂停，本票随之暂停',
    en: 'linked ticket {{number}} is suspended, and this one with it',
  },
  'linked-permit-over': {
    zh: '关联作业票已终止，本票随之撤销',
    en: 'a linked ticket is over, and this one is revoked with it',
  },
  'suspension-too-long': {
    zh: '暂停时间超过限度，作业票已撤销',
    en: 'the suspension lasted longer than allowed: the permit is revoked',
  },
};
