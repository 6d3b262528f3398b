/** Words for attachments: what a file may not be, and what names none. */
import type { WordList } from './word-list';

export const attachmentWords: WordList = {
  'attachment-unknown': { zh: '没有这个附件', en: 'there is no such attachment' },
  'attachment-refused': {
    zh: '该附件未通过安全扫描，不予使用',
    en: 'the scanner refused this attachment: it is not used',
  },
  'attachment-empty': { zh: '文件为空', en: 'the file is empty' },
  'attachment-too-large': { zh: '文件超过 {{limit}} 字节', en: 'the file is larger than {{limit}} bytes' },
  'attachment-type-unsupported': {
    zh: '不接受这种文件；可用：{{types}}',
    en: 'a file of this kind is not taken; these are: {{types}}',
  },
  'attachment-disguised': {
    zh: '文件内容是 {{found}}，与所称的 {{declared}} 不符',
    en: 'the content is {{found}}, not {{declared}} as the file says',
  },
  'form-malformed': { zh: '表单格式有误', en: 'the form is not well formed' },
  'form-too-many-parts': {
    zh: '表单只能有一个文件和少量字段',
    en: 'a form holds one file and few fields',
  },
  'attachments-unavailable': {
    zh: '附件存储暂不可用，请稍后重试',
    en: 'attachments cannot be stored or read now; try again shortly',
  },
  'attachment-scanner-unavailable': {
    zh: '附件扫描暂不可用，请稍后重试',
    en: 'attachments cannot be scanned now; try again shortly',
  },
};
