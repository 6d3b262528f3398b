/** Turns a checked DTO into a command's plain body, and takes out when it was done. */
import type { ActDto } from '../act.dto';

export function bodyOf({ doneAt, ...body }: ActDto & object): { body: Record<string, unknown>; doneAt?: string } {
  // What Temporal will carry is JSON; so is what the fingerprint is taken of.
  const plain = JSON.parse(JSON.stringify(body)) as Record<string, unknown>;
  return { body: plain, ...(doneAt !== undefined && { doneAt }) };
}
