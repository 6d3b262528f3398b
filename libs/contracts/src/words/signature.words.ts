/** Words for signatures: what is asked of one, and what is wrong with one. */
import type { WordList } from './word-list';

export const signatureWords: WordList = {
  'signature-required': {
    zh: '此项操作须签字：先查看签字内容（signing），再随操作提交签名',
    en: 'this has to be signed: read what is signed (signing) first, and send the signature with it',
  },
  'signature-unfit': { zh: '签名不符合要求', en: 'the signature is not as it has to be' },
  'signature-not-for-this': { zh: '此项操作不能签字', en: 'this is not an act that is signed' },
  'signature-for-another': {
    zh: '签名属于另一项内容（{{part}} 不符）：不能用于此票、此步或此人',
    en: 'the signature is for something else: its {{part}} is not that of this act',
  },
  'signature-method': {
    zh: '不能以 {{method}} 方式签字，应为：{{methods}}',
    en: 'it may not be signed by {{method}}; ways that serve: {{methods}}',
  },
  'signature-time': {
    zh: '签字时间 {{at}} 与办理时间相差超过 {{minutes}} 分钟；离线签字请注明办理时间',
    en: 'signed at {{at}}, more than {{minutes}} minutes away from the act; say when it was done where that was offline',
  },
  'signature-handwriting': {
    zh: '手写签名须附签名图片，其他方式不附',
    en: 'a handwritten signature comes with its picture, and no other does',
  },
  'signature-key-missing': {
    zh: '设备密钥签名须给出密钥编号和签名值',
    en: 'a signature by device key names the key and gives its value',
  },
  'signature-not-proven': {
    zh: '签名值与签名陈述不符：内容、密钥或算法有误',
    en: 'the value does not prove the statement: another content, key or algorithm',
  },
  'shown-content-changed': {
    zh: '签字内容已变化：您看到的是第 {{seen}} 版，现为第 {{sequence}} 版，请重新查看后签字',
    en: 'what you were shown at version {{seen}} has changed, it is version {{sequence}} now: read it again before you sign',
  },
  'shown-content-moved': { zh: '已变化：{{at}}', en: 'no longer as it was shown: {{at}}' },
  'shown-content-unknown': {
    zh: '第 {{sequence}} 版从未显示过该哈希对应的内容',
    en: 'nothing with that hash was to be seen at version {{sequence}}',
  },
  'insufficient-user-authentication': {
    zh: '此项签字要求在 {{minutes}} 分钟内登录过，请重新登录后再签',
    en: 'to sign this you must have signed in within the last {{minutes}} minutes: sign in again, then sign',
  },
  'device-key-none': {
    zh: '此项须用设备密钥签字，而您没有有效的设备密钥：请在本人设备上登记一个',
    en: 'this is signed with a device key, and you have none: register one from the device',
  },
  'device-key-unknown': { zh: '没有您的设备密钥 {{key}}', en: 'you have no device key {{key}}' },
  'device-key-taken': {
    zh: '该密钥已由他人登记，或已吊销：请在设备上另生成一把',
    en: 'this key was registered by somebody else, or is revoked: make another one on the device',
  },
  'device-key-malformed': { zh: '公钥格式不对', en: 'this is no public key of that algorithm' },
  'device-key-revoked': { zh: '设备密钥 {{key}} 已吊销', en: 'device key {{key}} is revoked' },
};
