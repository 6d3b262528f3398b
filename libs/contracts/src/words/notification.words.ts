/** Words for the refusals of the notification service. */
import type { WordList } from './word-list';

export const notificationWords: WordList = {
  'inbox-item-unknown': { zh: '收件箱里没有这条消息', en: 'there is no such message in your inbox' },
  'contact-unknown': { zh: '此人还没有登记联系方式', en: 'no contact is recorded for this person' },
  'contact-of-another': {
    zh: '只能查看和修改本人的联系方式，除非有权限 notification:admin',
    en: 'a contact is its owner’s; others need the scope notification:admin',
  },
  'contact-invalid': { zh: '联系方式有误', en: 'the contact is not valid' },
  'channel-unknown': { zh: '没有名为 {{channel}} 的通知渠道', en: 'there is no channel called {{channel}}' },
  'address-invalid': { zh: '{{kind}} 地址无效', en: 'the {{kind}} address is not valid' },
  'address-kind-unknown': { zh: '没有渠道使用 {{kind}} 类地址', en: 'no channel uses addresses of the kind {{kind}}' },
  'address-missing': {
    zh: '选用渠道 {{channel}} 需要填写 {{kind}} 地址',
    en: 'the channel {{channel}} needs an address of the kind {{kind}}',
  },
  'reading-empty': { zh: '请指明要标为已读的消息：items 或 upTo', en: 'name what was read: items or upTo' },
  'cursor-invalid': { zh: '分页游标无效，请从头重新读取', en: 'the cursor is not valid; start again without one' },
  'delivery-unknown': { zh: '没有这条投递记录', en: 'there is no such delivery' },
  'delivery-not-dead': {
    zh: '只有已放弃的投递才能重新投递，本条状态为 {{state}}',
    en: 'only a delivery that was given up can be replayed; this one is {{state}}',
  },
  'dead-letter-unknown': { zh: '没有这条死信', en: 'there is no such dead letter' },
  'too-many-streams': {
    zh: '本人打开的消息流过多，请先关闭其他页面',
    en: 'too many open streams for one person; close another one first',
  },
  'webhook-unknown': { zh: '没有这个 Webhook', en: 'there is no such webhook' },
  'webhook-invalid': { zh: 'Webhook 设置有误', en: 'the webhook is not valid' },
  'webhook-limit': {
    zh: '每个租户最多 {{most}} 个 Webhook，请先删除不用的',
    en: 'a tenant has at most {{most}} webhooks; delete one first',
  },
  'webhook-url-invalid': {
    zh: 'Webhook 地址须为完整的 https 网址，不含用户名、密码和 # 部分',
    en: 'the address must be a whole https URL without user name, password or fragment',
  },
  'webhook-url-insecure': { zh: 'Webhook 地址必须使用 https', en: 'the address must begin with https' },
  'webhook-address-refused': {
    zh: 'Webhook 不能指向内部网络、本机或保留地址',
    en: 'a webhook may not go to an address inside the network, of this machine, or reserved',
  },
  'webhook-host-unknown': {
    zh: '无法解析 Webhook 的主机名',
    en: 'the name of the webhook’s host cannot be resolved',
  },
  'webhook-secret-invalid': {
    zh: '密钥须为 whsec_ 加 24 至 64 字节的 base64 文本',
    en: 'a secret is whsec_ followed by the base64 text of 24 to 64 bytes',
  },
  'webhook-paused': { zh: 'Webhook 已暂停，请先恢复', en: 'the webhook is paused; resume it first' },
  'webhook-delivery-unknown': { zh: '该 Webhook 没有这条投递记录', en: 'this webhook has no such delivery' },
  'webhook-delivery-waiting': {
    zh: '这条投递仍在排队，无需重新投递',
    en: 'this delivery is still waiting to be sent; there is nothing to replay',
  },
};
