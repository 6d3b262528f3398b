/** What the people of a permit are told of an isolation that it stands on. */
import type { Words } from '@holdpoint/permit-domain';

export const isolationNoticeWords: Readonly<Record<string, Readonly<Record<'subject' | 'body', Words>>>> = {
  'isolation-broken': {
    subject: {
      zh: '【隔离异常】{{title}}：隔离 {{number}} 被动过',
      en: 'Isolation {{number}} was tampered with: {{title}}',
    },
    body: {
      zh: '本作业票所依托的能量隔离 {{number}} 与原状不符。请立即停止作业、撤离危险区域；重新隔离并验证之前不得作业。\n{{about}}',
      en: 'Isolation {{number}}, which this permit stands on, is not as it was left. Stop and leave the danger at once; no work until it is applied and verified again.\n{{about}}',
    },
  },
  'isolation-released-for-test': {
    subject: {
      zh: '【临时解除】{{title}}：隔离 {{number}} 为试验解除',
      en: 'Isolation {{number}} is released for a test: {{title}}',
    },
    body: {
      zh: '隔离 {{number}} 为试验临时解除，设备可能带能。试验结束并重新隔离、验证之前不得作业。\n{{about}}',
      en: 'Isolation {{number}} is released for a test: the equipment may be live. No work until it is applied and verified again.\n{{about}}',
    },
  },
  'isolation-removed': {
    subject: { zh: '【隔离拆除】{{title}}：隔离 {{number}} 已拆除', en: 'Isolation {{number}} was removed: {{title}}' },
    body: {
      zh: '隔离 {{number}} 已拆除，不再有任何保护。不得作业。\n{{about}}',
      en: 'Isolation {{number}} was removed and protects nobody any more. No work may go on behind it.\n{{about}}',
    },
  },
  'isolation-unlinked': {
    subject: {
      zh: '【隔离解除关联】{{title}}：不再依托隔离 {{number}}',
      en: 'No longer on isolation {{number}}: {{title}}',
    },
    body: {
      zh: '本作业票与隔离 {{number}} 的关联已解除：该隔离可能随时拆除，不得再视为保护。\n{{about}}',
      en: 'This permit no longer stands on isolation {{number}}: it may be removed at any time and is no protection here.\n{{about}}',
    },
  },
  'isolation-in-force': {
    subject: { zh: '【隔离有效】{{title}}：隔离 {{number}} 已验证', en: 'Isolation {{number}} is in force: {{title}}' },
    body: {
      zh: '隔离 {{number}} 已全部验证有效。作业仍须具备其他全部条件方可开始或恢复。\n{{about}}',
      en: 'Every point of isolation {{number}} is verified. Work still starts or resumes only when everything else is met.\n{{about}}',
    },
  },
};
