/** Finds labelled values on an HTML page, however it lays them out: label beside value, header above column, definition lists, `label: value`. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const silent = new Set(['script', 'style', 'template', 'noscript', 'head', 'option']);
const isElement = (node: Node): node is Element => 'tagName' in node;
const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;
const isHidden = (element: Element): boolean =>
  silent.has(element.tagName) ||
  attribute(element, 'hidden') !== undefined ||
  /display\s*:\s*none/i.test(attribute(element, 'style') ?? '');
const childrenOf = (node: Node): readonly Node[] => ('childNodes' in node ? node.childNodes : []);

function* elementsOf(node: Node): Generator<Element> {
  for (const child of childrenOf(node)) {
    if (!isElement(child)) continue;
    yield child;
    if (!silent.has(child.tagName)) yield* elementsOf(child);
  }
}

/** What a reader sees: no scripts, nothing hidden, white space as one space. */
const textOf = (node: Node): string => {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  if (isElement(node) && isHidden(node)) return '';
  return childrenOf(node).map(textOf).join(' ');
};
const seen = (node: Node): string =>
  textOf(node)
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
const plainLabel = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s:*]/g, '')
    .toUpperCase();

const isVisible = (element: Element): boolean => {
  for (let at: Node | null = element; at; at = 'parentNode' in at ? (at.parentNode as Node | null) : null)
    if (isElement(at) && isHidden(at)) return false;
  return true;
};

export type Labels<F extends string> = Readonly<Partial<Record<F, readonly string[]>>>;
export interface PageReading<F extends string> {
  /** One for each record that the page shows. */
  readonly records: readonly Readonly<Partial<Record<F, string>>>[];
  /** All that a reader sees. */
  readonly text: string;
  /** The page wants proof of a human. */
  readonly asksForCaptcha: boolean;
}

const cellsOf = (row: Element): Element[] =>
  row.childNodes.filter((node): node is Element => isElement(node) && ['td', 'th'].includes(node.tagName));

/** Reads a page for the fields that `labels` name. Values found beside single labels make one record; a table with a header makes one per row. */
export const readPage = <F extends string>(html: string, labels: Labels<F>): PageReading<F> => {
  const fieldOf = (label: string): F | undefined =>
    (Object.keys(labels) as F[]).find((field) =>
      (labels[field] ?? []).some((one) => plainLabel(one) === plainLabel(label)),
    );
  const document = parse(html);
  const elements = [...elementsOf(document)].filter(isVisible);
  const rows: Partial<Record<F, string>>[] = [];
  const single: Partial<Record<F, string>> = {};
  const note = (label: string, value: string): void => {
    const field = fieldOf(label);
    if (field !== undefined && single[field] === undefined && value !== '') single[field] = value;
  };

  for (const table of elements.filter((element) => element.tagName === 'table')) {
    let header: (F | undefined)[] | undefined;
    for (const row of elements.filter((element) => element.tagName === 'tr' && owner(element) === table)) {
      const cells = cellsOf(row);
      const fields = cells.map((cell) => fieldOf(seen(cell)));
      const named = fields.filter((field) => field !== undefined).length;
      // Two labels side by side are a header; a label followed by something else is a label with its value.
      const isHeader =
        named >= 2 && fields.some((field, index) => field !== undefined && fields[index + 1] !== undefined);
      if (isHeader) header = fields;
      else if (header && named === 0 && cells.length === header.length) {
        const record: Partial<Record<F, string>> = {};
        header.forEach((field, index) => {
          if (field !== undefined) record[field] = seen(cells[index]!);
        });
        rows.push(record);
      } else
        for (const [index, cell] of cells.entries()) {
          const next = cells[index + 1];
          if (next && fields[index] !== undefined) note(seen(cell), seen(next));
        }
    }
  }
  for (const term of elements.filter((element) =>
    ['dt', 'label', 'span', 'div', 'b', 'strong'].includes(element.tagName),
  )) {
    const value = nextElement(term);
    if (value && fieldOf(seen(term)) !== undefined) note(seen(term), seen(value));
  }
  for (const element of elements.filter((one) => ['li', 'p', 'div', 'span', 'td'].includes(one.tagName))) {
    const match = /^([^:：]{1,20})[:：]\s*(.+)$/.exec(seen(element));
    if (match) note(match[1]!, match[2]!);
  }
  const asksForCaptcha = elements.some(
    (element) =>
      ['input', 'img', 'iframe', 'canvas', 'div'].includes(element.tagName) &&
      element.attrs.some((one) => /captcha|验证码|verifycode|yzm/i.test(one.value)),
  );
  return {
    records: rows.length > 0 ? rows : Object.keys(single).length > 0 ? [single] : [],
    text: seen(document),
    asksForCaptcha,
  };
};

/** Hidden inputs of the page's forms, as a browser would send them along. */
export const hiddenInputs = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...elementsOf(parse(html))]
      .filter((element) => element.tagName === 'input' && attribute(element, 'type')?.toLowerCase() === 'hidden')
      .map((element) => [attribute(element, 'name') ?? '', attribute(element, 'value') ?? ''])
      .filter(([name]) => name !== ''),
  ) as Record<string, string>;

const owner = (row: Element): Node | null => {
  let at: Node | null = row.parentNode;
  while (at && !(isElement(at) && at.tagName === 'table'))
    at = 'parentNode' in at ? (at.parentNode as Node | null) : null;
  return at;
};
const nextElement = (element: Element): Element | undefined => {
  const siblings = element.parentNode ? childrenOf(element.parentNode) : [];
  return siblings.slice(siblings.indexOf(element) + 1).find(isElement);
};
