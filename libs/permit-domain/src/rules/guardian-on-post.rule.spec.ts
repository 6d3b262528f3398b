/** The post: empty, held by a stranger, held by the guardian (cl. 4.10). */
import { guardianOnPostRule } from './guardian-on-post.rule';
import { ask, now } from './test-support/circumstances';

const post = (person?: string) =>
  ask(
    guardianOnPostRule,
    { permit: person === undefined ? {} : { guardianOnPost: { person, since: now } } },
    { role: 'guardian' },
  );

it('is held by a guardian of this ticket', () => {
  expect(post()).toEqual(['guardian-absent']);
  expect(post('welder')).toEqual(['guardian-not-named']);
  expect(post('guardian')).toEqual([]);
});
