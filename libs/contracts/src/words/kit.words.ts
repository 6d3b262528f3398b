/** Words for what any service may answer: identity, form, limits, trouble that passes. */
import type { WordList } from './word-list';

export const kitWords: WordList = {
  'token-missing': { zh: '请求没有携带访问令牌，请先登录', en: 'the request carries no access token; sign in first' },
  'token-invalid': { zh: '访问令牌无效，请重新登录', en: 'the access token is not valid; sign in again' },
  'token-expired': { zh: '访问令牌已过期，请重新登录', en: 'the access token has expired; sign in again' },
  'token-audience': { zh: '访问令牌不是发给本系统的', en: 'the access token was issued for another system' },
  'tenant-missing': { zh: '访问令牌没有指明所属企业', en: 'the access token names no tenant' },
  'scope-missing': { zh: '访问令牌缺少权限：{{scope}}', en: 'the access token lacks the scope {{scope}}' },
  'issuer-unavailable': {
    zh: '身份服务暂时无法连接，请稍后重试',
    en: 'the identity provider cannot be reached just now; try again later',
  },

  'body-malformed': { zh: '请求内容不是有效的 JSON', en: 'the body is not valid JSON' },
  'body-too-large': { zh: '请求内容超过 {{limit}} 字节', en: 'the body is larger than {{limit}} bytes' },
  'field-twice': { zh: '同一字段给出了两次', en: 'this field is given twice' },
  'body-too-deep': { zh: '请求内容嵌套超过 {{limit}} 层', en: 'the body is nested deeper than {{limit}} levels' },
  'body-interrupted': { zh: '请求内容没有传完', en: 'the body ended before it was complete' },
  'content-type-unsupported': {
    zh: '不支持的内容类型，请使用 application/json（UTF-8）',
    en: 'the content type is not supported; send application/json in UTF-8',
  },
  'route-unknown': { zh: '没有这个接口地址', en: 'there is nothing at this address' },
  'method-unsupported': { zh: '此地址不支持 {{method}} 方法', en: 'this address does not take {{method}}' },
  'path-malformed': { zh: '接口地址编码有误', en: 'the address is not well encoded' },
  'not-found': { zh: '没有找到', en: 'not found' },
  'request-invalid': { zh: '请求有误', en: 'the request is not valid' },

  'fields-invalid': { zh: '有内容需要更正', en: 'some fields need to be mended' },
  'query-invalid': { zh: '查询参数有误', en: 'some query parameters are not valid' },
  'field-unknown': { zh: '没有名为 {{field}} 的字段', en: 'there is no field called {{field}}' },
  'field-required': { zh: '必填', en: 'this is required' },
  'field-type': { zh: '应为{{expected}}', en: 'this must be {{expected}}' },
  'field-format': { zh: '格式不对', en: 'this does not have the right form' },
  'field-choice': { zh: '只能是：{{choices}}', en: 'this must be one of: {{choices}}' },
  'field-too-long': { zh: '不能超过 {{max}} 个字符', en: 'this must have at most {{max}} characters' },
  'field-too-short': { zh: '至少 {{min}} 个字符', en: 'this must have at least {{min}} characters' },
  'field-too-large': { zh: '不能大于 {{max}}', en: 'this must be at most {{max}}' },
  'field-too-small': { zh: '不能小于 {{min}}', en: 'this must be at least {{min}}' },
  'field-too-many': { zh: '不能超过 {{max}} 项', en: 'this must have at most {{max}} entries' },
  'field-too-few': { zh: '至少 {{min}} 项', en: 'this must have at least {{min}} entries' },
  'field-repeated': { zh: '各项不能重复', en: 'entries must not repeat' },
  'text-unreadable': {
    zh: '含有无法保存的字符（空字符或残缺的 Unicode）',
    en: 'this holds characters that cannot be kept (a null character or broken Unicode)',
  },
  'personal-number-in-text': {
    zh: '请勿在文字中填写电话号码或身份证号：这些文字会进入不可更改的记录。请删去号码，用岗位或人员编号代替',
    en: 'leave out phone and identity numbers: these words go into a record that cannot be changed. Name the duty or the person’s id instead',
  },
  'time-without-zone': {
    zh: '时间必须注明时区，例如 2026-11-24T13:30:00+08:00',
    en: 'a time must say its zone, such as 2026-11-24T13:30:00+08:00',
  },
  'time-invalid': {
    zh: '不是有效的时间，应如 2026-11-24T13:30:00+08:00',
    en: 'this is not a possible time; write it like 2026-11-24T13:30:00+08:00',
  },

  'idempotency-key-missing': { zh: '缺少请求头 Idempotency-Key', en: 'the header Idempotency-Key is missing' },
  'idempotency-key-invalid': {
    zh: '请求头 Idempotency-Key 应为 8 到 128 个字母、数字或 . _ : -',
    en: 'the header Idempotency-Key must be 8 to 128 letters, digits or . _ : -',
  },
  'idempotency-key-reused': {
    zh: '同一个 Idempotency-Key 已用于内容不同的请求',
    en: 'this Idempotency-Key was used for another request',
  },
  'person-required': {
    zh: '此操作须由本人办理，系统账号的访问令牌不能代替',
    en: 'this is for a person; a machine’s own token cannot do it',
  },
  'if-match-invalid': {
    zh: '请求头 If-Match 应为序号，例如 "7"',
    en: 'the header If-Match must be a sequence number such as "7"',
  },

  'too-many-requests': {
    zh: '请求过于频繁，请在 {{seconds}} 秒后重试',
    en: 'too many requests; try again in {{seconds}} seconds',
  },
  'work-took-too-long': {
    zh: '处理时间过长，已放弃；请稍后重试',
    en: 'this took too long and was given up; try again later',
  },
  busy: { zh: '系统繁忙，请稍后用同一个键重试', en: 'the system is busy; try again shortly with the same key' },
  timeout: {
    zh: '系统没有及时答复，请用同一个键重试，操作只会执行一次',
    en: 'no answer came in time; try again with the same key, it is done once only',
  },
  'database-unavailable': {
    zh: '数据库暂时无法连接，请稍后重试',
    en: 'the database cannot be reached just now; try again later',
  },
  'temporal-unavailable': {
    zh: '流程引擎暂时无法连接，可以查看但不能办理，请稍后重试',
    en: 'the workflow engine cannot be reached just now; reading works, acting does not; try again later',
  },
  'kafka-unavailable': {
    zh: '消息系统暂时无法连接，请稍后重试',
    en: 'the message broker cannot be reached just now; try again later',
  },
  stopping: { zh: '服务正在重启，请稍后重试', en: 'the service is restarting; try again shortly' },
  internal: {
    zh: '系统内部错误，请把关联编号 {{correlationId}} 告知管理员',
    en: 'an internal error; give the correlation id {{correlationId}} to your administrator',
  },

  'kind-text': { zh: '文字', en: 'text' },
  'kind-number': { zh: '数字', en: 'a number' },
  'kind-integer': { zh: '整数', en: 'a whole number' },
  'kind-flag': { zh: '是或否（true/false）', en: 'true or false' },
  'kind-list': { zh: '列表', en: 'a list' },
  'kind-object': { zh: '对象', en: 'an object' },
};
