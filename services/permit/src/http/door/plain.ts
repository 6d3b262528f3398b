/** A checked DTO as plain JSON, which is what Temporal carries and fingerprints are taken of; what was left empty (null) is left out. */
export const plain = <T extends object>(dto: T): T =>
  JSON.parse(JSON.stringify(dto, (_key, value: unknown) => (value === null ? undefined : value))) as T;
