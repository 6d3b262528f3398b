/** Waits until a part answers; a part that ends before that fails at once with its last lines. */
import { lastLines } from '../children.mjs';

/**
 * @param {ReturnType<typeof import('../children.mjs').startChild>} child stopped when it does not get ready
 * @param {number} within milliseconds
 * @param {() => Promise<unknown>} probe answers, or throws
 */
export async function ready(child, within, probe) {
  let why;
  for (const until = Date.now() + within; Date.now() < until;) {
    if (child.state.ended) throw new Error(`${child.name} ${child.state.how}\n${lastLines(child.log)}`);
    try {
      await probe();
      return;
    } catch (error) {
      why = error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  await child.stop();
  throw new Error(
    `${child.name} did not answer within ${within / 1000} s: ${why?.message ?? why}\n${lastLines(child.log)}`,
  );
}
