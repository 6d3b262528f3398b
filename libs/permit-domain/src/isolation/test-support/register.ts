/** An isolation lived command by command, for specs: a pump with a blind and a breaker, a lock box, and permits that stand on it. */
import type { RefusalParams, Unmet } from '../../refusal';
import type { IsolationBodies, IsolationCommand, IsolationCommandName } from '../commands';
import { decideIsolation } from '../decide';
import type { IsolationEvent } from '../events';
import { evolveIsolationAll } from '../evolve';
import type { DependentPermit } from '../facts';
import type { Isolation } from '../isolation';

export const at = '2026-11-25T01:00:00.000Z';
export const duties: Readonly<Record<string, readonly string[]>> = {
  ivy: ['isolating-authority'],
  ian: ['isolating-authority'],
  sam: ['safety-officer'],
  uma: ['unit-head'],
  shi: ['shift-leader'],
};

export const plan: IsolationBodies['plan'] = {
  site: 'north',
  area: 'tanks',
  equipment: 'P-2103',
  purpose: 'seal change',
  points: [
    { point: 'B-1', energy: 'process', kind: 'blind', drawing: 'PID-21-003', size: 'DN80 PN16', position: 'inlet' },
    { point: 'Q-7', energy: 'electrical', kind: 'lock', normalState: 'energised', isolatedState: 'off' },
  ],
  box: 'box-4',
};
export const cleared = { areaInspected: true, peopleClear: true, affectedTold: true };
export const permitIn = (phase: string, more: Partial<DependentPermit> = {}): DependentPermit => ({
  number: 'DH-1',
  type: 'hot-work',
  phase,
  site: 'north',
  people: ['wes', 'gil'],
  inside: { people: 0, tools: 0 },
  ...more,
});

export class Register {
  isolation: Isolation | undefined;
  readonly events: IsolationEvent[] = [];
  /** As their records have them; absent: nobody looked. */
  dependents: readonly DependentPermit[] | undefined = [];
  /** How long the site lets a test run last; absent: no limit. */
  testReleaseMinutes?: number;

  static planned(body = plan): Register {
    const register = new Register();
    register.does('ivy', 'plan', body);
    return register;
  }
  static applied(): Register {
    const register = Register.planned();
    register.does('ivy', 'apply', {
      points: [
        { point: 'B-1', tag: 'T-1' },
        { point: 'Q-7', tag: 'T-2', lock: 'L-1' },
      ],
    });
    return register;
  }
  /** Verified, the keys in the closed box, a permit linked. */
  static inForce(phase = 'issued'): Register {
    const register = Register.applied();
    register.does('ian', 'verify', { points: ['B-1', 'Q-7'].map((point) => ({ point, method: 'tried, dead' })) });
    register.does('ivy', 'closeBox', {});
    register.dependents = [permitIn(phase)];
    register.does('wes', 'linkPermit', { permit: 'DH-1' });
    return register;
  }

  get state(): Isolation {
    if (!this.isolation) throw new Error('nothing is planned');
    return this.isolation;
  }

  ask<N extends IsolationCommandName>(
    person: string,
    name: N,
    body: IsolationBodies[N],
  ): ReturnType<typeof decideIsolation> {
    const command = { name, key: `k-${this.events.length}`, by: { person }, body } as IsolationCommand;
    const permit = 'permit' in body ? this.dependents?.find(({ number }) => number === body.permit) : undefined;
    const facts = {
      isolation: { tenant: 'acme', number: 'GL-2026-000001' },
      actor: { person, duties: duties[person] ?? [] },
      ...(this.dependents && { dependents: this.dependents }),
      ...(permit && { permit }),
      ...(this.testReleaseMinutes !== undefined && { testReleaseMinutes: this.testReleaseMinutes }),
    };
    return decideIsolation(this.isolation, command, facts, at);
  }
  /** Accepted, or the spec fails. */
  does<N extends IsolationCommandName>(person: string, name: N, body: IsolationBodies[N]): void {
    const decision = this.ask(person, name, body);
    if (!decision.accepted) throw new Error(JSON.stringify(decision.refusal));
    this.events.push(...decision.events);
    this.isolation = evolveIsolationAll(this.isolation, decision.events);
  }
  /** The reasons' codes of a refusal; none when it was accepted, and then nothing has happened all the same. */
  refused<N extends IsolationCommandName>(person: string, name: N, body: IsolationBodies[N]): readonly string[] {
    return this.reasons(person, name, body).map(({ code }) => code);
  }
  reasons<N extends IsolationCommandName>(person: string, name: N, body: IsolationBodies[N]): readonly Unmet[] {
    const decision = this.ask(person, name, body);
    return decision.accepted ? [] : decision.refusal.reasons;
  }
}

export const osha = (paragraph: string) => ({ clause: `29 CFR 1910.147${paragraph}`, certainty: 'V' });
/** A reason, in full. */
export const miss = (code: string, params: RefusalParams, more: object = {}) => ({ code, params, ...more });
/** Planned without a lock box. */
export const boxless = (): Register => {
  const { box: _box, ...lines } = plan;
  return Register.planned(lines as typeof plan);
};
export const all = ['B-1', 'Q-7'];
