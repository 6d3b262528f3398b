/** Words for the isolation register, and for what it means to a permit. */
import type { WordList } from './word-list';

export const isolationWords: WordList = {
  // Leading codes.
  'isolation-unknown': { zh: '没有这份隔离证', en: 'there is no such isolation' },
  'isolation-over': { zh: '隔离证 {{number}} 已全部解除', en: 'isolation {{number}} has been taken off for good' },

  // Its points and locks.
  'isolation-point-unknown': { zh: '隔离证上没有隔离点 {{point}}', en: 'the isolation has no point {{point}}' },
  'isolation-point-twice': { zh: '隔离点 {{point}} 重复填写', en: 'point {{point}} is named twice' },
  'isolation-point-state': {
    zh: '隔离点 {{point}} 处于 {{state}} 状态，此时不能办理',
    en: 'point {{point}} is {{state}}: this is out of place',
  },
  'isolation-lock-missing': {
    zh: '隔离点 {{point}} 以上锁隔离，须填写锁号',
    en: 'point {{point}} is isolated by a lock: say which',
  },
  'isolation-lock-in-use': { zh: '锁 {{lock}} 已在使用', en: 'lock {{lock}} is in use already' },
  'isolation-lock-unknown': { zh: '隔离证上没有锁 {{lock}}', en: 'the isolation has no lock {{lock}}' },
  'isolation-lock-own': {
    zh: '锁 {{lock}} 是您本人的，请按正常程序自行摘除',
    en: 'lock {{lock}} is your own: take it off yourself, in the ordinary way',
  },
  'isolation-lock-not-yours': {
    zh: '{{point}} 上的锁 {{lock}} 由 {{owner}} 加装，只能由其本人摘除',
    en: 'lock {{lock}} at {{point}} was applied by {{owner}}: only they take it off',
  },
  'isolation-verifier-applied': {
    zh: '隔离点 {{point}} 由您实施，须由他人验证',
    en: 'you applied point {{point}}: somebody else verifies it',
  },
  'isolation-exception-unconfirmed': {
    zh: '代为摘锁须逐项确认并写明方式，尚缺：{{what}}',
    en: 'another’s lock comes off only with each confirmation and how it was made; {{what}} is missing',
  },
  'isolation-not-cleared': {
    zh: '恢复能量前须确认：{{what}}',
    en: 'before energy comes back this must be confirmed: {{what}}',
  },

  // The lock box.
  'isolation-no-box': { zh: '该隔离证没有集体锁箱', en: 'the isolation has no group lock box' },
  'isolation-box-open': { zh: '锁箱 {{box}} 是打开的', en: 'lock box {{box}} is open' },
  'isolation-box-closed': { zh: '锁箱 {{box}} 是关闭的', en: 'lock box {{box}} is closed' },
  'isolation-box-locked': {
    zh: '锁箱 {{box}} 上还有个人锁：{{locks}}（{{people}}）',
    en: 'lock box {{box}} still has personal locks on it: {{locks}} ({{people}})',
  },
  'isolation-lock-on-already': { zh: '您在锁箱 {{box}} 上已有一把锁', en: 'you have a lock on box {{box}} already' },

  // The permits that stand on it.
  'isolation-permit-stands': {
    zh: '作业票 {{number}} 处于 {{phase}} 状态，仍依赖该隔离',
    en: 'permit {{number}} is {{phase}} and still stands on this isolation',
  },
  'isolation-permit-at-work': {
    zh: '作业票 {{number}} 处于 {{phase}} 状态，须先暂停',
    en: 'permit {{number}} is {{phase}}: it must be suspended first',
  },
  'isolation-people-inside': {
    zh: '作业票 {{number}} 尚有 {{people}} 人、{{tools}} 件工器具未清点撤出',
    en: 'permit {{number}} still has {{people}} people and {{tools}} tools counted in and not out',
  },
  'isolation-dependent-unknown': {
    zh: '未能查明作业票 {{number}} 的状态，不得解除',
    en: 'nothing is known of permit {{number}}, which stands on this isolation',
  },
  'isolation-permit-linked': { zh: '作业票 {{number}} 已关联', en: 'permit {{number}} is linked already' },
  'isolation-permit-not-linked': {
    zh: '作业票 {{number}} 未与该隔离证关联',
    en: 'permit {{number}} is not linked to it',
  },
  'isolation-permit-over': {
    zh: '作业票 {{number}} 处于 {{phase}} 状态，不再需要隔离',
    en: 'permit {{number}} is {{phase}} and no longer needs an isolation',
  },
  'isolation-other-site': {
    zh: '作业票 {{number}} 属于场站 {{site}}',
    en: 'permit {{number}} belongs to site {{site}}',
  },

  // What a permit says of it.
  'isolation-not-in-force': {
    zh: '作业票依赖的隔离证 {{number}} 未生效（{{state}}）',
    en: 'isolation {{number}}, on which the permit stands, is not in force ({{state}})',
  },
  'isolation-released': {
    zh: '隔离点 {{point}} 因试车临时解除，须重新实施并验证',
    en: 'point {{point}} is released for a test: it must be applied and verified again',
  },
  'isolation-broken': {
    zh: '隔离点 {{point}} 被发现已失效',
    en: 'point {{point}} was found otherwise than it was isolated',
  },
  'isolation-moved': {
    zh: '作业票依赖的隔离在办理期间发生变化，请重新办理',
    en: 'an isolation that the permit stands on has changed meanwhile: try again',
  },
};
