/** What can be wrong with a bundle, in English and Chinese. `{x}` is filled from the finding. */
export const bundleWords = {
  'not-a-tar': ['not a plain tar at byte {from}', '第 {from} 字节处不是普通 tar'],
  'entry-twice': ['{path} is in the bundle twice', '{path} 在包中出现两次'],
  'no-manifest': [
    'the bundle has no manifest or no signature as its last files',
    '包内缺少清单或签名（应为最后两个文件）',
  ],
  'not-a-manifest': [
    'the manifest is not of version 1 or 2, or not canonical',
    '清单不是第 1 或第 2 版，或不是规范 JSON',
  ],
  'signature-wrong': [
    'the signature does not fit the manifest: one of them was changed',
    '签名与清单不符：其中之一被改动',
  ],
  'other-key': ['signed by key {found}, not by the key given', '签名密钥为 {found}，与给定的公钥不同'],
  'file-missing': ['{path} is in the manifest and not in the bundle', '清单中的 {path} 不在包内'],
  'file-added': ['{path} is in the bundle and not in the manifest', '包内的 {path} 不在清单中'],
  'file-changed': ['{path} is not as the manifest has it', '{path} 与清单不符'],
  'file-unlisted': [
    '{path} is nothing that a bundle is made of, or of a permit or isolation that the manifest does not name',
    '{path} 不属于审计包的内容，或其作业票、隔离未列入清单',
  ],
  'permit-changed': ['{path}: {detail}', '{path}：{zhDetail}'],
  'head-differs': ['{path} ends otherwise than the manifest says', '{path} 的末条与清单不符'],
  'shown-changed': ['{path} is not what its name says', '{path} 不是其文件名所指的内容'],
  'handwriting-changed': ['{path} is not the picture that its name says', '{path} 不是其文件名所指的签名图片'],
  'attachments-differ': [
    '{path} lists {id} with other content than the acts bind',
    '{path} 所列 {id} 的内容与记录所绑定的不同',
  ],
  'isolation-missing': [
    'isolation {number}, which line {line} of {path} stood on, is not in the bundle',
    '{path} 第 {line} 行所依据的隔离 {number} 不在包内',
  ],
  'pack-missing': [
    'the rules {hash} of line {line} of {path} are not in the bundle',
    '{path} 第 {line} 行所依据的规则包 {hash} 不在包内',
  ],
  'pack-changed': ['{path} is not the rules that its name says', '{path} 不是其文件名所指的规则包'],
};
