/** What each notice says: subject and body, in both languages. `{{about}}` is the permit and its place, `{{reasons}}` a list of reasons in words. */
import type { Words } from '@holdpoint/permit-domain';
import { delegationNoticeWords } from './delegation.words';
import { isolationNoticeWords } from './isolation.words';
import { packNoticeWords } from './pack.words';
import { releaseNoticeWords } from './release.words';

export interface NoticeWords {
  readonly subject: Words;
  readonly body: Words;
}

export const noticeWords: Readonly<Record<string, NoticeWords>> = {
  ...delegationNoticeWords,
  ...isolationNoticeWords,
  ...packNoticeWords,
  ...releaseNoticeWords,
  'stage-opened': {
    subject: { zh: '【待审批】{{title}}，请于 {{dueAt}} 前审批', en: 'To approve by {{dueAt}}: {{title}}' },
    body: {
      zh: '有一张作业票等待您到现场审批。\n{{about}}\n审批岗位：{{signers}}\n截止时间：{{dueAt}}。逾期将逐级上报；无人审批则作业票失效，不视为同意。',
      en: 'A permit waits for your approval, on site.\n{{about}}\nWho signs: {{signers}}\nUntil: {{dueAt}}. After that it goes up the line; if nobody answers the permit expires. Silence is not consent.',
    },
  },
  'stage-reminder': {
    subject: { zh: '【催办】{{title}}，{{dueAt}} 截止', en: 'Reminder, due {{dueAt}}: {{title}}' },
    body: {
      zh: '这张作业票仍在等待您审批，时限将至。\n{{about}}\n截止时间：{{dueAt}}。逾期将逐级上报；无人审批则作业票失效，不视为同意。',
      en: 'This permit still waits for your approval, and the time is nearly up.\n{{about}}\nUntil: {{dueAt}}. After that it goes up the line; if nobody answers the permit expires. Silence is not consent.',
    },
  },
  'stage-escalated': {
    subject: {
      zh: '【上报】{{title}} 逾期未审批，请于 {{dueAt}} 前处理',
      en: 'Escalated to you, due {{dueAt}}: {{title}}',
    },
    body: {
      zh: '审批逾期，现上报给您（{{to}}）。\n{{about}}\n截止时间：{{dueAt}}。',
      en: 'Nobody approved in time, so this comes to you as {{to}}.\n{{about}}\nUntil: {{dueAt}}.',
    },
  },
  'stage-escalated-told': {
    subject: { zh: '【已上报】{{title}} 逾期未审批', en: 'Escalated for want of an answer: {{title}}' },
    body: {
      zh: '审批逾期，已上报给{{to}}；原审批人仍可审批。\n{{about}}\n截止时间：{{dueAt}}。尚未批准，不得作业。',
      en: 'Nobody approved in time. It has gone up to the {{to}}; the first signer may still sign.\n{{about}}\nUntil: {{dueAt}}. It is not approved: work must not start.',
    },
  },
  'stand-in-named': {
    subject: { zh: '【代签】{{title}}，请于 {{dueAt}} 前审批', en: 'To approve as stand-in by {{dueAt}}: {{title}}' },
    body: {
      zh: '原审批岗位{{standInReason}}，由您代签；权限仅限本节点，全程留痕。\n{{about}}\n代签岗位：{{standInDuty}}\n截止时间：{{dueAt}}。',
      en: 'You stand in for this stage because {{standInReason}}; it covers this stage only and is recorded.\n{{about}}\nStand-in: {{standInDuty}}\nUntil: {{dueAt}}.',
    },
  },
  'stand-in-warning': {
    subject: { zh: '【岗位缺人】{{title}} 启用代签', en: 'A duty has nobody present, a stand-in signs: {{title}}' },
    body: {
      zh: '审批节点 {{stage}} 的岗位{{standInReason}}，已由{{standInDuty}}代签。请尽快补齐岗位。\n{{about}}',
      en: 'At stage {{stage}} {{standInReason}}; the {{standInDuty}} signs instead. Please fill the duty.\n{{about}}',
    },
  },
  'nobody-to-tell': {
    subject: { zh: '【无人接收】{{title}}：{{vacant}} 无人在岗', en: 'Nobody to tell ({{vacant}}): {{title}}' },
    body: {
      zh: '有事项等待 {{vacant}} 处理，但该岗位无人任职或均不在岗，通知未送达任何人。请立即安排人员。\n{{about}}',
      en: 'Something waits for {{vacant}}, but nobody present holds that duty, so nobody was told. Please name somebody at once.\n{{about}}',
    },
  },
  returned: {
    subject: { zh: '【退回】{{title}}', en: 'Returned: {{title}}' },
    body: {
      zh: '作业票被退回，未批准，不得作业。请逐条更正后重新提交，已填内容均已保留。\n{{about}}\n原因：\n{{reasons}}',
      en: 'The permit was returned. It is not approved: work must not start. Mend each point and submit again; nothing you filled in is lost.\n{{about}}\nReasons:\n{{reasons}}',
    },
  },
  rejected: {
    subject: { zh: '【驳回】{{title}}', en: 'Rejected: {{title}}' },
    body: {
      zh: '作业票被驳回，未批准，不得作业。本票到此结束。\n{{about}}\n原因：\n{{reasons}}',
      en: 'The permit was rejected. It is not approved: work must not start. This permit is over.\n{{about}}\nReasons:\n{{reasons}}',
    },
  },
  'expired-not-approved': {
    subject: { zh: '【未批准，禁止作业】{{title}} 已失效', en: 'NOT approved, do not work: {{title}} has expired' },
    body: {
      zh: '这张作业票没有获得批准，已经失效。没有答复不等于同意。严禁开始作业；如仍需作业，须重新申请。\n{{about}}',
      en: 'This permit was NOT approved and has expired. No answer is not a yes. Work must not start; if the job is still needed, apply again.\n{{about}}',
    },
  },
  'expired-not-started': {
    subject: {
      zh: '【已失效，禁止作业】{{title}} 未按时开工',
      en: 'Expired, do not work: {{title}} was not started in time',
    },
    body: {
      zh: '作业未在规定时间内开始，作业票已失效，不再有效。严禁开始作业；如仍需作业，须重新申请。\n{{about}}',
      en: 'Work did not start in time, so the permit has expired and is no longer valid. Work must not start; if the job is still needed, apply again.\n{{about}}',
    },
  },
  'expired-validity-over': {
    subject: { zh: '【立即停止作业】{{title}} 有效期已过', en: 'Stop work: the validity of {{title}} is over' },
    body: {
      zh: '作业票有效期已过，作业票失效。立即停止作业并撤离，清点人员；继续作业须办理新票。\n{{about}}\n有效期至：{{validUntil}}',
      en: 'The validity is over and the permit has expired. Stop work at once, leave, count everyone out; going on needs a new permit.\n{{about}}\nValid until: {{validUntil}}',
    },
  },
  'people-still-inside': {
    subject: {
      zh: '【立即清点人员】{{title}} 已终止，仍有 {{stillInside}} 人未清点出来',
      en: 'Count everyone out NOW: {{title}} has ended with {{stillInside}} still inside',
    },
    body: {
      zh: '作业票已终止，但进入登记中仍有 {{stillInside}} 人没有清点出来。立即确认人员位置并撤离，由监护人在本票上登记出来人数。\n{{about}}',
      en: 'The permit has ended, and {{stillInside}} people who were counted in were not counted out. Find them and get them out at once; the guardian counts them out on this permit.\n{{about}}',
    },
  },
  extended: {
    subject: { zh: '【已延期】{{title}}，有效期至 {{until}}', en: 'Extended until {{until}}: {{title}}' },
    body: {
      zh: '作业票已获准延期。\n{{about}}\n新的有效期至：{{until}}',
      en: 'The permit was extended.\n{{about}}\nValid now until: {{until}}',
    },
  },
  'shift-to-take-over': {
    subject: { zh: '【待接班】{{title}}，请于 {{dueAt}} 前接班', en: 'Shift to take over by {{dueAt}}: {{title}}' },
    body: {
      zh: '上一班已交班，等待您接班。逾期无人接班，作业自动停止。\n{{about}}\n截止时间：{{dueAt}}',
      en: 'The last shift has handed this work over and waits for you to take it. If nobody does in time the work stops.\n{{about}}\nUntil: {{dueAt}}',
    },
  },
  'stop-lifted': {
    subject: {
      zh: '【叫停已解除】{{title}}，尚未恢复作业',
      en: 'The stop is lifted, work is not resumed yet: {{title}}',
    },
    body: {
      zh: '负责安全的人员已解除叫停。作业负责人确认条件、完成恢复之前，仍不得作业。\n{{about}}',
      en: 'Whoever answers for safety has lifted the stop. Work must still not go on before the person in charge resumes it.\n{{about}}',
    },
  },
  'level-raised': {
    subject: { zh: '【升级】{{title}}', en: 'Level raised: {{title}}' },
    body: {
      zh: '作业级别已上调，须按新级别重新审批。\n{{about}}',
      en: 'The level was raised: the approvals of the higher level are needed.\n{{about}}',
    },
  },
  approved: {
    subject: { zh: '【已批准】{{title}}，尚待签发', en: 'Approved, not yet issued: {{title}}' },
    body: {
      zh: '审批已全部完成。完成安全交底、验票并签发之前，仍不得作业。\n{{about}}\n有效期至：{{validUntil}}',
      en: 'Every approval is given. Work must still not start before the briefing, the ticket check and the issue.\n{{about}}\nValid until: {{validUntil}}',
    },
  },
  'ticket-to-check': {
    subject: { zh: '【待验票】{{title}}', en: 'Ticket to check: {{title}}' },
    body: {
      zh: '作业票已批准，等待您在开工前到现场验票。\n{{about}}\n有效期至：{{validUntil}}',
      en: 'The permit is approved and waits for your check of the ticket on site, before the start.\n{{about}}\nValid until: {{validUntil}}',
    },
  },
  issued: {
    subject: { zh: '【已签发】{{title}}', en: 'Issued: {{title}}' },
    body: {
      zh: '作业票已签发。开工前：申请人与监护人到场确认，气体分析合格且在时限内。\n{{about}}\n有效期至：{{validUntil}}',
      en: 'The permit is issued. Before the start: applicant and guardian check in on site, gas results good and fresh.\n{{about}}\nValid until: {{validUntil}}',
    },
  },
  suspended: {
    subject: { zh: '【立即停止作业】{{title}} 已暂停', en: 'Stop work: {{title}} is suspended' },
    body: {
      zh: '作业已暂停，立即停止作业并撤离到安全地点。恢复前须重新检测并确认安全措施。\n{{about}}\n原因：\n{{reasons}}',
      en: 'Work is suspended. Stop at once and go to a safe place. Before it resumes, fresh tests and a new check of the measures are needed.\n{{about}}\nReasons:\n{{reasons}}',
    },
  },
  'suspension-extended': {
    subject: { zh: '【仍须停工】{{title}} 又有停工原因', en: 'Still stopped: another reason for {{title}}' },
    body: {
      zh: '作业仍处于暂停状态，又增加了停工原因。不得恢复作业。\n{{about}}\n新增原因：\n{{reasons}}',
      en: 'Work stays suspended, and there is a further reason. It must not resume.\n{{about}}\nFurther reasons:\n{{reasons}}',
    },
  },
  resumed: {
    subject: { zh: '【恢复作业】{{title}}', en: 'Resumed: {{title}}' },
    body: {
      zh: '条件已重新确认，作业恢复。\n{{about}}\n有效期至：{{validUntil}}',
      en: 'The conditions were checked again and work goes on.\n{{about}}\nValid until: {{validUntil}}',
    },
  },
  revoked: {
    subject: { zh: '【立即停止作业】{{title}} 已撤销', en: 'Stop work: {{title}} is revoked' },
    body: {
      zh: '作业票已撤销，不再有效。立即停止作业并撤离；继续作业须办理新票。\n{{about}}\n原因：\n{{reasons}}',
      en: 'The permit is revoked and no longer valid. Stop work at once and leave; going on needs a new permit.\n{{about}}\nReasons:\n{{reasons}}',
    },
  },
  cancelled: {
    subject: { zh: '【已取消，禁止作业】{{title}}', en: 'Cancelled, do not work: {{title}}' },
    body: {
      zh: '作业票已取消，不得作业。\n{{about}}\n原因：\n{{reasons}}',
      en: 'The permit is cancelled: work must not start.\n{{about}}\nReasons:\n{{reasons}}',
    },
  },
  'completion-to-accept': {
    subject: { zh: '【待验收】{{title}}', en: 'Completion to accept: {{title}}' },
    body: {
      zh: '作业已交回，请到现场验收。\n{{about}}\n截止时间：{{acceptanceDueAt}}',
      en: 'The work was handed back. Please accept completion on site.\n{{about}}\nUntil: {{acceptanceDueAt}}',
    },
  },
  'acceptance-escalated': {
    subject: { zh: '【上报】{{title}} 逾期未验收', en: 'Escalated to you: completion of {{title}} was not accepted' },
    body: {
      zh: '作业交回后逾期未验收，现上报给您（{{to}}）。\n{{about}}',
      en: 'Completion was not accepted in time, so this comes to you as {{to}}.\n{{about}}',
    },
  },
  'green-channel-review-due': {
    subject: { zh: '【待复核】绿色通道 {{title}}', en: 'Green channel to review: {{title}}' },
    body: {
      zh: '这张作业票走了绿色通道，须事后全面复核。\n{{about}}\n截止时间：{{dueAt}}',
      en: 'This permit went through the green channel and must be reviewed in full.\n{{about}}\nUntil: {{dueAt}}',
    },
  },
  'green-channel-review-escalated': {
    subject: {
      zh: '【上报】绿色通道 {{title}} 逾期未复核',
      en: 'Escalated: green channel review of {{title}} is overdue',
    },
    body: {
      zh: '绿色通道事后复核逾期，现上报给{{to}}。复核完成前，作业票不能归档。\n{{about}}',
      en: 'The review after the green channel is overdue and goes up to the {{to}}. Until it is done the permit cannot be archived.\n{{about}}',
    },
  },
  'qualification-lost-own': {
    subject: { zh: '【停止作业】您的作业资格已失去', en: 'Stop work: you are no longer qualified' },
    body: {
      zh: '原因：{{reason}}{{certificate}}。请立即停止相关作业，并联系您的上级。您参与的作业票会被暂停。',
      en: 'Why: {{reason}}{{certificate}}. Stop this kind of work at once and talk to your superior. Permits that you are on will be suspended.',
    },
  },
  'qualification-lost': {
    subject: { zh: '【资格失去】人员 {{person}}', en: 'Qualification lost: person {{person}}' },
    body: {
      zh: '人员 {{person}} 已失去作业资格。原因：{{reason}}{{certificate}}。其参与的在办作业票会被暂停，请安排替换。',
      en: 'Person {{person}} is no longer qualified. Why: {{reason}}{{certificate}}. Live permits with this person will be suspended; please name a replacement.',
    },
  },
  'certificate-expiring-own': {
    subject: {
      zh: '【证书到期提醒】{{certificateClass}} 还有 {{days}} 天',
      en: 'Certificate runs out in {{days}} days: {{certificateClass}}',
    },
    body: {
      zh: '您的{{certificateClass}}将于 {{validUntil}} 到期（还有 {{days}} 天）。请及时复审；过期后不能参加相关作业。',
      en: 'Your {{certificateClass}} runs out at {{validUntil}}, in {{days}} days. Please renew it in time; without it you cannot take part in this work.',
    },
  },
  'certificate-expiring': {
    subject: {
      zh: '【证书到期提醒】人员 {{person}} 的证书还有 {{days}} 天',
      en: 'Certificate of {{person}} runs out in {{days}} days',
    },
    body: {
      zh: '人员 {{person}} 的{{certificateClass}}将于 {{validUntil}} 到期（还有 {{days}} 天）。请安排复审。',
      en: 'The {{certificateClass}} of person {{person}} runs out at {{validUntil}}, in {{days}} days. Please arrange the re-examination.',
    },
  },
  'webhook-paused': {
    subject: { zh: '【推送已暂停】发往 {{host}} 的 Webhook', en: 'Webhook to {{host}} was paused' },
    body: {
      zh: '自 {{since}} 起，发往 {{host}} 的事件推送（Webhook {{webhook}}）一直没有成功，已自动暂停。事件仍在保留；请检查对方系统，然后恢复该 Webhook，积压的事件会按顺序补发。',
      en: 'Since {{since}} nothing has got through to {{host}} (webhook {{webhook}}), so it was paused. Events are kept; look after the other system, then resume the webhook, and what waits is sent in order.',
    },
  },
};
