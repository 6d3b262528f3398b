/** Signatures: what is shown, what a signature of it states, and whether one is as it must be. */
export * from './signature';
export * from './shown';
export * from './sha256';
export { signaturesAhead } from './ahead';
export type { SigningAhead } from './ahead';
export { signatureDemands } from './demands';
export { markOf, refusedAtDoor, signatureRefusal } from './check';
export { moved } from './moved';
