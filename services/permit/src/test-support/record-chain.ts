/** Builds what the workflow would hand to `record`, one transition after another, for specs of the writer. */
import { chainStart, type RecordInput } from '@holdpoint/contracts';
import { evolveAll, type Command, type PermitEvent, type PermitState } from '@holdpoint/permit-domain';

export interface RecordChain {
  /** The first transition of the permit. */
  submitted(): RecordInput;
  /** The transition after `before` (whose record gave `hash`): the weather was reported. */
  windReported(before: RecordInput, hash: string, windForce: number): RecordInput;
}

export function recordChain(
  tenant: string,
  number: string,
  more: { readonly people?: PermitState['people']; readonly packHash?: string; readonly site?: string } = {},
): RecordChain {
  const by = { person: 'p-applicant' };
  const people = more.people ?? [
    { person: 'p-guardian', role: 'guardian' },
    { person: 'p-welder', role: 'welder' },
  ];
  const input = (
    before: PermitState | undefined,
    previous: string,
    at: string,
    command: Pick<Command, 'name' | 'body'>,
    events: readonly PermitEvent[],
  ): RecordInput => {
    const state = evolveAll(before, events);
    const key = `${number}/${state.sequence}`;
    return {
      body: {
        tenant,
        number,
        sequence: state.sequence,
        at,
        command: { ...command, key, by } as Command,
        facts: {},
        events,
        packHash: more.packHash ?? 'pack-hash',
        correlationId: 'correlation-1',
        previous,
      },
      state,
      fingerprint: `fingerprint of ${key}`,
      ...(before && { previousPhase: before.phase }),
      pack: { name: 'gb30871-2022', version: '1.0.0' },
      zone: 'Asia/Shanghai',
      outlook: {
        validUntil: state.window.until,
        waitingOn: [{ stage: 'unit', duties: ['unit-head'], dueAt: '2026-11-24T03:00:00.000Z' }],
        dueAt: '2026-11-24T03:00:00.000Z',
      },
    };
  };
  return {
    submitted() {
      const at = '2026-11-24T01:00:00.000Z';
      const submission = {
        form: { content: 'weld a flange' },
        people,
        window: { from: '2026-11-24T02:00:00.000Z', until: '2026-11-24T08:00:00.000Z' },
        site: more.site ?? 'north',
        area: 'tank-farm',
        workPoint: 'wp-1',
        workOrder: 'WO-7',
      };
      const event: PermitEvent = {
        name: 'submitted',
        at,
        by,
        body: {
          ...submission,
          tenant,
          number,
          type: 'hot-work',
          run: 1,
          applicant: by.person,
          level: 'two',
          levelBecause: [],
          linked: [],
        },
      };
      return input(undefined, chainStart, at, { name: 'submit', body: submission }, [event]);
    },
    windReported(before, hash, windForce) {
      const at = new Date(Date.parse(before.body.at) + 60_000).toISOString();
      const event: PermitEvent = { name: 'weatherReported', at, by, body: { windForce } };
      return input(before.state, hash, at, { name: 'reportWeather', body: { windForce } }, [event]);
    },
  };
}
