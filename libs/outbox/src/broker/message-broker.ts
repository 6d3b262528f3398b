/** The port behind which the broker's client stands, so that it can be replaced without anybody noticing. */

export interface OutgoingMessage {
  readonly topic: string;
  readonly key: string | null;
  readonly value: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}
export interface IncomingMessage {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a taker needs for work that may take long. */
export interface Taking {
  /** False once the subscription stops or the partition was given to somebody else: leave without finishing. */
  running(): boolean;
  /** Tells the broker that work goes on; rejects when the partition is no longer ours. */
  heartbeat(): Promise<void>;
}
export interface SubscribeOptions {
  readonly topic: string;
  readonly group: string;
  readonly partitionsAtOnce: number;
  /**
   * Called for one message after the other of a partition. True: done, its offset may be committed. False: not done; the partition is read
   * from here again. The offset is committed only afterwards, so a crash in between repeats the message.
   */
  take(message: IncomingMessage, taking: Taking): Promise<boolean>;
}
export interface Subscription {
  /** Resolves when the current message is finished and the group is left. */
  stop(): Promise<void>;
}

export interface TopicWish {
  readonly topic: string;
  readonly partitions: number;
  readonly replication: number;
  readonly config?: Readonly<Record<string, string>>;
}

export interface MessageBroker {
  /** Resolves when every message is on all in-sync replicas; rejects when that isn't sure, and then the same may be published again. Order is kept per key. */
  publish(messages: readonly OutgoingMessage[]): Promise<void>;
  /** Returns at once; connects, and after trouble reconnects, in the background. */
  subscribe(options: SubscribeOptions): Subscription;
  /** Creates those that don't exist. */
  ensureTopics(topics: readonly TopicWish[]): Promise<void>;
  check(): Promise<void>;
  close(): Promise<void>;
}

export const messageBrokerToken = Symbol('MessageBroker');
