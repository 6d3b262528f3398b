/** A failure that a person can mend: what is wrong, and the remedy. Shown without a stack trace. */
export class Mendable extends Error {
  /** @param {string} what @param {string} remedy */
  constructor(what, remedy) {
    super(`${what}\n  Remedy: ${remedy}`);
    this.name = 'Mendable';
  }
}

/** Text of a failure for a person: the message, and a stack only for what nobody foresaw. */
export const failureText = (error) => {
  if (error instanceof AggregateError) return error.errors.map(failureText).join('\n');
  if (error instanceof Mendable) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};
