/** A submission's body from its DTO; a draft's content is held against the very shape that a form sent whole is held against. */
import { FieldsPipe } from '@holdpoint/service-kit';
import type { GivenSubmission } from '../../app/acts';
import { plain } from '../door/plain';
import { SubmissionBodyDto } from './submission.dto';

const fields = new FieldsPipe();

export const givenSubmission = (dto: SubmissionBodyDto): GivenSubmission => plain(dto) as GivenSubmission;

/** @throws ProblemError 400 `fields-invalid` with every field that isn't of its shape */
export async function checkedSubmission(content: object): Promise<GivenSubmission> {
  const checked = await fields.transform(content, { type: 'body', metatype: SubmissionBodyDto });
  return givenSubmission(checked as SubmissionBodyDto);
}
