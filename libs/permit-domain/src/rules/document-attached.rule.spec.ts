/** A document: attached or not (cl. 5.4.2). */
import { documentAttachedRule } from './document-attached.rule';
import { ask } from './test-support/circumstances';

it.each([
  [undefined, ['document-missing']],
  ['', ['document-missing']],
  [[], ['document-missing']],
  [{ id: 'file-1' }, []],
  [['file-1'], []],
])('%j', (plan, codes) => {
  expect(ask(documentAttachedRule, { permit: { form: { plan } } }, { field: 'plan' })).toEqual(codes);
});
