/** The service's refusals as problems: one constructor for each, so that a code has one status everywhere. */
import { ProblemError, type ProblemReasonInput } from '@holdpoint/service-kit';

export type FieldFault = ProblemReasonInput & { readonly field: string };

/** Throws every fault at once (422), or nothing where there is none. */
export const refuseFaults = (faults: readonly FieldFault[]): void => {
  if (faults.length > 0) throw new ProblemError(422, 'fields-invalid', faults);
};

const notFound = (code: string) => (): ProblemError => new ProblemError(404, code);
export const personUnknown = notFound('person-unknown');
export const certificateUnknown = notFound('certificate-unknown');
export const banUnknown = notFound('ban-unknown');
export const reportUnknown = notFound('report-unknown');

export const personExists = (person: string): ProblemError =>
  new ProblemError(409, 'person-exists', [{ code: 'person-exists', params: { person } }], { params: { person } });
export const certificateExists = (certificate: string): ProblemError =>
  new ProblemError(
    409,
    'certificate-exists',
    [{ code: 'certificate-exists', params: { certificate }, field: '/number' }],
    {
      params: { certificate },
    },
  );
export const certificateIsRevoked = (): ProblemError => new ProblemError(409, 'certificate-is-revoked');
export const banIsOver = (): ProblemError => new ProblemError(409, 'ban-is-over');
export const noRegister = (certificateClass: string): ProblemError =>
  new ProblemError(409, 'register-none', [], { params: { certificateClass } });
/** `seen`: the version that the caller's If-Match names. */
export const stale = (seen: number, sequence: number): ProblemError =>
  new ProblemError(412, 'stale-sequence', [{ code: 'stale-sequence', params: { seen, sequence } }], {
    params: { seen, sequence },
  });
export const attesterIsHolder = (): ProblemError => new ProblemError(403, 'attester-is-holder');
export const attesterIsMachine = (): ProblemError => new ProblemError(403, 'person-required');
