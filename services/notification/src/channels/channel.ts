/** What a channel is: a way to one person. To add one, write a folder here and a line in the registry; the contract spec picks it up. */
import type { Language } from '@holdpoint/contracts';
import type { Message, Urgency } from '../app/notice';

/** One message on its way to one person. */
export interface Parcel {
  /** The delivery's id: the same on every attempt, so that a channel can make a second one the same as the first. */
  readonly id: string;
  readonly notification: string;
  readonly tenant: string;
  readonly person: string;
  readonly language: Language;
  /** The person's address of the channel's kind; absent where the channel needs none. */
  readonly address?: string;
  readonly urgency: Urgency;
  readonly notices: readonly string[];
  readonly texts: Message['texts'];
  readonly site?: string;
  readonly permit?: string;
  readonly sequence?: number;
  readonly correlationId: string;
  /** Which attempt this is, from 1. */
  readonly attempt: number;
  /** When the news was taken in. */
  readonly createdAt: Date;
}

export type Outcome =
  | { readonly delivered: true; readonly reference?: string }
  /** `permanent`: no further attempt can help. `error` is a code, never the other side's words: they may carry an address. */
  | { readonly delivered: false; readonly permanent: boolean; readonly error: string };

export interface Channel {
  /** Lower case, stable: it stands in contacts and delivery records. */
  readonly name: string;
  /** Whether every message takes it, whatever a contact wants. */
  readonly always: boolean;
  /** The kind of address that it needs, such as `email`; absent: none. */
  readonly addressKind?: string;
  /** False where the installation hasn't set it up: nothing is sent that way, and nothing waits for it. */
  readonly available: boolean;
  /** How many batches run side by side, and how many deliveries a batch holds at most. */
  readonly lanes: number;
  readonly batch: number;
  /** Whether `address` can be one of its kind. */
  accepts(address: string): boolean;
  /**
   * One attempt at each parcel, all of one tenant, bounded in time: an outcome for each, in their order. May be called again for the same parcel: a
   * crash can fall between success and its record. Throwing counts as a failure of all, which may pass.
   */
  deliver(parcels: readonly Parcel[]): Promise<readonly Outcome[]>;
}

export const channelsToken = Symbol('Channels');
