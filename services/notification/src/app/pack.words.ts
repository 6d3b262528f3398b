/** What people are told of their site's rules: published, widened, rolled back, retired, about to turn; and what they have to do about it. */
import type { Words } from '@holdpoint/permit-domain';

export const packNoticeWords: Readonly<Record<string, Readonly<Record<'subject' | 'body', Words>>>> = {
  'pack-published': {
    subject: { zh: '【规则发布】{{title}}，{{at}} 起执行', en: 'New rules from {{at}}: {{title}}' },
    body: {
      zh: '{{title}}自 {{at}} 起在 {{place}} 执行；此前提交的作业票仍按原规则办理。\n试行场站：{{pilot}}\n规则编号：{{edition}}，可查看差异与发布记录。',
      en: '{{title}}: in force at {{place}} from {{at}}. Permits submitted before go on by the rules they began with.\nOn trial at: {{pilot}}\nEdition: {{edition}}, with its differences and history.',
    },
  },
  'pack-widened': {
    subject: { zh: '【规则推广】{{title}}', en: 'Rules widened: {{title}}' },
    body: {
      zh: '{{title}}的执行范围已扩大，现适用于 {{place}}；已提交的作业票仍按原规则办理。\n试行场站：{{pilot}}\n规则编号：{{edition}}。',
      en: '{{title}}: they now hold at {{place}}, too. Permits submitted before go on by the rules they began with.\nOn trial at: {{pilot}}\nEdition: {{edition}}.',
    },
  },
  'pack-rolled-back': {
    subject: { zh: '【规则回退】{{title}}', en: 'Rules rolled back: {{title}}' },
    body: {
      zh: '{{title}}已于 {{at}} 回退，{{place}} 恢复执行此前的规则。\n规则编号：{{edition}}。',
      en: '{{title}}: rolled back at {{at}}. What held before holds again at {{place}}.\nEdition: {{edition}}.',
    },
  },
  'pack-retired': {
    subject: { zh: '【规则停用】{{title}}，{{at}} 起停用', en: 'Rules retired from {{at}}: {{title}}' },
    body: {
      zh: '{{title}}自 {{at}} 起在 {{place}} 停用；已提交的作业票仍按原规则办理。\n规则编号：{{edition}}。',
      en: '{{title}}: no new permit goes by them at {{place}} from {{at}}; running ones finish by them.\nEdition: {{edition}}.',
    },
  },
  'pack-begins': {
    subject: { zh: '【规则即将执行】{{title}}，{{at}} 起', en: 'Rules begin tomorrow, {{at}}: {{title}}' },
    body: {
      zh: '提醒：{{title}}将于 {{at}} 起在 {{place}} 执行。请确认岗位与人员已就绪。\n规则编号：{{edition}}。',
      en: 'A reminder: {{title}} begin at {{place}} at {{at}}. Please make sure that duties and people are ready.\nEdition: {{edition}}.',
    },
  },
  'pack-ends': {
    subject: { zh: '【规则即将停用】{{title}}，{{at}} 起', en: 'Rules end tomorrow, {{at}}: {{title}}' },
    body: {
      zh: '提醒：{{title}}将于 {{at}} 起在 {{place}} 停用。\n规则编号：{{edition}}。',
      en: 'A reminder: {{title}} end at {{place}} at {{at}}.\nEdition: {{edition}}.',
    },
  },
  'pack-duty-vacant': {
    subject: { zh: '【岗位空缺】{{place}}：{{vacant}}', en: 'Nobody holds {{vacant}} at {{place}}' },
    body: {
      zh: '按{{title}}，{{place}} 的以下岗位无人任职：{{vacant}}。{{at}} 之前请指定人员，否则作业票将无人审批或只能由他人代签。',
      en: '{{title}} ask for duties that nobody holds at {{place}}: {{vacant}}. Name somebody before {{at}}; until then permits wait for them in vain, or a stand-in signs.',
    },
  },
  'pack-approval-changed': {
    subject: { zh: '【审批变更】{{title}}，{{at}} 起', en: 'What you sign changes from {{at}}: {{title}}' },
    body: {
      zh: '{{title}}改变了 {{place}} 的审批环节，涉及您的岗位（{{approvers}}）。自 {{at}} 起提交的作业票按此办理；此前提交的不变。\n规则编号：{{edition}}，可查看差异。',
      en: '{{title}} change the approval at {{place}} and with it the part of your duty ({{approvers}}). It holds for permits submitted from {{at}} on; earlier ones stay as they are.\nEdition: {{edition}}, with its differences.',
    },
  },
};
