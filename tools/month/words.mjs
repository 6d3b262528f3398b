/** What the month says when a permit went another way than it should, and small questions to the API. */

/** @param {{ number: string, phase: string, state: object }} permit */
export function wrongly({ number, phase, state }, wanted) {
  const why = state.returned?.reasons ?? state.suspension?.reasons ?? state.ended ?? [];
  return new Error(`${number} is ${phase}, should be ${wanted}: ${JSON.stringify(why)}`);
}

/** Certificates of a class that a person holds now. */
export async function certificatesOf(api, admin, person, certificateClass) {
  const answer = await api.get(admin, 'qualification', `/people/${person}/certificates`);
  const held = Array.isArray(answer) ? answer : answer.items;
  return held.filter((one) => one.certificateClass === certificateClass && one.state === 'held');
}
