/** Turns a checked DTO into a command's body, and takes out when it was done and how it is signed. */
import type { GivenSignature } from '../../app/signatures/given-signature';
import type { ActDto } from '../act.dto';
import { plain } from './plain';

export function bodyOf(dto: ActDto & { readonly signature?: GivenSignature }): {
  body: Record<string, unknown>;
  doneAt?: string;
  signature?: GivenSignature;
} {
  const { doneAt, signature, ...body } = plain(dto);
  return { body, ...(doneAt !== undefined && { doneAt }), ...(signature && { signature }) };
}
