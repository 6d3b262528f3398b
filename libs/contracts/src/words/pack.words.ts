/** Words for what `checkPack` finds in a pack, and for overlays that are refused. */
import type { WordList } from './word-list';

export const packWords: WordList = {
  'pack-source-missing': { zh: '缺少依据：{{missing}}', en: 'its source lacks {{missing}}' },
  'pack-unsure-binds': {
    zh: '确定性为 {{certainty}} 的条目不能设为强制，只能作为默认值',
    en: 'what is only of certainty {{certainty}} may not bind; make it a default',
  },
  'pack-date-wrong': { zh: '日期 {{date}} 无效，应为 YYYY-MM-DD', en: '{{date}} is not a date of the form YYYY-MM-DD' },
  'pack-dates-reversed': {
    zh: '失效日期 {{to}} 早于生效日期 {{from}}',
    en: 'it ends on {{to}}, before it begins on {{from}}',
  },
  'pack-words-missing': { zh: '缺少 {{language}} 文字', en: 'it has no words in {{language}}' },
  'pack-name-twice': { zh: '名称重复', en: 'the name is used twice' },
  'pack-match-unknown': {
    zh: '条件引用了不存在的 {{path}}',
    en: 'a condition looks at {{path}}, which does not exist',
  },
  'pack-match-impossible': {
    zh: '条件中 {{path}} 不可能为 {{values}}',
    en: 'a condition wants {{path}} to be {{values}}, which it never is',
  },
  'pack-field-not-required': {
    zh: '有条件依赖此项为“否”，但它可以不填，不填时条件永不成立',
    en: 'a condition relies on this field being false, but it may be left empty, and then the condition never holds',
  },
  'pack-level-unknown': { zh: '没有级别 {{level}}', en: 'there is no level {{level}}' },
  'pack-level-undecided': { zh: '最后一个级别选项不能带条件', en: 'the last choice of a level must have no condition' },
  'pack-choice-unreachable': {
    zh: '前面的选项没有条件，轮不到这一项',
    en: 'a choice before it has no condition, so it is never come to',
  },
  'pack-level-without-validity': { zh: '级别 {{level}} 没有有效期', en: 'level {{level}} has no validity' },
  'pack-level-without-chain': {
    zh: '级别 {{level}} 没有必经的审批环节',
    en: 'level {{level}} has no stage of approval that is always there',
  },
  'pack-level-unreachable': { zh: '任何作业都不会定为级别 {{level}}', en: 'no permit ever comes to level {{level}}' },
  'pack-stage-unreachable': { zh: '此审批环节永远不会出现', en: 'this stage is for levels that never come about' },
  'pack-rule-unknown': { zh: '没有名为 {{rule}} 的规则', en: 'there is no rule {{rule}}' },
  'pack-params-wrong': { zh: '参数 {{param}} 不对：{{message}}', en: 'parameter {{param}} {{message}}' },
  'pack-param-unknown': {
    zh: '参数 {{param}} 引用了不存在的 {{kind}} {{name}}',
    en: 'parameter {{param}} names the {{kind}} {{name}}, which the pack does not have',
  },
  'pack-limits-contradict': {
    zh: '下限 {{min}} 大于上限 {{max}}',
    en: 'at least {{min}} and at most {{max}} exclude each other',
  },
  'pack-role-unknown': { zh: '没有角色 {{role}}', en: 'there is no role {{role}}' },
  'pack-chain-too-long': {
    zh: '级别 {{level}} 的审批最长 {{minutes}} 分钟，超过有效期 {{validity}} 分钟',
    en: 'approval at level {{level}} may take {{minutes}} minutes, longer than the {{validity}} that the permit holds',
  },
  'pack-escalation-too-long': {
    zh: '级别 {{level}} 连同逐级上报最长 {{minutes}} 分钟，超过可用的 {{lead}} 分钟，后面的上报轮不到',
    en: 'with every escalation, approval at level {{level}} takes {{minutes}} minutes; only {{lead}} are there, so the last steps are never come to',
  },
  'pack-limit-zero': { zh: '时限必须大于零', en: 'a limit must be longer than nothing' },
  'pack-reminder-late': {
    zh: '提前 {{remindBeforeMinutes}} 分钟提醒，不早于时限 {{limitMinutes}} 分钟的开始',
    en: 'a reminder {{remindBeforeMinutes}} minutes before a limit of {{limitMinutes}} comes before the stage opens',
  },
  'pack-stage-unheld': {
    zh: '职责 {{duty}} 及其代理、上级都没有人，审批会卡住',
    en: 'nobody holds {{duty}}, nor its stand-in, nor any duty above it: approval would stop here',
  },
  'pack-duty-vacant': {
    zh: '职责 {{duty}} 没有人，由 {{instead}} 代办',
    en: 'nobody holds {{duty}}; {{instead}} acts instead',
  },
  'pack-duty-unheld': { zh: '职责 {{duty}} 没有人', en: 'nobody holds {{duty}}' },
  'overlay-refused': { zh: '不能采用此覆盖层', en: 'the overlay cannot be laid' },
  'overlay-loosens-binding': {
    zh: '强制条款不能放宽：{{before}} 改为 {{after}}',
    en: 'a binding clause may not be loosened: {{before}} to {{after}}',
  },
  'overlay-line-unknown': { zh: '规则包里没有 {{name}}', en: 'the pack has no {{name}}' },
  'overlay-line-twice': { zh: '规则包里已有 {{name}}', en: 'the pack already has {{name}}' },
  'overlay-for-another': { zh: '此覆盖层针对 {{pack}} 的 {{type}}', en: 'the overlay is for {{type}} of {{pack}}' },
};
