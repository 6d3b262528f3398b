/** Progress for people: one line when a step begins, a sign of life while it is slow, one line with the time it took. */
const begun = Date.now();
const seconds = (from) => `${((Date.now() - from) / 1000).toFixed(1)} s`;
let sink = process.stdout;

/** Sends progress to standard error, so that standard output carries only what a program reads. */
export const progressToStandardError = () => {
  sink = process.stderr;
};

let hushed = false;
/** Steps that are still under way say nothing more: everything is being stopped. */
export const hushSteps = () => {
  hushed = true;
};

export const say = (line = '') => sink.write(`${line}\n`);

/**
 * Runs one step and shows it.
 * @template T
 * @param {string} what shown words
 * @param {(note: (detail: string) => void) => Promise<T>} act may note what it is at; shown while the step is slow
 * @returns {Promise<T>}
 */
export async function step(what, act) {
  const from = Date.now();
  let detail = '';
  let next = 5;
  const alive = setInterval(() => {
    const passed = (Date.now() - from) / 1000;
    if (hushed || passed < next) return;
    // Every five seconds at first, then more seldom, up to a minute: a sign of life, not a flood.
    next = passed + Math.min(60, Math.max(5, passed / 4));
    say(`  … ${what}${detail ? `: ${detail}` : ''} (${seconds(from)})`);
  }, 500);
  try {
    const result = await act((note) => {
      detail = note.trim().split('\n').at(-1).slice(-110);
    });
    if (!hushed) say(`  ✓ ${what} (${seconds(from)})`);
    return result;
  } catch (error) {
    if (!hushed) say(`  ✗ ${what} (${seconds(from)})`);
    throw error;
  } finally {
    clearInterval(alive);
  }
}

/** Time since the program began. */
export const elapsed = () => seconds(begun);
