/** Words for what the permit service refuses at its door, and for the phases of a permit. */
import type { WordList } from './word-list';

export const permitServiceWords: WordList = {
  'audit-key-missing': {
    zh: '未配置审计签名密钥，不能签发审计包',
    en: 'no key is set to sign audit bundles with',
  },
  'month-unknown': { zh: '月份应写作 YYYY-MM', en: 'a month is written YYYY-MM' },
  'figures-range': {
    zh: '时间范围不正确：结束须晚于开始，最长 {{longestDays}} 天',
    en: 'the range is wrong: it ends after it begins, and is at most {{longestDays}} days long',
  },
  'decision-unknown': { zh: '该作业票没有这一步操作', en: 'this permit has no such act' },
  'decision-which': { zh: '序号与时间只能给其一', en: 'give a sequence number or an instant, not both' },
  'step-values-invalid': {
    zh: '步骤的取值应为文字、数字或是/否，最多 50 项',
    en: 'the values of a step are texts, numbers and flags by name, at most 50',
  },
  'permit-unknown': { zh: '没有这张作业票', en: 'there is no such permit' },
  'this-plan': { zh: '本次申请', en: 'this plan' },
  'stale-sequence': {
    zh: '作业票已更新到第 {{sequence}} 版，您看到的是第 {{seen}} 版，请刷新后再办理',
    en: 'this has moved on to version {{sequence}} since you saw version {{seen}}: read it again first',
  },
  'type-unknown': {
    zh: '该场站选用的规则包中没有 {{type}} 类作业票',
    en: 'the packs that the site has chosen have no permit type {{type}}',
  },
  'pack-unknown': { zh: '没有规则包 {{pack}}', en: 'there is no pack {{pack}}' },
  'pack-ambiguous': {
    zh: '该场站有多个规则包含有此类作业票，请注明其一：{{packs}}',
    en: 'more than one pack of the site has this type; name one of: {{packs}}',
  },
  'area-unknown': { zh: '该场站没有区域 {{area}}', en: 'the site has no area {{area}}' },
  'ticket-unknown': { zh: '没有作业票 {{number}}', en: 'there is no permit {{number}}' },
  'work-point-unknown': {
    zh: '该区域没有作业点 {{workPoint}}',
    en: 'the area has no work point {{workPoint}}',
  },
  'draft-unknown': { zh: '没有这份草稿', en: 'there is no such draft' },
  'draft-taken-over': {
    zh: '该草稿已由本人修改，系统不能再改写',
    en: 'the person has saved this draft: it is theirs now, and no system changes it',
  },
  'machine-required': { zh: '此接口只供系统账号使用', en: 'this is for a machine’s own token' },
  'delegation-unknown': { zh: '没有这份委托', en: 'there is no such delegation' },
  'delegation-to-yourself': { zh: '不能委托给自己', en: 'nobody delegates to themselves' },
  'delegation-not-yours': {
    zh: '您在场站 {{site}} 没有职责 {{duty}}，不能委托',
    en: 'you do not hold {{duty}} at {{site}}: only a holder delegates it',
  },
  'delegation-chain': {
    zh: '职责 {{duty}} 是别人委托给您的，不得再委托',
    en: '{{duty}} was delegated to you: what was delegated is not delegated further',
  },
  'delegation-not-admissible': {
    zh: '{{person}} 在场站 {{site}} 没有任何职责，不能接受委托',
    en: '{{person}} holds no duty at {{site}}: a signature is only delegated to somebody of the site',
  },
  'delegation-in-person': {
    zh: '{{pack}} {{type}} 的节点 {{stage}} 须由 {{duty}} 本人签字，不得委托；请限定委托的作业类型和级别',
    en: 'stage {{stage}} of {{pack}} {{type}} is signed by {{duty}} in person: limit the delegation to types and levels without it',
  },
  'delegation-type-unknown': {
    zh: '委托所及场站没有 {{type}} 类作业票',
    en: 'no site of this delegation has the permit type {{type}}',
  },
  'delegation-level-unknown': {
    zh: '{{type}} 类作业票没有 {{level}} 级',
    en: 'the permit type {{type}} has no level {{level}}',
  },
  'delegation-ended': {
    zh: '据以签字的委托在签字生效前已被撤回，或委托人已不再担任该岗位，本次签字无效',
    en: 'the delegation was taken back, or its giver lost the duty, before this signature counted: it does not count',
  },
  'delegation-over': { zh: '委托已经结束或已撤回', en: 'this delegation is over or was withdrawn' },
  'span-over': { zh: '结束时间已经过去', en: 'this ends in the past' },
  'span-backwards': { zh: '结束时间早于开始时间', en: 'this ends before it begins' },
  'day-invalid': { zh: '不是有效的日期，应如 2026-11-24', en: 'this is not a date; write it like 2026-11-24' },
  'time-of-day-invalid': { zh: '不是有效的时刻，应如 20:00', en: 'this is not a time of day; write it like 20:00' },
  'time-zone-unknown': {
    zh: '没有这个时区，应如 Asia/Shanghai',
    en: 'there is no such time zone; name one like Asia/Shanghai',
  },
  'overlay-unknown': { zh: '此处没有叠加配置', en: 'no overlay is in force here' },
  'overlay-shape': { zh: '叠加配置格式有误：{{message}}', en: 'the overlay is not of its shape: {{message}}' },
  'overlay-outdated': {
    zh: '规则包已更新，叠加配置不再适用，请管理员重新发布',
    en: 'the pack has changed and its overlay no longer fits: an administrator must lay it again',
  },

  'difference-green-channel': { zh: '绿色通道', en: 'green channel' },
  'difference-level-lifted': {
    zh: '升级管理（{{because}}），现为 {{level}}',
    en: 'lifted to level {{level}} ({{because}})',
  },
  'difference-measure-waived': {
    zh: '安全措施 {{measure}} 标为不适用（{{by}}）',
    en: 'measure {{measure}} is marked not applicable (by {{by}})',
  },
  'difference-delegated': {
    zh: '节点 {{stage}} 由 {{by}} 代 {{for}} 签字（委托至 {{until}}）',
    en: 'stage {{stage}} was signed by {{by}} for {{for}}, by delegation until {{until}}',
  },
  'difference-stand-in': {
    zh: '节点 {{stage}} 由 {{duty}} 代签（{{reason}}）',
    en: '{{duty}} stands in at stage {{stage}} ({{reason}})',
  },
  'difference-escalated': {
    zh: '节点 {{stage}} 已逐级上报 {{times}} 次',
    en: 'stage {{stage}} went up the line {{times}} times',
  },
  'difference-submitted-again': { zh: '退回后第 {{run}} 次提交', en: 'submitted for the {{run}}. time, after returns' },
  'difference-replaces': { zh: '替代原票 {{number}}', en: 'drawn in place of {{number}}' },
  'difference-copied': {
    zh: '复制自 {{number}}：{{of}} 项中有 {{fields}} 项为复制内容',
    en: 'copied from {{number}}: {{fields}} of {{of}} fields',
  },
  'difference-linked': { zh: '同一作业还有：{{numbers}}', en: 'one job with {{numbers}}' },
  'difference-qualification': {
    zh: '{{person}} 的资质曾失效（{{reason}}）',
    en: '{{person}} lost a qualification ({{reason}})',
  },
  'difference-extended': { zh: '已延期 {{times}} 次', en: 'extended {{times}} times' },
  'phase-submitted': { zh: '已提交', en: 'submitted' },
  'phase-in-approval': { zh: '审批中', en: 'in approval, NOT approved yet' },
  'phase-approved': { zh: '已批准，尚未签发', en: 'approved, not issued yet' },
  'phase-issued': { zh: '已签发，尚未开工', en: 'issued, not started yet' },
  'phase-active': { zh: '作业中', en: 'active' },
  'phase-suspended': { zh: '已暂停，不得作业', en: 'suspended: no work' },
  'phase-fire-watch': { zh: '动火后监护', en: 'fire watch' },
  'phase-handed-back': { zh: '已交回，待验收', en: 'handed back, waiting for acceptance' },
  'phase-accepted': { zh: '已验收', en: 'accepted' },
  'phase-closed': { zh: '已关闭', en: 'closed' },
  'phase-returned': { zh: '已退回，未批准', en: 'returned, NOT approved' },
  'phase-rejected': { zh: '已驳回，未批准', en: 'rejected, NOT approved' },
  'phase-expired': { zh: '已失效，不得作业', en: 'expired: no work' },
  'phase-cancelled': { zh: '已取消', en: 'cancelled' },
  'phase-revoked': { zh: '已撤销，不得作业', en: 'revoked: no work' },
  'phase-archived': { zh: '已归档', en: 'archived' },
};
