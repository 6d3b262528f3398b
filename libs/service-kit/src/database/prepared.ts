/** Statements that a connection parses and plans once instead of every time: for what is asked all day long. */

const names = new Map<string, string>();

/**
 * Marks a constant SQL text. Every pooled connection prepares it under `name` when it first meets it, and afterwards sends the name and the values only: with
 * row-level security, planning costs as much as running. Never for a text that is put together call by call: each would stay in every connection.
 * @returns the text, to be used as any other
 */
export function prepared(name: string, text: string): string {
  for (const [known, given] of names)
    if (given === name && known !== text) throw new Error(`two statements are called ${name}`);
  names.set(text, name);
  return text;
}

/** The name of a text that was marked. */
export const preparedName = (text: string): string | undefined => names.get(text);
