/** Whether a reason says all that its words need: specs ask it of every reason that they come by. */
import type { Unmet } from '../../refusal';

type Said = Pick<Unmet, 'code'> & Partial<Unmet>;

/** Words of these may say it all by themselves. */
const bare: readonly string[] = [
  'briefing-giver-missing',
  'check-in-same-person',
  'completion-not-accepted',
  'embers-not-ruled-out',
  'fire-watch-not-clear',
  'fixed-area-unknown',
  'gas-lel-missing',
  'green-channel-not-offered',
  'green-channel-review-open',
  'guardian-absent',
  'neighbours-unknown',
  'no-shift-handover-open',
  'no-stop-to-lift',
  'not-for-systems',
  'not-handed-back',
  'not-on-post',
  'not-submitted',
  'nothing-to-review',
  'permit-unnamed',
  'place-not-moved',
  'prerequisites-unanswered',
  'qualification-not-reported',
  'recording-not-explosion-proof',
  'recording-off',
  'sample-without-readings',
  'shift-handover-not-offered',
  'shift-handover-open',
  'shift-taken-by-giver',
  'site-not-clear',
  'site-not-restored',
  'site-unknown',
  'ticket-not-altered',
  'ticket-not-checked',
  'wind-not-reported',
];

/** What a miss says besides its code: whatever its words are filled with, where on the form it is, who can mend it. */
export function isSaid({ code, params = {}, field, mendBy, clause }: Said): boolean {
  const { certificateClass: _none, ...filled } = params;
  const values = Object.values(filled);
  return (
    (bare.includes(code) || values.length > 0) &&
    values.every((value) => value !== undefined && value !== '') &&
    (field === undefined || field.startsWith('/')) &&
    mendBy !== '' &&
    clause !== ''
  );
}
