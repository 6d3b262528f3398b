/** Authentication and scopes by any OIDC issuer's tokens. */
export * from './auth.module';
export * from './caller';
export * from './require-scope.decorator';
export { TokenCheck, type TokenHolder } from './token-check';
