/** The whole of the work is recorded, by a camera fit for the place (cl. 5.2.11). */
import { flag, shape } from './params';
import type { RegisteredRule, Rule } from './rule';
import { met, unmet } from './rule';

interface Params {
  readonly explosionProof: boolean;
}

const evaluate: Rule<Params> = ({ permit: { recording } }, { explosionProof }) => {
  if (!recording?.on) return unmet('recording-off');
  return explosionProof && !recording.explosionProof ? unmet('recording-not-explosion-proof') : met;
};

export const recordingOnRule: RegisteredRule = {
  evaluate,
  params: shape({ explosionProof: flag }),
  tighter: { explosionProof: 'true' },
  codes: ['recording-off', 'recording-not-explosion-proof'],
};
