/** What people are told of who signs for whom. */
import type { Words } from '@holdpoint/permit-domain';

export const delegationNoticeWords: Readonly<Record<string, Readonly<Record<'subject' | 'body', Words>>>> = {
  'delegation-received': {
    subject: { zh: '【委托】{{holder}} 委托您代为签字', en: '{{holder}} lets you sign in their place' },
    body: {
      zh: '{{holder}} 委托您代为审批签字。\n岗位：{{duties}}\n场站：{{sites}}\n范围：{{covers}}\n有效期：{{from}} 至 {{until}}，到期自动失效。\n您参与的作业票不得代签；同一张作业票每人只签一次；不得转委托。',
      en: '{{holder}} lets you sign permits in their place.\nDuties: {{duties}}\nSites: {{sites}}\nLimits: {{covers}}\nFrom {{from}} until {{until}}; after that it gives no right.\nYou sign no permit that you have a part in, each permit once, and you do not delegate it further.',
    },
  },
  'delegation-given': {
    subject: { zh: '【委托】您已委托 {{delegate}} 代为签字', en: 'You let {{delegate}} sign in your place' },
    body: {
      zh: '岗位：{{duties}}\n场站：{{sites}}\n范围：{{covers}}\n有效期：{{from}} 至 {{until}}。\n如非本人所为，请立即撤回并告知管理员。',
      en: 'Duties: {{duties}}\nSites: {{sites}}\nLimits: {{covers}}\nFrom {{from}} until {{until}}.\nIf this was not you, take it back at once and tell the administrators.',
    },
  },
  'delegation-withdrawn': {
    subject: {
      zh: '【委托撤回】{{holder}} 对 {{delegate}} 的委托',
      en: 'Delegation of {{holder}} to {{delegate}} withdrawn',
    },
    body: {
      zh: '该委托已由 {{withdrawnBy}} 于 {{withdrawnAt}} 撤回，即刻失效。\n岗位：{{duties}}\n场站：{{sites}}',
      en: 'It was withdrawn by {{withdrawnBy}} at {{withdrawnAt}} and gives no right any more.\nDuties: {{duties}}\nSites: {{sites}}',
    },
  },
};
