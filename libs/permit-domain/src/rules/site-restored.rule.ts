/** The place is cleared and put back, and no ember is left where there was fire (cl. 4.14, 5.2.14). */
import { flag, shape } from './params';
import type { Miss, RegisteredRule, Rule } from './rule';
import { unmet } from './rule';

interface Params {
  /** Whether embers have to be ruled out. */
  readonly embers: boolean;
}

const evaluate: Rule<Params> = ({ permit, command }, { embers }) => {
  const said = command?.name === 'handBack' ? command.body : permit.handedBack;
  if (!said) return unmet('not-handed-back');
  const misses: Miss[] = [];
  if (!said.siteClear) misses.push({ code: 'site-not-clear', field: '/siteClear' });
  if (!said.restored) misses.push({ code: 'site-not-restored', field: '/restored' });
  if (embers && said.noEmbers !== true) misses.push({ code: 'embers-not-ruled-out', field: '/noEmbers' });
  return misses;
};

export const siteRestoredRule: RegisteredRule = {
  evaluate,
  params: shape({ embers: flag }),
  tighter: { embers: 'true' },
  codes: ['not-handed-back', 'site-not-clear', 'site-not-restored', 'embers-not-ruled-out'],
};
