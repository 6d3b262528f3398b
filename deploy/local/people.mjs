/** The people and systems of the demonstration plant: who they are, what they may ask for. Seed, walk and issuer share this list. */
export const tenant = 'demo';

const own = ['permit:read', 'permit:act', 'qualification:read', 'notification:read'];

/** Ids as the identity provider and HR would know them. Names and numbers are invented. */
export const people = [
  {
    id: 'p-wang-wei',
    name: '王伟',
    role: 'applicant and person in charge 作业负责人',
    team: 'maintenance-2',
    superior: 'p-zhou-ming',
    scopes: own,
    mail: 'wang.wei@demo.example',
  },
  {
    id: 'p-li-qiang',
    name: '李强',
    role: 'welder 动火人',
    team: 'maintenance-2',
    superior: 'p-wang-wei',
    scopes: own,
    mail: 'li.qiang@demo.example',
  },
  {
    id: 'p-zhang-min',
    name: '张敏',
    role: 'guardian 监护人',
    team: 'tank-farm',
    superior: 'p-zhao-lei',
    scopes: own,
    mail: 'zhang.min@demo.example',
  },
  {
    id: 'p-chen-jie',
    name: '陈洁',
    role: 'gas tester 分析人',
    team: 'laboratory',
    superior: 'p-zhou-ming',
    scopes: own,
    mail: 'chen.jie@demo.example',
  },
  {
    id: 'p-zhao-lei',
    name: '赵磊',
    role: 'head of the basic unit 基层单位负责人',
    team: 'tank-farm',
    superior: 'p-sun-hong',
    scopes: own,
    mail: 'zhao.lei@demo.example',
  },
  {
    id: 'p-zhou-ming',
    name: '周明',
    role: 'safety department 安全管理部门',
    team: 'safety',
    superior: 'p-sun-hong',
    scopes: [...own, 'permit:audit'],
    mail: 'zhou.ming@demo.example',
  },
  {
    id: 'p-sun-hong',
    name: '孙红',
    role: 'plant head 主管领导',
    team: 'management',
    scopes: [...own, 'permit:audit'],
    mail: 'sun.hong@demo.example',
  },
  {
    id: 'p-wu-gang',
    name: '吴刚',
    role: 'shift leader 当班班长',
    team: 'tank-farm',
    superior: 'p-zhao-lei',
    scopes: own,
    mail: 'wu.gang@demo.example',
  },
  {
    id: 'p-zheng-yu',
    name: '郑宇',
    role: 'duty officer 值班干部',
    team: 'management',
    superior: 'p-sun-hong',
    scopes: own,
    mail: 'zheng.yu@demo.example',
  },
  {
    id: 'p-feng-li',
    name: '冯丽',
    role: 'safety officer 安全员',
    team: 'safety',
    superior: 'p-zhou-ming',
    scopes: own,
    mail: 'feng.li@demo.example',
  },
  {
    id: 'p-he-tao',
    name: '何涛',
    role: 'production department 生产部门',
    team: 'production',
    superior: 'p-sun-hong',
    scopes: own,
    mail: 'he.tao@demo.example',
  },
  {
    id: 'p-lin-yan',
    name: '林燕',
    role: 'archive 档案',
    team: 'safety',
    superior: 'p-zhou-ming',
    scopes: [...own, 'permit:audit'],
    mail: 'lin.yan@demo.example',
  },
  {
    id: 'p-admin',
    name: '管理员',
    role: 'administrator 系统管理员',
    team: 'it',
    superior: 'p-sun-hong',
    scopes: [
      ...own,
      'permit:admin',
      'permit:audit',
      'qualification:write',
      'qualification:full',
      'qualification:verify',
      'notification:admin',
    ],
    mail: 'admin@demo.example',
  },
];

/** Systems that come with client credentials. The secrets are of use on loopback only. */
export const clients = [
  { id: 'demo-erp', secret: 'demo-erp-secret', scopes: ['permit:read', 'qualification:read'] },
  { id: 'demo-hr', secret: 'demo-hr-secret', scopes: ['qualification:read', 'qualification:write'] },
];

/** The application through which the demonstration's people get their tokens without a password. */
export const demonstrationClient = { id: 'holdpoint-demonstration', secret: 'demonstration' };
export const seededPersonGrant = 'urn:holdpoint:demonstration:seeded-person';
