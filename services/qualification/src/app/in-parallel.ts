/** Does several things a few at a time within a bound; what takes longer goes on by itself and isn't waited for. */

export interface Finished {
  readonly failures: readonly unknown[];
  readonly unfinished: number;
}

/** Never rejects. Nothing new is begun once the bound is over. */
export const inParallel = async <T>(
  items: readonly T[],
  atOnce: number,
  boundMs: number,
  work: (item: T) => Promise<unknown>,
): Promise<Finished> => {
  const waiting = [...items];
  const failures: unknown[] = [];
  let done = 0;
  let over = false;
  const hand = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined && !over; item = waiting.shift()) {
      await work(item).catch((error: unknown) => failures.push(error));
      done += 1;
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const bound = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, boundMs);
  });
  await Promise.race([Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, hand)), bound]);
  over = true;
  clearTimeout(timer);
  return { failures: [...failures], unfinished: items.length - done };
};
