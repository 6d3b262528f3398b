/** Whether a JSON text names a member of one object twice: JSON.parse keeps the last in silence, and what a signer or an auditor read may have been the first. */

/** JSON Pointer of the first member that is named twice; undefined where none is. @param text parses as JSON: only its names are looked at here. */
export function repeatedMember(text: string): string | undefined {
  const open: { readonly names?: Set<string>; at: string; index: number }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const inside = open.at(-1);
    switch (text[at]) {
      case '{':
        open.push({ names: new Set(), at: '', index: 0 });
        break;
      case '[':
        open.push({ at: '0', index: 0 });
        break;
      case '}':
      case ']':
        open.pop();
        break;
      case ',':
        if (inside && !inside.names) {
          inside.index += 1;
          inside.at = String(inside.index);
        }
        break;
      case '"': {
        const end = endOfText(text, at);
        // What stands before a colon is a name; values don't matter.
        if (inside?.names && colonFollows(text, end)) {
          const name = JSON.parse(text.slice(at, end)) as string;
          inside.at = name.replaceAll('~', '~0').replaceAll('/', '~1');
          if (inside.names.has(name)) return open.map((one) => `/${one.at}`).join('');
          inside.names.add(name);
        }
        at = end - 1;
      }
    }
  }
  return undefined;
}

/** Where the text that begins at `start` is over, its closing mark included. */
function endOfText(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}
function colonFollows(text: string, from: number): boolean {
  let at = from;
  while (' \t\r\n'.includes(text[at] ?? '-')) at += 1;
  return text[at] === ':';
}
