/** Types of the tar reader, for specs. */
export function isTar(bytes: Uint8Array): boolean;
export function entriesOf(bytes: Uint8Array): Map<string, Buffer>;
