/** Which facts a command needs beyond those of the door: asked by the workflow, in parallel, before it decides. */
import type { Instant } from '../time/instant';
import type { Duty } from './facts';
import type { NamedPerson } from './commands';

export interface Questions {
  /** A fresh report on these people, each with the certificates that the role asks for, through this window. */
  readonly qualification?: {
    readonly people: readonly (NamedPerson & { readonly needs: readonly string[] })[];
    readonly from: Instant;
    readonly until: Instant;
  };
  /** The site, its neighbours, and who holds these duties now. An empty list asks for the site and its neighbours alone. */
  readonly duties?: readonly Duty[];
}
