/** What the rules on recorded steps find. */
import type { WordList } from './word-list';

export const stepsWords: WordList = {
  'step-open': { zh: '步骤 {{step}} 尚未完成并记录', en: 'step {{step}} is not done and recorded yet' },
  'step-not-passed': { zh: '步骤 {{step}} 的结果不合格', en: 'step {{step}} did not pass' },
  'step-stale': {
    zh: '步骤 {{step}} 的记录已有 {{ageMinutes}} 分钟，超过 {{maxAgeMinutes}} 分钟',
    en: 'the record of step {{step}} is {{ageMinutes}} min old; at most {{maxAgeMinutes}} min are allowed',
  },
  'step-again-after-break': {
    zh: '中断后须重新完成步骤 {{step}}（允许中断 {{breakMinutes}} 分钟）',
    en: 'step {{step}} has to be done again after the break (up to {{breakMinutes}} min need none)',
  },
  'step-again-after-hazard': {
    zh: '报告 {{hazard}} 后须重新完成步骤 {{step}}',
    en: 'step {{step}} has to be done again since {{hazard}} was reported',
  },
  'step-again-each-day': { zh: '步骤 {{step}} 须每天重新完成', en: 'step {{step}} has to be done again each day' },
  'step-by-same-person': {
    zh: '步骤 {{step}} 和 {{other}} 不能由同一人完成',
    en: 'steps {{step}} and {{other}} may not be done by the same person',
  },
  'step-out-of-order': {
    zh: '步骤 {{step}} 须在 {{other}} 完成之后进行',
    en: 'step {{step}} comes after {{other}}, which is not done or was done again since',
  },
  'step-before-issue': {
    zh: '步骤 {{step}} 须在作业票签发后进行',
    en: 'step {{step}} has to be done once the ticket is issued, not before',
  },
  'step-again-after-step': {
    zh: '步骤 {{other}} 之后须重新完成步骤 {{step}}',
    en: 'step {{step}} has to be done again after {{other}}',
  },
  'step-value-missing': { zh: '步骤 {{step}} 没有记录 {{value}}', en: 'step {{step}} records no {{value}}' },
  'step-value-differs': {
    zh: '步骤 {{step}} 记录的 {{value}}（{{seen}}）与票面（{{planned}}）不一致',
    en: '{{value}} recorded in step {{step}} is {{seen}}; the ticket says {{planned}}',
  },
  'step-value-too-low': {
    zh: '步骤 {{step}} 的 {{name}} 为 {{value}}，低于 {{min}}',
    en: '{{name}} of step {{step}} is {{value}}, below {{min}}',
  },
  'step-value-too-high': {
    zh: '步骤 {{step}} 的 {{name}} 为 {{value}}，高于 {{max}}',
    en: '{{name}} of step {{step}} is {{value}}, above {{max}}',
  },
};
