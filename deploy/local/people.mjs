/** The people and systems of the demonstration plant: who they are, what they may ask for. Seed, walk and issuer share this list. */
export const tenant = 'demo';

const own = ['permit:read', 'permit:act', 'qualification:read', 'notification:read'];
const worker = (id, name, role, team, superior) => ({
  id,
  name,
  role,
  team,
  superior,
  scopes: own,
  mail: `${id.slice(2).replaceAll('-', '.')}@demo.example`,
});

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
  // Departments that sign the other types' chains.
  worker('p-qian-jun', '钱军', 'professional department 专业部门', 'engineering', 'p-sun-hong'),
  worker('p-ma-chao', '马超', 'power supply unit 供电单位', 'electrical', 'p-sun-hong'),
  worker('p-xu-fang', '许芳', 'water department 供排水部门', 'utilities', 'p-sun-hong'),
  worker('p-jiang-hui', '蒋辉', 'steam department 供汽部门', 'utilities', 'p-sun-hong'),
  worker('p-shen-ping', '沈平', 'process department 工艺部门', 'technology', 'p-sun-hong'),
  worker('p-liang-yu', '梁宇', 'equipment department 设备部门', 'equipment', 'p-sun-hong'),
  worker('p-tang-bo', '唐波', 'fire department 消防部门', 'fire-brigade', 'p-sun-hong'),
  worker('p-fan-rui', '范睿', 'entry supervisor 进入主管', 'safety', 'p-zhou-ming'),
  worker('p-shi-lin', '石林', 'hot-work authoriser 动火授权人', 'safety', 'p-zhou-ming'),
  // Crews of the other types.
  worker('p-guo-wei', '郭伟', 'person in charge of electrical work 电气作业负责人', 'electrical', 'p-ma-chao'),
  worker('p-luo-bin', '罗斌', 'electrician, may lock out 电工、上锁授权人', 'electrical', 'p-guo-wei'),
  worker('p-song-tao', '宋涛', 'worker at height 高处作业人', 'maintenance-2', 'p-wang-wei'),
  worker('p-xie-long', '谢龙', 'scaffolder 架子工', 'maintenance-2', 'p-wang-wei'),
  worker('p-han-xue', '韩雪', 'crane operator 起重机司机', 'lifting', 'p-wang-wei'),
  worker('p-deng-kai', '邓凯', 'lifting commander 吊装指挥', 'lifting', 'p-wang-wei'),
  worker('p-cao-yi', '曹毅', 'crew, slinger, user of power 作业人员、司索人、用电人', 'maintenance-2', 'p-wang-wei'),
  worker('p-yu-feng', '于峰', 'enters confined spaces 进入人员', 'maintenance-2', 'p-wang-wei'),
  worker('p-peng-na', '彭娜', 'second guardian 监护人', 'tank-farm', 'p-zhao-lei'),
  worker('p-dong-jie', '董洁', 'traffic marshal 交通指挥人员', 'security', 'p-zhou-ming'),
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
  { id: 'demo-erp', secret: 'demo-erp-secret', scopes: ['permit:read', 'permit:draft', 'qualification:read'] },
  { id: 'demo-hr', secret: 'demo-hr-secret', scopes: ['qualification:read', 'qualification:write'] },
];

/** The application through which the demonstration's people get their tokens without a password. */
export const demonstrationClient = { id: 'holdpoint-demonstration', secret: 'demonstration' };
export const seededPersonGrant = 'urn:holdpoint:demonstration:seeded-person';
