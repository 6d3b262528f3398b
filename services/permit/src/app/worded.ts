/** A finding with its words in the reader's language, as every answer that lists findings shows it. */
import { wordsFor, type Language } from '@holdpoint/contracts';
import type { RefusalParams } from '@holdpoint/permit-domain';

export const worded = <T extends { readonly code: string; readonly params: RefusalParams }>(
  found: T,
  language: Language,
): T & { readonly message: string } => ({ ...found, message: wordsFor(found.code, language, found.params) });
