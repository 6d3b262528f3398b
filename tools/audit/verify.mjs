#!/usr/bin/env node
/**
 * Verifies a permit's audit file offline: no server, no database, nothing but Node. The format is docs/audit-format.md.
 * Exit code 0: every byte is as it was written; 1: it isn't, and where; 2: the file can't be read or the call is wrong.
 */
import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describeBundle, verifyBundle } from './bundle.mjs';
import { checkHeads, describeHeads } from './heads.mjs';
import { isHash, verify } from './permit-file.mjs';
import { isTar } from './tar.mjs';

export { verify };

const usage = `usage: npm run audit:verify -- FILE [--noted HASH] [--key KEY] [--heads HEADS] [--json]
  FILE         an audit file (GET /permits/{number}/audit) or a bundle (GET /permits/{number}/bundle, GET /audit/bundles/{month}), described in docs/audit-format.md
  --noted HASH also require that a transition has this hash, noted outside the server (in a mail, in an event)
  --key KEY    also require that this public key (base64, from GET /audit/key or on paper) has signed the bundle, and sealed what the service sealed;
               once for each key that the service has had
  --heads HEADS of a bundle, also hold it against chain heads that were kept as they were published (topic holdpoint.audit.v1), one message a line
  --json       answer as one line of JSON
exit code: 0 sound, 1 changed, 2 not readable or a wrong call`;

function argumentsOf(argv) {
  const wanted = { json: false };
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index];
    if (argument === '--json') wanted.json = true;
    else if (argument === '--help') return { help: true };
    else if (argument === '--noted') {
      wanted.noted = argv[(index += 1)]?.toLowerCase();
      if (!isHash(wanted.noted)) return { wrong: '--noted takes a hash of 64 hexadecimal digits' };
    } else if (argument === '--key') {
      const key = argv[(index += 1)];
      if (Buffer.from(key ?? '', 'base64').length !== 32)
        return { wrong: '--key takes the base64 text of a public key of 32 bytes' };
      wanted.key = [...(wanted.key ?? []), key];
    } else if (argument === '--heads') {
      wanted.heads = argv[(index += 1)];
      if (wanted.heads === undefined) return { wrong: '--heads takes a file' };
    } else if (argument.startsWith('-')) return { wrong: `unknown option ${argument}` };
    else if (wanted.file !== undefined) return { wrong: 'one FILE at a time' };
    else wanted.file = argument;
  }
  return wanted.file === undefined ? { wrong: 'FILE is missing' } : wanted;
}

function describe(file, result) {
  const told = ({ byDevice, byService, serviceKeys }) =>
    `${byDevice} by device keys 设备密钥, ${byService} sealed by the service 服务密封${byService > 0 ? ` (${serviceKeys.join(', ')})` : ''}; what was shown is in a bundle only 所见内容仅在审计包中核验`;
  const signed = result.signatures ? `\nsignatures 签名: ${told(result.signatures)}` : '';
  const noted = result.notedAt ? `\nnoted hash 留存的哈希: sequence ${result.notedAt} of ${result.transitions}` : '';
  if (result.ok)
    return `SOUND 核验通过: ${file}: permit ${result.number} of ${result.tenant}, ${result.transitions} transitions, exported ${result.exportedAt}\nhead 末条哈希: ${result.head}${signed}${noted}`;
  const sequence = result.sequence === undefined ? '' : `, sequence ${result.sequence}`;
  const last = Math.max(result.from, result.to - 1);
  const bytes = last > result.from ? `bytes ${result.from} to ${last}` : `byte ${result.from}`;
  return `REJECTED 核验不通过: ${file}: line ${result.line}${sequence}, ${bytes}: ${result.message}\n${result.zh}`;
}

function main(argv) {
  const wanted = argumentsOf(argv);
  if (wanted.help) {
    console.log(usage);
    return 0;
  }
  if (wanted.wrong) {
    console.error(`${wanted.wrong}\n${usage}`);
    return 2;
  }
  let bytes;
  let heads;
  try {
    bytes = readFileSync(wanted.file);
    heads = wanted.heads === undefined ? undefined : readFileSync(wanted.heads);
  } catch (error) {
    console.error(`cannot read ${error.path}: ${error.message}`);
    return 2;
  }
  const tar = isTar(bytes);
  if (heads && !tar) {
    console.error('--heads is for bundles');
    return 2;
  }
  const result = tar ? verifyBundle(bytes, verify, wanted) : verify(bytes, wanted);
  const out = wanted.json ? JSON.stringify(result) : (tar ? describeBundle : describe)(wanted.file, result);
  (result.ok || wanted.json ? console.log : console.error)(out);
  if (!result.ok || !heads) return result.ok ? 0 : 1;
  const told = checkHeads(bytes, heads, wanted);
  const more = wanted.json ? JSON.stringify(told) : describeHeads(wanted.heads, told);
  (told.ok || wanted.json ? console.log : console.error)(more);
  return told.ok ? 0 : 1;
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  process.exitCode = main(process.argv.slice(2));
