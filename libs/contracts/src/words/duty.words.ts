/** What duties are called (docs/language.md), by their ids: the same words in an inbox, in a mail and on paper. */
import type { WordList } from './word-list';

export const dutyWords: WordList = {
  'unit-head': { zh: '基层单位负责人', en: 'unit head' },
  'safety-department': { zh: '安全管理部门', en: 'safety department' },
  'plant-head': { zh: '主管领导', en: 'plant head' },
  'shift-leader': { zh: '当班班长', en: 'shift leader' },
  'duty-officer': { zh: '值班干部', en: 'duty officer' },
  'safety-officer': { zh: '安全员', en: 'safety officer' },
  'production-department': { zh: '生产部门', en: 'production department' },
  'professional-department': { zh: '专业部门', en: 'professional department' },
  'power-supply-unit': { zh: '配送电单位', en: 'power supply unit' },
  'water-department': { zh: '供排水部门', en: 'water department' },
  'steam-department': { zh: '供汽部门', en: 'steam department' },
  'process-department': { zh: '工艺部门', en: 'process department' },
  'equipment-department': { zh: '设备部门', en: 'equipment department' },
  'isolating-authority': { zh: '能量隔离人', en: 'isolating authority' },
  'fire-department': { zh: '消防部门', en: 'fire department' },
  'entry-supervisor': { zh: '进入主管', en: 'entry supervisor' },
  'hot-work-authorizer': { zh: '动火授权人', en: 'hot-work authoriser' },
  administrator: { zh: '系统管理员', en: 'administrator' },
  archive: { zh: '档案管理', en: 'archive' },
  // Not a duty of a site, but who is asked for one on a form: whoever applied, and whoever signs.
  applicant: { zh: '申请人', en: 'applicant' },
  approver: { zh: '审批人', en: 'approver' },
};
