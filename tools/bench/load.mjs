/** A closed loop: so many lives in flight, each next one begun as one ends, until all are lived. */
import { performance } from 'node:perf_hooks';

/** @returns the value below which that share of the values lies, in the values' unit */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}

/**
 * @param {(timed: (act: () => Promise<unknown>) => Promise<unknown>) => Promise<string>} live one life; resolves to its workflow's id
 * @returns seconds in all, milliseconds of each act, and the workflows' ids
 */
export async function liveAll(lives, inFlight, live) {
  const latencies = [];
  const workflowIds = [];
  const timed = async (act) => {
    const begun = performance.now();
    const answer = await act();
    latencies.push(performance.now() - begun);
    return answer;
  };
  let left = lives;
  const begun = performance.now();
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      workflowIds.push(await live(timed));
    }
  };
  await Promise.all(Array.from({ length: Math.min(inFlight, lives) }, lane));
  const seconds = (performance.now() - begun) / 1000;
  return {
    lives,
    seconds,
    livesPerSecond: lives / seconds,
    commandMs: { p50: percentile(latencies, 0.5), p95: percentile(latencies, 0.95) },
    commands: latencies.length,
    workflowIds,
  };
}
