/** Wakes the relay after a commit: in this process directly, in another one by NOTIFY. */

let waker: () => void = () => undefined;

export const wakeRelay = (): void => waker();
export const setWaker = (wake: () => void): void => {
  waker = wake;
};
