/** Everyone and everything that was counted in has been counted out (cl. 6.8). */
import { shape } from './params';
import type { Miss, RegisteredRule, Rule } from './rule';

const evaluate: Rule = ({ permit: { inside } }) => {
  const misses: Miss[] = [];
  if (inside.people.length > 0) misses.push({ code: 'people-still-inside', params: { count: inside.people.length } });
  const kinds = Object.keys(inside.tools).filter((kind) => (inside.tools[kind] ?? 0) > 0);
  if (kinds.length > 0) misses.push({ code: 'tools-still-inside', params: { kinds } });
  return misses;
};

export const nobodyInsideRule: RegisteredRule = {
  evaluate,
  params: shape({}),
  codes: ['people-still-inside', 'tools-still-inside'],
};
