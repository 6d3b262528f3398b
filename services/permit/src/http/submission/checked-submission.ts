/** A submission's body from its DTO; a draft's content is held against the very shape that a form sent whole is held against. */
import { FieldsPipe } from '@holdpoint/service-kit';
import type { GivenSubmission } from '../../app/acts';
import { SubmissionBodyDto } from './submission.dto';

const fields = new FieldsPipe();

/** What Temporal will carry is JSON; so is what the fingerprint is taken of. */
export const givenSubmission = (dto: SubmissionBodyDto): GivenSubmission =>
  JSON.parse(JSON.stringify(dto)) as GivenSubmission;

/** @throws ProblemError 400 `fields-invalid` with every field that isn't of its shape */
export async function checkedSubmission(content: object): Promise<GivenSubmission> {
  const checked = await fields.transform(content, { type: 'body', metatype: SubmissionBodyDto });
  return givenSubmission(checked as SubmissionBodyDto);
}
