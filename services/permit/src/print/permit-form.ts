/** A permit as a printed form: pure, from its record and its pack alone, so that no type of work is known here. */
import type { Content, DynamicContent, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { PrintedCopy } from './copies';
import { application, formClause, hazards, heading, measures } from './form-sections';
import type { PrintedPermit } from './printed-permit';
import { approval, briefing, course, gas, isolations, steps } from './record-sections';
import { Say, type PrintLanguage } from './say';
import { standingOf, type Standing } from './standing';

const width = 595 - 2 * 34;

export function permitForm(
  permit: PrintedPermit,
  language: PrintLanguage,
  copies: readonly PrintedCopy[],
): TDocumentDefinitions {
  const say = new Say(language, permit.state.zone ?? 'UTC');
  const standing = standingOf(permit.state, permit.validUntil, permit.printedAt);
  const body = (index: number): Content => ({
    stack: [
      top(permit, say, standing),
      ...heading(permit, say),
      ...application(permit, say),
      ...hazards(permit, say),
      ...gas(permit, say),
      ...isolations(permit, say),
      ...measures(permit, say),
      ...steps(permit, say),
      ...briefing(permit, say),
      ...approval(permit, say),
      ...course(permit, say),
      { text: say.line('paper-signed-electronically'), style: 'second', margin: [0, 6, 0, 0] },
    ],
    ...(index > 0 && { pageBreak: 'before' as const }),
  });
  return {
    pageSize: 'A4',
    pageMargins: [34, 62, 34, 40],
    info: { title: `${permit.number} ${say.oneLine(permit.pack.title)}`, creationDate: permit.printedAt },
    ...(standing.valid ? {} : { watermark: across(say, standing) }),
    defaultStyle: { font: 'NotoSansSC', fontSize: 8.5, lineHeight: 1.05 },
    styles: {
      title: { fontSize: 16, bold: true, alignment: 'center' },
      heading: { fontSize: 10, bold: true, margin: [-3, 6, 0, 1] },
      label: { fillColor: '#eeeeee' },
      second: { fontSize: 7, color: '#333333' },
      level: { fontSize: 13, bold: true, color: 'white', fillColor: 'black', alignment: 'center' },
    },
    header: pageHead(permit, say, standing, copies),
    footer: pageFoot(permit, say, copies),
    content: copies.map((_, index) => body(index)),
  };
}

const across = (say: Say, { code }: Standing): TDocumentDefinitions['watermark'] => ({
  text: say.line(code),
  font: 'NotoSansSC',
  bold: true,
  color: '#b00000',
  opacity: 0.16,
  angle: -52,
});

/** Title, level, state, form and QR code: what is looked at first. */
function top(
  { number, pack, state, sequence, chainHead, qr, printedAt }: PrintedPermit,
  say: Say,
  standing: Standing,
): Content {
  const phase = `phase-${state.phase.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const level = pack.levels.names[state.level] ?? { zh: state.level, en: state.level };
  // Levels are marked plainly (B.1); a type that has one only has nothing to tell apart.
  const style = pack.levels.order.length > 1 ? { style: 'level' } : {};
  const { zh, en } = pack.title;
  const ticket = say.code('paper-ticket');
  const line = (code: string, value: Content): Content[] => [say.label(code), value];
  return {
    columns: [
      {
        width: '*',
        stack: [
          {
            text: say.oneLine({ zh: `${zh}${ticket.zh}`, en: `${en}: ${ticket.en}` }, '\n'),
            style: 'title',
            margin: [0, 0, 0, 6],
          },
          {
            layout: { paddingTop: () => 2, paddingBottom: () => 2 },
            table: {
              widths: [64, '*', 54, 100],
              body: [
                [
                  ...line('paper-number', { text: number, bold: true, fontSize: 12 }),
                  ...line('paper-level', { text: say.oneLine(level), ...style }),
                ],
                [
                  ...line('paper-phase', {
                    text: say.line(phase),
                    bold: true,
                    ...(standing.valid ? {} : { color: '#b00000' }),
                  }),
                  ...line('paper-version', `${sequence} · ${chainHead.slice(0, 12)}`),
                ],
                [
                  ...line('paper-form', `${say.oneLine(pack.source)} · ${formClause(pack)}`),
                  ...line('paper-pack', `${pack.pack} ${pack.version}`),
                ],
              ] as never,
            },
          },
          {
            text: `${say.line('paper-printed', { at: say.time(printedAt.toISOString()) })} · ${say.line('paper-times', { zone: say.zone })}`,
            style: 'second',
            margin: [0, 3, 0, 0],
          },
        ],
      },
      {
        width: 98,
        stack: [
          { svg: qr, width: 92, height: 92, alignment: 'right' },
          { text: say.line('paper-scan'), style: 'second', alignment: 'center' },
        ],
      },
    ],
    columnGap: 8,
    margin: [0, 0, 0, 8],
  };
}

/** Every copy has the same content, and so as many pages as the others: pages are counted within a copy, for copies part ways. */
function within(page: number, pages: number, copies: number): { copy: number; page: number; of: number } {
  const of = Math.max(1, Math.round(pages / copies));
  return { copy: Math.min(copies - 1, Math.floor((page - 1) / of)), page: ((page - 1) % of) + 1, of };
}

const pageHead =
  ({ number }: PrintedPermit, say: Say, standing: Standing, copies: readonly PrintedCopy[]): DynamicContent =>
  (page, pages) => {
    const { copy } = within(page, pages, copies.length);
    const { copy: nth, of, keptBy } = copies[copy]!;
    return {
      margin: [34, 22, 34, 0],
      stack: [
        {
          columns: [
            { text: number, bold: true, fontSize: 11, width: 120 },
            {
              text: standing.valid ? '' : say.line(standing.code),
              bold: true,
              color: '#b00000',
              alignment: 'center',
              fontSize: 10,
            },
            {
              width: 190,
              alignment: 'right',
              stack: [
                { text: say.line('paper-copy', { copy: nth, of }), bold: true },
                {
                  text: say.oneLine({
                    zh: say.code('paper-kept-by', { keeper: keptBy.zh }).zh,
                    en: say.code('paper-kept-by', { keeper: keptBy.en }).en,
                  }),
                  fontSize: 7.5,
                },
              ],
            },
          ],
        },
        { canvas: [{ type: 'line', x1: 0, y1: 3, x2: width, y2: 3, lineWidth: 0.7 }] },
      ],
    };
  };

const pageFoot =
  ({ number, sequence, chainHead }: PrintedPermit, say: Say, copies: readonly PrintedCopy[]): DynamicContent =>
  (page, pages) => {
    const { page: nth, of } = within(page, pages, copies.length);
    return {
      margin: [34, 12, 34, 0],
      fontSize: 7.5,
      columns: [
        `${number} · ${say.line('paper-version')} ${sequence} · ${say.line('paper-seal')} ${chainHead.slice(0, 12)}`,
        { text: say.line('paper-page', { page: nth, of }), alignment: 'right' },
      ],
    };
  };
