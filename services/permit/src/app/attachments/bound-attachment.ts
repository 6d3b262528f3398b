/** An attachment as a permit's record holds it: with the hash of its content, so that the audit file binds the very bytes. */
import type { BoundAttachment } from '@holdpoint/permit-domain';
import { attachmentIdPattern } from './attachment-view';

export type { BoundAttachment } from '@holdpoint/permit-domain';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The id that a form's value names, where it names one of ours: by itself, or as it was recorded before. */
export function attachmentNamed(value: unknown): string | undefined {
  const id = isRecord(value) ? value.attachment : value;
  return typeof id === 'string' && attachmentIdPattern.test(id) ? id : undefined;
}

/** What a recorded value of a form binds. */
export const boundIn = (value: unknown): readonly BoundAttachment[] =>
  [value].flat().flatMap((one) => {
    const attachment = attachmentNamed(one);
    if (attachment === undefined || !isRecord(one) || typeof one.sha256 !== 'string') return [];
    return [{ attachment, sha256: one.sha256 }];
  });
