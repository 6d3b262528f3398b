/** In which phases each command may come at all, as a table; every other phase is refused as `wrong-phase`. */
import type { PersonCommandName } from './commands';
import type { Phase } from './state';

const beforeApproval: readonly Phase[] = ['submitted', 'inApproval'];
const beforeStart: readonly Phase[] = [...beforeApproval, 'approved', 'issued'];
const working: readonly Phase[] = ['active', 'suspended'];
/** Until the work is handed back, what is measured, isolated and confirmed may be written down. */
const recording: readonly Phase[] = [...beforeStart, ...working];
const afterWork: readonly Phase[] = ['fireWatch', 'handedBack', 'accepted', 'closed'];
const ended: readonly Phase[] = ['expired', 'cancelled', 'revoked'];

/** `submit` has rules of its own. What the world and the clock tell is never out of place: where it no longer matters it changes nothing. */
export const admittedIn: Readonly<Record<Exclude<PersonCommandName, 'submit'>, readonly Phase[]>> = {
  approve: ['inApproval'],
  sendBack: ['inApproval'],
  reject: ['inApproval'],
  confirmMeasures: recording,
  recordIsolation: [...recording, 'fireWatch', 'handedBack', 'accepted'],
  recordGas: recording,
  // Some are done as the work ends: a line given back, a road opened again.
  recordStep: [...recording, 'fireWatch', 'handedBack', 'accepted'],
  signBriefing: ['approved', 'issued', 'suspended'],
  checkTicket: ['approved', 'issued', 'suspended'],
  issue: ['approved'],
  checkIn: ['issued', 'suspended'],
  start: ['issued'],
  suspend: working,
  liftStop: ['suspended'],
  resume: ['suspended'],
  extend: working,
  handOverShift: working,
  takeOverShift: working,
  leavePost: ['issued', ...working, 'fireWatch'],
  takePost: ['issued', ...working, 'fireWatch'],
  reportWeather: recording,
  reportHazard: recording,
  clearHazard: recording,
  reportRecording: recording,
  countIn: ['active'],
  // A permit that ended with somebody inside is followed until they are out.
  countOut: [...working, 'fireWatch', 'handedBack', 'accepted', ...ended],
  handBack: working,
  endFireWatch: ['fireWatch'],
  acceptCompletion: ['handedBack'],
  close: ['accepted'],
  archive: ['closed'],
  cancel: beforeStart,
  revoke: recording,
  reviewGreenChannel: [...afterWork, ...ended],
};
