/** Words for what the rules of a pack find missing or wrong about gas. */
import type { WordList } from './word-list';

export const gasWords: WordList = {
  'gas-not-tested': { zh: '没有 {{substance}} 的检测结果', en: 'there is no reading of {{substance}}' },
  'gas-point-not-sampled': {
    zh: '取样点 {{point}} 没有取样或缺少：{{substances}}',
    en: 'point {{point}} was not sampled, or lacks {{substances}}',
  },
  'gas-sample-stale': {
    zh: '{{point}} 的检测距今 {{ageMinutes}} 分钟，超过 {{maxAgeMinutes}} 分钟',
    en: 'the test ({{point}}) is {{ageMinutes}} minutes old; at most {{maxAgeMinutes}} are allowed',
  },
  'gas-sample-too-far': {
    zh: '取样点 {{point}} 距动火点 {{distanceM}} m，应在 {{maxDistanceM}} m 以内',
    en: 'point {{point}} is {{distanceM}} m from the spot; it has to be within {{maxDistanceM}} m',
  },
  'gas-retest-after-break': {
    zh: '作业中断 {{minutes}} 分钟，超过 {{breakMinutes}} 分钟，须重新检测 {{substance}}（{{maxAgeMinutes}} 分钟内有效）',
    en: 'work stood still for {{minutes}} minutes, over {{breakMinutes}}: test {{substance}} again, at most {{maxAgeMinutes}} minutes before going on',
  },
  'gas-retest-after-alarm': {
    zh: '报警或超限后须重新检测 {{substance}} 合格',
    en: 'after the alarm or bad reading, {{substance}} has to pass a new test',
  },
  'gas-not-tested-today': {
    zh: '今天（{{today}}）尚未检测 {{substance}}',
    en: '{{substance}} has not been tested today ({{today}})',
  },
  'gas-lel-missing': {
    zh: '没有填写爆炸下限，无法确定合格标准',
    en: 'no lower explosive limit is given, so the limit is unknown',
  },
  'gas-unit-wrong': {
    zh: '{{substance}} 的单位是 {{unit}}，应为 {{expected}}；系统不换算',
    en: 'the reading of {{substance}} is in {{unit}}; it has to be in {{expected}} and is not converted',
  },
  'gas-over-limit': {
    zh: '{{point}} 处 {{substance}} 为 {{value}} {{unit}}，超过 {{limit}} {{unit}}',
    en: '{{substance}} at {{point}} is {{value}} {{unit}}, over {{limit}} {{unit}}',
  },
  'oxygen-too-low': {
    zh: '{{point}} 处氧含量 {{value}} %，低于 {{min}} %（体积分数）',
    en: 'oxygen at {{point}} is {{value}} % vol, below {{min}} %',
  },
  'oxygen-too-high': {
    zh: '{{point}} 处氧含量 {{value}} %，高于 {{max}} %（体积分数）',
    en: 'oxygen at {{point}} is {{value}} % vol, above {{max}} %',
  },
  'toxic-limit-missing': {
    zh: '第 {{index}} 种有毒物质没有写明名称、限值或单位',
    en: 'toxic substance {{index}} lacks its name, limit or unit',
  },
  'toxic-over-limit': {
    zh: '{{point}} 处 {{substance}} 为 {{value}} {{unit}}，超过限值 {{limit}} {{unit}}',
    en: '{{substance}} at {{point}} is {{value}} {{unit}}, over the limit of {{limit}} {{unit}}',
  },
  'monitor-record-missing': {
    zh: '{{substance}} 尚无监测记录，应每 {{intervalMinutes}} 分钟记录一次',
    en: '{{substance}} has not been recorded yet; a record is due every {{intervalMinutes}} minutes',
  },
  'monitor-record-overdue': {
    zh: '{{substance}} 已 {{ageMinutes}} 分钟没有监测记录，应每 {{intervalMinutes}} 分钟记录一次',
    en: '{{substance}} was last recorded {{ageMinutes}} minutes ago; a record is due every {{intervalMinutes}} minutes',
  },
};
