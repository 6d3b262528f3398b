/** Turns a checked DTO into a command's body, and takes out when it was done. */
import type { ActDto } from '../act.dto';
import { plain } from './plain';

export function bodyOf(dto: ActDto & object): { body: Record<string, unknown>; doneAt?: string } {
  const { doneAt, ...body } = plain(dto);
  return { body, ...(doneAt !== undefined && { doneAt }) };
}
