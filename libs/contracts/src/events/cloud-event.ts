/** The envelope of every event: CloudEvents 1.0 with the tenant and correlation extensions. */
export interface HoldpointEvent<T extends string = string, D = unknown> {
  readonly specversion: '1.0';
  /** Unique; consumers dedupe by it in the transaction of their effect. */
  readonly id: string;
  readonly source: `holdpoint/${string}`;
  readonly type: T;
  /** The aggregate's id, and the Kafka key. */
  readonly subject: string;
  /** UTC. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly tenant: string;
  readonly correlationid: string;
  readonly data: D;
}
