/** Asks the pack's rules at one moment: those in force at the site's date, for the level, whose `when` matches. */
import { applies, viewOf } from '../lifecycle/view';
import type { Moment, RuleEntry } from '../pack/pack';
import type { Unmet } from '../refusal';
import type { Instant } from '../time/instant';
import { ruleRegistry } from './registry';
import type { Circumstances, Miss } from './rule';

/** A rule that nobody wrote, or that breaks, is not met. */
export function ask(entry: RuleEntry, circumstances: Circumstances, now: Instant): readonly Miss[] {
  const rule = Object.hasOwn(ruleRegistry, entry.rule) ? ruleRegistry[entry.rule] : undefined;
  if (!rule) return [{ code: 'rule-unknown', params: { rule: entry.rule } }];
  try {
    return rule.evaluate(circumstances, entry.params as never, now);
  } catch {
    return [{ code: 'rule-failed', params: { rule: entry.rule } }];
  }
}

/** A miss as the pack's line answers for it: its clause and who mends it, unless the miss names its own. */
export const unmetOf = (entry: RuleEntry, miss: Miss): Unmet => ({
  code: miss.code,
  params: miss.params ?? {},
  rule: entry.id,
  clause: miss.clause ?? entry.clause,
  certainty: entry.certainty,
  mendBy: miss.mendBy ?? entry.mendBy,
  ...(miss.field !== undefined && { field: miss.field }),
  ...(miss.by !== undefined && { by: miss.by }),
});

/** One line of the pack that was asked, and what it found; nothing found means that it held. */
export interface Answer {
  readonly entry: RuleEntry;
  readonly unmet: readonly Unmet[];
}

/** Every rule that a moment asks of this permit, met or not, in the pack's order. */
export function answers(moment: Moment, asked: Omit<Circumstances, 'moment'>, now: Instant): readonly Answer[] {
  const circumstances: Circumstances = { ...asked, moment };
  const view = viewOf(asked.permit, asked.facts, now);
  return asked.pack.rules
    .filter((entry) => entry.at.includes(moment) && applies(entry, view))
    .map((entry) => ({ entry, unmet: ask(entry, circumstances, now).map((miss) => unmetOf(entry, miss)) }));
}

/**
 * Every way in which the pack's rules aren't met at `moment`, in the pack's order. Without the site the rules still answer, by the date in UTC,
 * and `site-unknown` is among the answers: a `when` that looks at the calendar can't be trusted then.
 */
export function evaluate(moment: Moment, asked: Omit<Circumstances, 'moment'>, now: Instant): Unmet[] {
  const found = answers(moment, asked, now).flatMap(({ unmet }) => unmet);
  return asked.facts.site ? found : [{ code: 'site-unknown', params: {}, mendBy: 'administrator' }, ...found];
}

function changeOf(entry: RuleEntry, circumstances: Circumstances, now: Instant): Instant | undefined {
  try {
    return ruleRegistry[entry.rule]?.nextChange?.(circumstances, entry.params as never, now);
  } catch {
    // One that breaks here breaks when it is asked, and stops the work then.
    return undefined;
  }
}

/** The next moment at which a watch rule's answer may change though nobody acts; a rule whose answer depends on more than the permit gives none. */
export function nextWatchChange(asked: Omit<Circumstances, 'moment'>, now: Instant): Instant | undefined {
  const circumstances: Circumstances = { ...asked, moment: 'watch' };
  const { level } = asked.permit;
  const changes = asked.pack.rules
    .filter((entry) => entry.at.includes('watch') && (entry.levels === undefined || entry.levels.includes(level)))
    .flatMap((entry) => {
      const at = changeOf(entry, circumstances, now);
      return at !== undefined && at > now ? [at] : [];
    });
  return changes.sort()[0];
}
