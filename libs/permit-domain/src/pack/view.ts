/** What a pack's matches see of a permit. */
import type { Facts } from '../lifecycle/facts';
import type { PermitState } from '../lifecycle/state';
import type { MatchView } from './match';
import { calendarOf } from './match';

/** The calendar is there only when the site's facts are: without them no match on it holds. */
export const viewOf = (
  permit: Pick<PermitState, 'form' | 'level' | 'window' | 'greenChannel'>,
  facts: Pick<Facts, 'site'>,
): MatchView => ({
  form: permit.form,
  level: permit.level,
  calendar: facts.site && calendarOf(permit.window, facts.site),
  greenChannel: permit.greenChannel !== undefined,
});
