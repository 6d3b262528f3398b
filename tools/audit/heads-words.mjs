/** What can be wrong with kept chain heads, or with a bundle held against them, in English and Chinese. `{x}` is filled from the finding. */

const ofChain = (what, zh) => ({
  [`${what}-missing`]: [
    `${what} {number} was published with {transitions} transitions and is not in the bundle`,
    `${zh} {number} 曾公布有 {transitions} 条记录，包内却没有`,
  ],
  [`${what}-shortened`]: [
    `${what} {number} was published with {transitions} transitions, the bundle has {found}`,
    `${zh} {number} 曾公布有 {transitions} 条记录，包内只有 {found} 条`,
  ],
  [`${what}-rewritten`]: [
    `transition {transitions} of ${what} {number} is another than was published`,
    `${zh} {number} 的第 {transitions} 条记录与公布的不同`,
  ],
});

export const headsWords = {
  'heads-malformed': ['line {line} of the heads is not a message of chain heads', '链尾文件第 {line} 行不是链尾消息'],
  'heads-changed': [
    'line {line} of the heads was changed: hash or signature does not fit',
    '链尾文件第 {line} 行被改动：哈希或签名不符',
  ],
  'heads-other-key': ['line {line} of the heads is signed by another key', '链尾文件第 {line} 行的签名密钥不同'],
  'heads-broken': ['line {line} of the heads does not follow the one before', '链尾文件第 {line} 行与上一条不相接'],
  'heads-not-added-up': [
    'line {line} of the heads: its sum over all chains is another',
    '链尾文件第 {line} 行：全部记录链的合计不符',
  ],
  'heads-told-otherwise': [
    'line {line} of the heads: {number} had been told of with {expected} transitions, the message says {found}',
    '链尾文件第 {line} 行：{number} 此前公布有 {expected} 条记录，该消息却称 {found} 条',
  ],
  'heads-went-back': [
    'line {line} of the heads: {number} went back or was rewritten',
    '链尾文件第 {line} 行：{number} 的记录倒退或被改写',
  ],
  'heads-of-others': ['the heads are of tenant {found}', '链尾文件属于租户 {found}'],
  ...ofChain('permit', '作业票'),
  ...ofChain('isolation', '隔离'),
};
