/** Refusals about editions: which is which HTTP status. */
import { ProblemError, type ProblemReasonInput } from '@holdpoint/service-kit';
import type { EditionRow } from '../../db/edition.store';

export const editionUnknown = (): ProblemError => new ProblemError(404, 'edition-unknown');
export const notADraft = ({ state }: Pick<EditionRow, 'state'>): ProblemError =>
  new ProblemError(409, 'edition-not-draft', [{ code: 'edition-not-draft', params: { state }, field: '/state' }]);
/** What it can't do as it stands: `field` is what it stands by. */
export const editionIs = (code: string, field: string, params: ProblemReasonInput['params'] = {}): ProblemError =>
  new ProblemError(409, code, [{ code, params, field }]);
/** @throws ProblemError 422 with every reason, when there is any */
export function refuseAll(code: string, reasons: readonly ProblemReasonInput[]): void {
  if (reasons.length > 0) throw new ProblemError(422, code, reasons);
}
