/** Makes the desk of an operator's registers. */
import { RegisterDesk } from '../app/register-desk';
import type { VerificationRegister } from '../app/verification-register';
import { FormRegister } from './form-register';
import { JsonRegister } from './json-register';
import type { RegisterConfig } from './register-config';

/** The one place where a kind of register meets its adapter. */
const adapterOf = (config: RegisterConfig): VerificationRegister =>
  config.kind === 'json' ? new JsonRegister(config) : new FormRegister(config);

export const deskOf = (configs: readonly RegisterConfig[]): RegisterDesk => new RegisterDesk(configs.map(adapterOf));
