import type { PaperView } from '../app/check-paper.use-case';
import { paperPage } from './paper-page';

const view: PaperView = {
  number: 'DH-2026-000123',
  phase: 'active',
  phaseWords: 'active',
  standing: 'paper-may-work',
  standingWords: 'Work is on',
  valid: true,
  validUntil: '2026-11-24T10:00:00.000Z',
  zone: 'Asia/Shanghai',
  current: true,
  outOfDate: false,
  paperVersion: 17,
  version: 17,
  changes: [],
};
const headOf = (page: string): string => /<header.*<\/header>/.exec(page)?.[0] ?? '';

describe('the page of a scanned paper', () => {
  it('is green only where the paper is current and the permit stands', () => {
    expect(headOf(paperPage(view))).toMatch(/class="good".*纸质票与现行记录一致.*This paper is current/);
    const revoked = { ...view, phase: 'revoked', standing: 'paper-revoked', valid: false };
    expect(headOf(paperPage(revoked))).toMatch(/class="bad".*已撤销 不得作业.*REVOKED: NO WORK/);
    const old = { ...view, current: false, outOfDate: true, version: 18 };
    expect(headOf(paperPage(old))).toMatch(/class="bad".*纸质票已过时.*OUT OF DATE/);
  });

  it('lets nothing in it be taken for markup', () => {
    expect(paperPage({ ...view, zone: 'UTC', number: '<script>' })).not.toContain('<script>');
  });
});
