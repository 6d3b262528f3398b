/** Draws a permit in a thread of its own: fonts, layout and pages take seconds in which nobody else has to wait. */
import type { PrintedCopy } from './copies';
import { permitForm } from './permit-form';
import type { PrintedPermit } from './printed-permit';
import { renderPdf } from './render-pdf';
import type { PrintLanguage } from './say';

export interface PrintTask {
  readonly permit: PrintedPermit;
  readonly language: PrintLanguage;
  readonly copies: readonly PrintedCopy[];
}

export default function drawn({ permit, language, copies }: PrintTask): Promise<Uint8Array> {
  return renderPdf(permitForm(permit, language, copies));
}
