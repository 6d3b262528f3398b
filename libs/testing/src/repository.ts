/** The checkout that these tests are in: the local stack's programs are found from here, from source and from dist alike. */
import { resolve } from 'node:path';

export const repository = resolve(__dirname, '../../..');
