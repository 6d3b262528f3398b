/** What one decision on an isolation has before it, and how it words its answer. */
import { refuse } from '../../refusal';
import type { Refusal, Unmet } from '../../refusal';
import type { Instant } from '../../time/instant';
import type { IsolationCommand, IsolationCommandName, IsolationCommandOf } from '../commands';
import type { IsolationEvent, IsolationEventBodies, IsolationEventName } from '../events';
import type { RegisterFacts } from '../facts';
import type { Isolation, RegisterPoint } from '../isolation';

export type IsolationDecision =
  | { readonly accepted: true; readonly events: readonly IsolationEvent[] }
  | { readonly accepted: false; readonly refusal: Refusal };

export interface IsolationDeliberation<N extends IsolationCommandName = IsolationCommandName> {
  readonly isolation: Isolation;
  readonly command: IsolationCommandOf<N>;
  readonly facts: RegisterFacts;
  readonly now: Instant;
}
export type DecideIsolation<N extends IsolationCommandName> = (
  deliberation: IsolationDeliberation<N>,
) => IsolationDecision;

export const osha = (paragraph: string): Pick<Unmet, 'clause' | 'certainty'> => ({
  clause: `29 CFR 1910.147${paragraph}`,
  certainty: 'V',
});

/** An event of this decision, unless there is a reason against it; then every reason at once. */
export function unless<N extends IsolationEventName>(
  reasons: readonly Unmet[],
  { command, now }: { readonly command: IsolationCommand; readonly now: Instant },
  name: N,
  body: IsolationEventBodies[N],
): IsolationDecision {
  if (reasons.length > 0) return no('conditions-not-met', reasons);
  return { accepted: true, events: [{ name, at: now, by: command.by, body } as IsolationEvent] };
}
export const no = (code: string, reasons: readonly Unmet[]): IsolationDecision => ({
  accepted: false,
  refusal: refuse(code, reasons),
});

export interface NamedPoint {
  readonly name: string;
  /** JSON pointer of its entry. */
  readonly field: string;
  readonly point?: RegisterPoint;
}
export const named = ({ points }: Isolation, names: readonly string[]): readonly NamedPoint[] =>
  names.map((name, index) => ({
    name,
    field: `/points/${index}`,
    point: points.find(({ point }) => point === name),
  }));

/** Points that aren't of this isolation, are named twice, or aren't in one of the states that the act begins from. */
export function pointMisses(points: readonly NamedPoint[], from: readonly RegisterPoint['state'][]): readonly Unmet[] {
  return points.flatMap(({ name, field, point }, index): Unmet[] => {
    if (!point) return [{ code: 'isolation-point-unknown', params: { point: name }, field }];
    if (points.findIndex((one) => one.name === name) < index)
      return [{ code: 'isolation-point-twice', params: { point: name }, field }];
    return from.includes(point.state)
      ? []
      : [{ code: 'isolation-point-state', params: { point: name, state: point.state }, field }];
  });
}

/** Only who applied a lock takes it off; another's goes by the exception alone. */
export const locksOfOthers = (points: readonly NamedPoint[], person: string): readonly Unmet[] =>
  points.flatMap(({ name, field, point }): Unmet[] =>
    point?.lock && point.lock.owner !== person
      ? [
          {
            code: 'isolation-lock-not-yours',
            params: { point: name, lock: point.lock.lock, owner: point.lock.owner },
            field,
            ...osha('(e)(3)'),
          },
        ]
      : [],
  );
