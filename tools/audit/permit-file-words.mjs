/** What can be wrong with an audit file, in English and Chinese. */
import { signatureWords } from './signatures.mjs';

/** What can be wrong: [English, Chinese]. `{x}` is filled from the finding. */
export const fileWords = {
  ...signatureWords,
  empty: ['the file is empty', '文件为空'],
  'not-utf8': ['a byte that is not UTF-8', '有字节不是合法的 UTF-8'],
  'not-canonical': ['not canonical JSON: {detail}', '不是规范 JSON：{detail}'],
  'no-line-feed': ['the file breaks off: the last line has no line feed', '文件不完整：最后一行没有换行符'],
  'no-trailer': ['the file breaks off: the trailer is missing', '文件不完整：缺少结尾行'],
  'after-trailer': ['there is more after the trailer', '结尾行之后还有内容'],
  'not-a-header': ['line 1 is not a version 1 audit header', '第 1 行不是版本 1 的审计文件头'],
  'not-a-transition': ['neither a transition nor the trailer', '既不是记录行，也不是结尾行'],
  'not-a-trailer': ['not a well-formed trailer', '结尾行格式不对'],
  'header-changed': ['the header does not match its own hash', '文件头与其自身的哈希不符'],
  'body-changed': [
    'the body was changed: it does not match its hash, and the chain confirms the hash',
    '记录内容被改动：与其哈希不符，而链上确认了该哈希',
  ],
  'hash-changed': [
    'the hash was changed: the chain confirms what the body gives, {expected}',
    '哈希被改动：链上确认的是由内容算出的 {expected}',
  ],
  'line-changed': ['the body does not match its hash', '记录内容与其哈希不符'],
  'sequence-broken': [
    'sequence {found} where {expected} belongs: a line was removed, added, doubled or moved',
    '此处序号应为 {expected}，实为 {found}：有行被删除、增加、重复或移动',
  ],
  'chain-broken': [
    'does not follow the line before: `previous` is {found}, but the hash before is {expected}',
    '与上一行不相接：previous 为 {found}，而上一行的哈希为 {expected}',
  ],
  'other-permit': ['belongs to another permit than the header: {found}', '属于文件头之外的另一张作业票：{found}'],
  'transitions-missing': [
    'the header counts {expected} transitions, here are {found}: lines are missing at the end',
    '文件头记有 {expected} 条记录，实有 {found} 条：末尾缺行',
  ],
  'transitions-added': [
    'the header counts {expected} transitions, this is one more',
    '文件头记有 {expected} 条记录，这里多出一条',
  ],
  'head-differs': [
    'the header names {expected} as the last hash, the last transition has {found}',
    '文件头记载的末条哈希为 {expected}，实际末条为 {found}',
  ],
  'trailer-changed': [
    'the trailer does not match the file, though every other line is sound: the trailer was changed',
    '结尾行与文件不符，而其余各行均完好：改动在结尾行',
  ],
  'noted-missing': [
    'the file is sound in itself, but no transition has the hash you noted: {expected}',
    '文件自身完好，但没有任何一条记录的哈希是您另行留存的 {expected}',
  ],
};
