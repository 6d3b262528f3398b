/** What the probe workflow is given and asks for. */

export interface ProbeArgument {
  readonly by: number;
  readonly correlationId: string;
}
export interface Asked {
  readonly correlationId?: string;
  readonly body?: { readonly correlationId: string; readonly tenant: string };
}
export interface ProbeActivities {
  /** The act that the activity finds itself in. */
  correlationOf(input: Asked): Promise<string>;
  /** Ends when the spec says so. */
  hold(input: Asked): Promise<void>;
}
