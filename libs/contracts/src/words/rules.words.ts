/** Words for what the rules of a pack find missing. */
import type { WordList } from './word-list';

export const rulesWords: WordList = {
  'conditions-changed': {
    zh: '工艺条件、作业条件、作业方式或环境已改变：重新进行危害分析，另办新票',
    en: 'process, conditions, method or surroundings have changed: analyse the hazards anew, and draw a new ticket',
  },
  'new-permit-due': {
    zh: '出现了本票不允许的情况，停止后不再恢复：本票应予结束，重新办理',
    en: 'it was stopped by a condition that this permit does not allow, and is not taken up again: end it, and draw a new one',
  },
  'jsa-missing': {
    zh: '作业危害分析不足：已填 {{found}} 项，至少 {{minHazards}} 项',
    en: 'the job hazard analysis lists {{found}} hazards; at least {{minHazards}} are needed',
  },
  'jsa-control-missing': {
    zh: '第 {{index}} 项风险没有写明危害或控制措施',
    en: 'hazard {{index}} lacks its description or its control',
  },
  'isolation-missing': {
    zh: '能量隔离不足（{{energies}}）：需要 {{needed}} 处，现有 {{found}} 处',
    en: 'energy is not isolated ({{energies}}): {{needed}} points needed, {{found}} in place',
  },
  'isolation-point-open': { zh: '隔离点 {{point}} 尚未隔离', en: 'isolation point {{point}} is not isolated yet' },
  'isolation-removed': { zh: '隔离点 {{point}} 的隔离已被解除', en: 'the isolation at {{point}} has been removed' },
  'isolation-kind-not-allowed': {
    zh: '隔离点 {{point}} 的隔离方式（{{kind}}）不算隔离，只接受：{{allowed}}',
    en: 'the isolation at {{point}} ({{kind}}) does not count; only {{allowed}} do',
  },
  'isolation-not-tagged': { zh: '隔离点 {{point}} 没有挂牌', en: 'isolation point {{point}} has no tag' },
  'isolation-not-verified': { zh: '隔离点 {{point}} 尚未验证', en: 'the isolation at {{point}} is not verified yet' },
  'personal-lock-missing': {
    zh: '{{role}}（编号 {{person}}）还没有挂上自己的锁',
    en: '{{role}} {{person}} has no lock of their own on',
  },
  'lock-still-on': {
    zh: '隔离点 {{point}} 的锁（上锁人编号 {{person}}）还没有取下',
    en: 'the lock of {{person}} at {{point}} is still on',
  },
  'lock-removed-by-another': {
    zh: '隔离点 {{point}} 的锁由 {{by}} 取下，只有上锁人（编号 {{person}}）可以取下；例外情况须按程序记录',
    en: 'the lock at {{point}} was taken off by {{by}}; only {{person}}, who put it on, may do that, or the employer by the recorded procedure',
  },
  'briefing-giver-missing': {
    zh: '安全交底人尚未签字',
    en: 'whoever gives the safety briefing has not signed yet',
  },
  'briefing-receiver-missing': {
    zh: '接受交底人（{{role}}，编号 {{person}}）尚未签字',
    en: 'the briefing is not signed by {{role}} {{person}}',
  },
  'linked-ticket-missing': {
    zh: '缺少关联的 {{type}} 作业票',
    en: 'there is no linked ticket for {{type}}',
  },
  'linked-ticket-not-ready': {
    zh: '关联作业票 {{number}} 尚未批准或已终止（状态 {{phase}}）',
    en: 'linked ticket {{number}} is not approved or is over (it is {{phase}})',
  },
  'linked-ticket-not-live': {
    zh: '关联作业票 {{number}}（{{type}}）未在作业中（状态 {{phase}}）',
    en: 'linked ticket {{number}} ({{type}}) is not active (it is {{phase}})',
  },
  'coordinator-missing': {
    zh: '与 {{numbers}} 交叉作业，尚未指定协调人',
    en: 'works overlap ({{numbers}}) and no coordinator is named',
  },
  'qualification-not-reported': {
    zh: '尚未取得最新的人员资格报告',
    en: 'there is no fresh qualification report for everybody named',
  },
  'person-not-qualified': {
    zh: '{{role}}（编号 {{person}}）不具备资格：{{reasons}}',
    en: '{{role}} {{person}} is not qualified: {{reasons}}',
  },
  'qualification-lapsed': {
    zh: '{{role}}（编号 {{person}}）的证书已于 {{validUntil}} 到期',
    en: 'the certificate of {{role}} {{person}} lapsed at {{validUntil}}',
  },
  'qualification-lost': {
    zh: '人员 {{person}} 已丧失资格（{{reason}}）',
    en: 'person {{person}} has lost a qualification ({{reason}})',
  },
  'role-not-filled': {
    zh: '{{role}} 至少需要 {{min}} 人，现有 {{named}} 人',
    en: '{{min}} people are needed as {{role}}; {{named}} are named',
  },
  'guardian-absent': { zh: '监护人不在岗', en: 'no guardian is on post' },
  'guardian-not-named': {
    zh: '在岗的 {{person}} 不是本票的监护人',
    en: '{{person}} is on post but is not a guardian of this ticket',
  },
  'guardian-inside-space': {
    zh: '监护人（编号 {{person}}）在受限空间内，应在外监护',
    en: 'guardian {{person}} is inside the space and has to stay outside',
  },
  'place-missing': {
    zh: '{{who}} 没有提供位置或扫描作业点二维码',
    en: '{{who}} gave no position and no work-point code',
  },
  'place-inaccurate': {
    zh: '{{who}} 的定位精度不足：{{accuracyM}} m，要求不超过 {{maxAccuracyM}} m',
    en: 'the position of {{who}} is uncertain by {{accuracyM}} m; at most {{maxAccuracyM}} m will do',
  },
  'place-too-far': {
    zh: '{{who}} 距作业点 {{distanceM}} m，应在 {{radiusM}} m 以内',
    en: '{{who}} is {{distanceM}} m from the work point; it has to be within {{radiusM}} m',
  },
  'work-point-code-differs': {
    zh: '{{who}} 扫描的不是本作业点的二维码',
    en: '{{who}} scanned the code of another work point',
  },
  'work-point-unplaced': {
    zh: '作业点没有登记坐标，无法核对 {{who}} 的位置',
    en: 'the work point has no position on record, so the place of {{who}} cannot be checked',
  },
  'check-in-missing': { zh: '{{who}} 尚未到现场签到', en: '{{who}} has not checked in on site' },
  'check-in-stale': {
    zh: '{{who}} 的签到已过 {{ageMinutes}} 分钟，超过 {{maxAgeMinutes}} 分钟须重新签到',
    en: '{{who}} checked in {{ageMinutes}} minutes ago; it may be at most {{maxAgeMinutes}}',
  },
  'check-in-same-person': {
    zh: '申请人和监护人不能是同一人签到',
    en: 'applicant and guardian have to be two people',
  },
  'measure-open': { zh: '安全措施 {{measure}} 尚未确认', en: 'measure {{measure}} is not confirmed yet' },
  'measure-not-waivable': {
    zh: '安全措施 {{measure}} 不能标为“不涉及”',
    en: 'measure {{measure}} may not be marked not applicable',
  },
  'measure-not-applied': {
    zh: '安全措施 {{measure}} 必须落实',
    en: 'measure {{measure}} has to be applied here',
  },
  'instrument-not-registered': {
    zh: '检测仪器 {{instrument}} 未登记',
    en: 'instrument {{instrument}} is not registered',
  },
  'instrument-not-calibrated': {
    zh: '检测仪器 {{instrument}} 不在校准有效期内（至 {{calibratedUntil}}）',
    en: 'instrument {{instrument}} is out of calibration (held until {{calibratedUntil}})',
  },
  'not-handed-back': { zh: '作业尚未交回', en: 'the work has not been handed back' },
  'site-not-clear': { zh: '作业现场尚未清理', en: 'the place of work is not cleared' },
  'site-not-restored': { zh: '现场及设施尚未恢复', en: 'the place and its equipment are not put back' },
  'embers-not-ruled-out': { zh: '尚未确认没有残留火种', en: 'embers are not ruled out' },
  'completion-not-accepted': { zh: '尚未完工验收', en: 'the completed work has not been accepted' },
  'fire-watch-not-ended': {
    zh: '收工后的看火尚未结束（至 {{fireWatchUntil}}）',
    en: 'the fire watch after the work is not over (it lasts until {{fireWatchUntil}})',
  },
  'window-reversed': {
    zh: '结束时间 {{until}} 不晚于开始时间 {{from}}',
    en: 'the end {{until}} is not after the beginning {{from}}',
  },
  'window-in-past': { zh: '计划时间 {{from}} 已过', en: 'the planned time {{from}} lies in the past' },
  'window-too-long': {
    zh: '计划 {{hours}} 小时，{{level}} 级作业票有效期最长 {{limitHours}} 小时',
    en: '{{hours}} hours are planned; a ticket of level {{level}} holds at most {{limitHours}}',
  },
  'night-not-permitted': {
    zh: '本票只准白天作业，夜间（{{from}}—{{to}}）不得作业',
    en: 'this ticket is for work by day; it stands still at night ({{from}} to {{to}})',
  },
  'window-longer-than-task': {
    zh: '计划 {{minutes}} 分钟，超过完成任务所需的 {{taskMinutes}} 分钟',
    en: '{{minutes}} min are planned; the task takes {{taskMinutes}} min',
  },
  'window-not-open': { zh: '作业时段 {{from}} 才开始', en: 'the window of work opens at {{from}}' },
  'window-over': { zh: '作业时段已于 {{until}} 结束', en: 'the window of work ended at {{until}}' },
  'wind-too-strong': {
    zh: '风力 {{windForce}} 级，{{stopAt}} 级及以上禁止露天作业',
    en: 'wind force {{windForce}}: no work in the open at force {{stopAt}} and above',
  },
  'wind-not-reported': { zh: '露天作业前没有风力记录', en: 'the wind has not been reported for this open-air work' },
  'wind-report-stale': {
    zh: '风力记录已过 {{ageMinutes}} 分钟，超过 {{reportWithinMinutes}} 分钟',
    en: 'the wind was reported {{ageMinutes}} minutes ago; it may be at most {{reportWithinMinutes}}',
  },
  'recording-off': { zh: '没有开启全过程录像', en: 'the work is not being recorded' },
  'recording-not-explosion-proof': { zh: '摄录设备不防爆', en: 'the camera is not explosion-proof' },
  'hazard-near': {
    zh: '{{distanceM}} m 处有 {{hazard}}，{{withinM}} m 内不得作业',
    en: '{{hazard}} at {{distanceM}} m: no work with it within {{withinM}} m',
  },
  'conflicting-work': {
    zh: '与作业票 {{number}} 冲突：{{activities}}，相距 {{distanceM}} m，该票至 {{until}} 有效',
    en: 'conflict with ticket {{number}}: {{activities}}, {{distanceM}} m away, standing until {{until}}',
  },
  'people-still-inside': { zh: '还有 {{count}} 人在受限空间内', en: '{{count}} people are still inside the space' },
  'tools-still-inside': { zh: '还有工器具在受限空间内：{{kinds}}', en: 'tools are still inside the space: {{kinds}}' },
  'document-missing': { zh: '没有附上 {{document}}', en: 'the document {{document}} is not attached' },
  'fixed-area-unknown': {
    zh: '作业点没有登记为固定动火区',
    en: 'the work point is not registered as a fixed hot-work area',
  },
  'fixed-area-review-overdue': {
    zh: '固定动火区应在 {{dueOn}} 前评审，已逾期',
    en: 'the fixed hot-work area was due for review by {{dueOn}}',
  },
  'fixed-area-too-near': {
    zh: '固定动火区距危险源 {{distanceM}} m，应不小于 {{minHazardDistanceM}} m',
    en: 'the fixed hot-work area is {{distanceM}} m from a hazard; it has to be {{minHazardDistanceM}} m away',
  },
  'signature-missing': { zh: '缺少 {{duties}} 的签字', en: 'a signature of {{duties}} is missing' },
  'ticket-not-checked': { zh: '当班班长尚未验票', en: 'the shift leader has not checked the ticket' },
  'not-a-single-entry': {
    zh: '{{name}} 只能填写一个（现为 {{entries}} 个）',
    en: '{{name}} has to name exactly one thing; it names {{entries}}',
  },
  'number-out-of-bound': {
    zh: '{{name}} 为 {{value}}，须满足 {{compare}} {{limit}}（依据 {{other}}）',
    en: '{{name}} is {{value}}; it has to be {{compare}} {{limit}} (from {{other}})',
  },
  'neighbours-unknown': {
    zh: '没有取得周边作业的情况，不能判断是否冲突',
    en: 'nothing is known of the works near by, so a conflict cannot be ruled out',
  },
  'window-over-limit': {
    zh: '计划 {{minutes}} 分钟，此处最长 {{maxMinutes}} 分钟',
    en: '{{minutes}} min are planned; here it is at most {{maxMinutes}}',
  },
  'window-outside-linked': {
    zh: '作业时间超出所服务的作业票 {{number}} 的时间（{{from}} 至 {{until}}）',
    en: 'the window lies outside that of ticket {{number}}, which it serves ({{from}} to {{until}})',
  },
  'number-missing': { zh: '没有填写 {{name}}', en: '{{name}} is not given' },
  'number-too-low': {
    zh: '{{name}} 为 {{value}}，不得小于 {{min}}',
    en: '{{name}} is {{value}}; at least {{min}} is needed',
  },
  'number-too-high': {
    zh: '{{name}} 为 {{value}}，不得大于 {{max}}',
    en: '{{name}} is {{value}}; at most {{max}} is allowed',
  },
};
