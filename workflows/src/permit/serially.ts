/** One at a time, in the order of arrival: what keeps two acts upon one permit from deciding on the same state. */

export type Serially = <T>(act: () => Promise<T>) => Promise<T>;

export function inArrivalOrder(): Serially {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(act: () => Promise<T>): Promise<T> => {
    const mine = last.then(act);
    // A refusal is its caller's; whoever waits behind it goes on.
    last = mine.catch(() => undefined);
    return mine;
  };
}
