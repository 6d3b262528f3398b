/** How long somebody watches for fire once this work is handed back. */
import type { TypePack } from '../pack/pack';
import type { Instant, Minutes } from '../time/instant';
import type { Facts } from './facts';
import { applies, viewOf } from './view';
import type { Viewed } from './view';

/** 0 where none is due. */
export function fireWatchMinutesOf(permit: Viewed, facts: Facts, { ending }: TypePack, now: Instant): Minutes {
  const { fireWatchMinutes = 0, fireWatch } = ending;
  return fireWatch && !applies(fireWatch, viewOf(permit, facts, now)) ? 0 : fireWatchMinutes;
}
