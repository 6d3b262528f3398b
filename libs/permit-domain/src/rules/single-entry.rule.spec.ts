/** One number, however it is written; never two (cl. 7.11). */
import { singleEntryRule } from './single-entry.rule';
import { ask } from './test-support/circumstances';

const named = (blind: unknown) => ask(singleEntryRule, { permit: { form: { blind } } }, { field: 'blind' });

it.each(['MB-11', ' MB-11 ', 'MB/11.2', '盲板11'])('%p is one', (blind) => {
  expect(named(blind)).toEqual([]);
});

it.each(['MB-11, MB-12', 'MB-11、MB-12', 'MB-11;MB-12', 'MB-11 MB-12', 'MB-11和MB-12', 'MB-11~13', '', undefined])(
  '%p is not',
  (blind) => {
    expect(named(blind)).toEqual(['not-a-single-entry']);
  },
);
