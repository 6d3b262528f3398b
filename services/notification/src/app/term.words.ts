/** Names of duties, roles, types and the like, as people say them (docs/language.md); what has no name here is shown as it is. */
import type { WordList } from '@holdpoint/contracts';

export const termWords: WordList = {
  'hot-work': { zh: '动火作业', en: 'hot work' },
  'hot-work-us': { zh: '动火作业（美国）', en: 'hot work' },
  'confined-space-entry': { zh: '许可进入受限空间', en: 'permit-required confined space entry' },
  'lockout-tagout': { zh: '能量隔离上锁挂牌', en: 'lockout/tagout' },
  'general-work': { zh: '一般作业', en: 'general work' },
  'confined-space': { zh: '受限空间作业', en: 'confined space entry' },

  'level-special': { zh: '特级', en: 'special level' },
  'level-1': { zh: '一级', en: 'level 1' },
  'level-2': { zh: '二级', en: 'level 2' },

  'unit-head': { zh: '基层单位负责人', en: 'unit head' },
  'safety-department': { zh: '安全管理部门', en: 'safety department' },
  'plant-head': { zh: '主管领导', en: 'plant head' },
  'shift-leader': { zh: '当班班长', en: 'shift leader' },
  'duty-officer': { zh: '值班干部', en: 'duty officer' },
  'safety-officer': { zh: '安全员', en: 'safety officer' },
  'production-department': { zh: '生产部门', en: 'production department' },
  'entry-supervisor': { zh: '进入主管', en: 'entry supervisor' },
  'hot-work-authorizer': { zh: '动火授权人', en: 'hot-work authoriser' },
  administrator: { zh: '系统管理员', en: 'administrator' },
  archive: { zh: '档案管理', en: 'archive' },

  applicant: { zh: '申请人', en: 'applicant' },
  'person-in-charge': { zh: '作业负责人', en: 'person in charge' },
  welder: { zh: '动火人', en: 'welder' },
  guardian: { zh: '监护人', en: 'guardian' },
  'gas-tester': { zh: '分析人', en: 'gas tester' },
  entrant: { zh: '进入人员', en: 'entrant' },
  authorized: { zh: '授权上锁人员', en: 'authorised employee' },
  crew: { zh: '作业人员', en: 'crew' },

  'special-trade/welding-hot-cutting': { zh: '焊接与热切割作业证', en: 'welding and hot cutting certificate' },
  'enterprise/guardian': { zh: '监护人培训证', en: 'guardian certificate' },
  'enterprise/gas-tester': { zh: '气体分析人员培训证', en: 'gas tester certificate' },
  'enterprise/confined-space': { zh: '受限空间作业培训证', en: 'confined space certificate' },
  'enterprise/hot-work': { zh: '动火作业培训证', en: 'hot work certificate' },
  'enterprise/lockout': { zh: '上锁挂牌培训证', en: 'lockout certificate' },
  'enterprise/person-in-charge': { zh: '作业负责人培训证', en: 'person-in-charge certificate' },

  revoked: { zh: '证书被撤销', en: 'the certificate was revoked' },
  lapsed: { zh: '证书已过期', en: 'the certificate has lapsed' },
  banned: { zh: '被禁止进入现场', en: 'banned from the site' },
  contraindicated: { zh: '有职业禁忌证', en: 'medically unfit for this work' },

  vacant: { zh: '无人任职', en: 'nobody holds the duty' },
  absent: { zh: '任职者均不在岗', en: 'everyone who holds the duty is away' },
};
