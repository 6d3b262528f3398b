/** The fire watch stayed its time and was ended by somebody who looked. */
import { shape } from './params';
import type { RegisteredRule, Rule } from './rule';
import { met, unmet } from './rule';

const evaluate: Rule = ({ permit: { fireWatchUntil, fireWatchEnded } }) => {
  if (fireWatchUntil === undefined) return met;
  return fireWatchEnded && fireWatchEnded.at >= fireWatchUntil
    ? met
    : unmet('fire-watch-not-ended', { fireWatchUntil });
};

export const fireWatchEndedRule: RegisteredRule = { evaluate, params: shape({}), codes: ['fire-watch-not-ended'] };
