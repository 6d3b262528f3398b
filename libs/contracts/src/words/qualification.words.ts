/** Words for what the qualification service refuses, and for why a person does not meet a role. */
import type { WordList } from './word-list';

export const qualificationWords: WordList = {
  'person-unknown': { zh: '资质档案中没有此人', en: 'this person is not in the qualification archive' },
  'certificate-unknown': { zh: '没有这份证书', en: 'there is no such certificate' },
  'ban-unknown': { zh: '没有这条禁入记录', en: 'there is no such site ban' },
  'report-unknown': { zh: '没有这份资质报告', en: 'there is no such qualification report' },

  'person-exists': {
    zh: '此人或此证件号码已登记（人员编号 {{person}}）',
    en: 'this person or identity number is registered already, as {{person}}',
  },
  'certificate-exists': {
    zh: '同类别、同编号的证书已登记（{{certificate}}）',
    en: 'a certificate of this class with this number is archived already, as {{certificate}}',
  },
  'certificate-is-revoked': {
    zh: '证书已撤销，不能再更改；换发的证书请另行登记',
    en: 'the certificate is revoked and can no longer be changed; archive its replacement as a new one',
  },
  'ban-is-over': { zh: '该禁入已经解除或期满', en: 'this ban has been lifted or has ended' },
  'register-none': {
    zh: '没有接入可查询 {{certificateClass}} 的登记系统，请人工查询并登记查询结果',
    en: 'no register is connected for {{certificateClass}}; look it up by hand and attest what you saw',
  },
  'attester-is-holder': {
    zh: '不能为本人的证书作查询证明',
    en: 'nobody can attest to their own certificate',
  },

  'identity-number-invalid': {
    zh: '证件号码有误，请核对位数和校验码',
    en: 'this is not a possible identity number; check its length and check digit',
  },
  'firm-required': { zh: '承包商人员必须填写所属单位', en: 'a contractor’s person needs the firm' },
  'firm-of-staff': { zh: '本单位人员不填写承包商单位', en: 'own staff have no contractor’s firm' },
  'superior-is-self': { zh: '上级不能是本人', en: 'nobody is their own superior' },
  'class-unknown': {
    zh: '没有名为 {{certificateClass}} 的证书类别',
    en: 'there is no certificate class called {{certificateClass}}',
  },
  'class-has-no-rule-then': {
    zh: '该证书类别在 {{issuedOn}} 没有适用的规定',
    en: 'no rule of this class was in force on {{issuedOn}}',
  },
  'date-in-future': { zh: '日期不能晚于今天', en: 'this date lies in the future' },
  'dates-reversed': { zh: '日期先后颠倒', en: 'this date comes before the one it must follow' },
  'time-in-future': { zh: '时间不能晚于现在', en: 'this time lies in the future' },
  'time-in-past': { zh: '时间不能早于现在', en: 'this time has passed' },
  'times-reversed': { zh: '时间先后颠倒', en: 'this time comes before the one it must follow' },
  'report-window-too-long': { zh: '时段不能超过 {{days}} 天', en: 'the window must not be longer than {{days}} days' },
  'failed-has-no-next': {
    zh: '复审不合格时不填写下次复审日期',
    en: 'a failed re-examination has no next due date',
  },
  'look-superseded': {
    zh: '此次查询早于最近一次确认（{{lastConfirmedAt}}），不能取代它',
    en: 'this look is older than the last confirmation of {{lastConfirmedAt}} and cannot replace it',
  },
  'rule-dates-reversed': { zh: '规定的截止日期早于生效日期', en: 'this rule ends before it begins' },
  'rule-dates-overlap': {
    zh: '与另一条规定的适用日期重叠',
    en: 'this rule overlaps another one; one regime is in force on any date',
  },

  'person-left': { zh: '此人已离职或退场', en: 'this person has left' },
  'certificate-missing': {
    zh: '没有 {{certificateClass}} 证书',
    en: 'there is no certificate of {{certificateClass}}',
  },
  'certificate-expired': {
    zh: '{{certificateClass}} 证书在作业结束前到期',
    en: 'the certificate of {{certificateClass}} lapses before the end of the work',
  },
  'certificate-not-yet-valid': {
    zh: '{{certificateClass}} 证书在作业开始时尚未生效',
    en: 'the certificate of {{certificateClass}} is not yet valid at the start of the work',
  },
  'certificate-validity-unknown': {
    zh: '{{certificateClass}} 证书没有印明有效期，规定中也没有',
    en: 'neither the certificate of {{certificateClass}} nor its rule says until when it is valid',
  },
  'certificate-revoked': {
    zh: '{{certificateClass}} 证书已撤销或注销',
    en: 'the certificate of {{certificateClass}} is revoked',
  },
  'certificate-forged': {
    zh: '登记系统中没有此 {{certificateClass}} 证书，或属于他人',
    en: 'the register does not know this certificate of {{certificateClass}}, or knows it as somebody else’s',
  },
  'certificate-mismatched': {
    zh: '{{certificateClass}} 证书内容与登记系统不符',
    en: 'the certificate of {{certificateClass}} differs from what its register says',
  },
  're-examination-overdue': {
    zh: '{{certificateClass}} 证书在作业结束前应复审而未复审',
    en: 'the re-examination of {{certificateClass}} is due before the end of the work',
  },
  're-examination-failed': {
    zh: '{{certificateClass}} 证书最近一次复审不合格',
    en: 'the last re-examination of {{certificateClass}} was failed',
  },
  'not-verified': {
    zh: '{{certificateClass}} 证书没有经登记系统确认，或确认已过时',
    en: 'the certificate of {{certificateClass}} is not confirmed by its register, or was too long ago',
  },
  contraindicated: { zh: '有职业禁忌证', en: 'there is an occupational contraindication' },
  'medical-missing': {
    zh: '没有 {{certificateClass}} 要求的体检记录',
    en: 'the medical examination that {{certificateClass}} asks for is not on record',
  },
  'medical-expired': {
    zh: '体检结论在作业结束前到期',
    en: 'the medical examination runs out before the end of the work',
  },
  'training-missing': { zh: '缺少必需的培训，或培训已过期', en: 'a required training is missing or has run out' },
  'site-ban': { zh: '此人被禁止进入该场所', en: 'this person is banned from the site' },
};
