/** Which way is tighter: whether a changed value asks at least as much as the one before it. */

/** `free`: neither way is tighter, so anybody may set it. `fixed`: any change counts as loosening. */
export type Direction = 'lower' | 'higher' | 'fewer' | 'more' | 'true' | 'false' | 'free' | 'fixed';

const list = (value: unknown): readonly unknown[] | undefined => (Array.isArray(value) ? value : undefined);
const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);
const covers = (outer: readonly unknown[], inner: readonly unknown[]): boolean =>
  inner.every((value) => outer.some((other) => same(value, other)));

/** An absent value asks for nothing; for `fewer` it allows everything. */
export function isNoLooser(direction: Direction, before: unknown, after: unknown): boolean {
  if (same(before, after) || direction === 'free') return true;
  if (direction === 'fixed') return false;
  if (direction === 'true' || direction === 'false') return after === (direction === 'true');
  if (after === undefined) return false;
  if (direction === 'fewer' || direction === 'more') {
    const [now, then] = [list(after), list(before)];
    if (!now) return false;
    if (!then) return before === undefined;
    return direction === 'fewer' ? covers(then, now) : covers(now, then);
  }
  if (typeof after !== 'number') return false;
  if (typeof before !== 'number') return before === undefined;
  return direction === 'lower' ? after <= before : after >= before;
}
