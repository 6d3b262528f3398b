/** What isn't an event of ours is refused with the place of every fault, and without its values. */
import { eventCatalogue, permitTransitionedExample } from '@holdpoint/contracts';
import { checkedEvent } from './checked-event';

it.each(eventCatalogue)('takes $type', ({ example }) => {
  expect(checkedEvent(example)).toBe(example);
});
it('names every fault, and no value', () => {
  const { site: _, ...data } = permitTransitionedExample.data;
  const broken = { ...permitTransitionedExample, data: { ...data, applicant: 4711, at: '张三 yesterday' } };
  expect(() => checkedEvent(broken as never)).toThrow(
    /^event-malformed: .*\/data must have required property 'site'.*\/data\/at .*\/data\/applicant must be string/,
  );
  expect(() => checkedEvent(broken as never)).not.toThrow(/张三|4711/);
});
it('refuses a type that the catalogue does not have', () => {
  expect(() => checkedEvent({ ...permitTransitionedExample, type: 'holdpoint.permit.renamed' })).toThrow(
    'event-unknown',
  );
});
