/** Types of the demonstration's phones, for specs. */
import type { Api } from './client.mjs';

export interface ActToSign {
  readonly command: string;
  readonly name: string;
  readonly query?: string;
}
export interface Phones {
  sign(person: string, number: string, act: ActToSign, body: object): Promise<Record<string, unknown>>;
}
export function canonical(value: unknown): string;
export function phonesOf(api: Pick<Api, 'get' | 'post' | 'signInAgain'>): Phones;
