/** The page that a phone shows of a scanned paper: green or red before anything is read, in both languages, without scripts or anything fetched. */
import type { PaperView } from '../app/check-paper.use-case';
import { phaseWords } from '../app/permit-view';
import { Say } from './say';

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

const style = `body{margin:0;font:17px/1.45 system-ui,"Noto Sans SC",sans-serif;color:#111;background:#fff}
header{padding:22px 18px;color:#fff}header.good{background:#0a6b2d}header.bad{background:#a80000}
h1{margin:0;font-size:27px;line-height:1.25}h1 small{display:block;font-size:20px}
main{padding:14px 18px;max-width:640px}p{margin:0 0 10px}.no{color:#a80000;font-weight:700;font-size:20px}
dl{display:grid;grid-template-columns:auto 1fr;gap:6px 14px;margin:0 0 16px}dt{color:#444}dd{margin:0;font-weight:600}
ol{padding-left:20px;margin:0}li{margin-bottom:6px}h2{font-size:18px;margin:14px 0 6px}`;

/** Green only where the paper is current and the permit stands: a current paper of a revoked permit is red too. */
export function paperPage(view: PaperView): string {
  const say = new Say('both', view.zone);
  const line = (code: string, params = {}): string => escaped(say.line(code, params));
  const phase = (name: string): string =>
    escaped(say.oneLine({ zh: phaseWords(name, 'zh'), en: phaseWords(name, 'en') }));
  const holds = view.valid ? 'paper-current' : view.standing;
  const verdict = say.code(view.current ? holds : 'paper-out-of-date');
  const standing = say.code(view.standing);
  const good = view.current && view.valid;
  const changes = view.changes
    .map(({ at, phase: then }) => `<li>${escaped(say.time(at))} ${phase(then)}</li>`)
    .join('');
  return `<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${escaped(view.number)}</title><style>${style}</style></head>
<body><header class="${good ? 'good' : 'bad'}"><h1>${escaped(verdict.zh)}<small lang="en">${escaped(verdict.en)}</small></h1></header>
<main><p class="${view.valid ? '' : 'no'}">${escaped(standing.zh)}<br><span lang="en">${escaped(standing.en)}</span></p>
<dl><dt>${line('paper-number')}</dt><dd>${escaped(view.number)}</dd>
<dt>${line('paper-phase')}</dt><dd>${phase(view.phase)}</dd>
<dt>${line('paper-valid-until')}</dt><dd>${escaped(say.time(view.validUntil))} ${escaped(view.zone)}</dd>
<dt>${line('paper-version')}</dt><dd>${view.paperVersion} → ${view.version}</dd></dl>
${
  view.outOfDate
    ? `<p>${line('paper-since', { at: say.time(view.outOfDateSince) })}</p><h2>${line('paper-changed')}</h2><ol>${changes}</ol>`
    : ''
}</main></body></html>
`;
}
