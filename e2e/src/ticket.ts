/** One permit as its people see it: acts and reads through HTTP only, and the proof of its past. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiOf, type Api, type ApiError } from '@holdpoint/local/client';
import { duties, workPoints } from '@holdpoint/local/plant';
import { evolveAll, type PermitEvent, type PermitState } from '@holdpoint/permit-domain';
import { repository, until } from '@holdpoint/testing';

export const addresses = JSON.parse(process.env.HOLDPOINT_E2E_ADDRESSES ?? '{}') as Record<string, string>;
export const api: Api = apiOf(addresses);

export interface PermitView {
  readonly number: string;
  readonly phase: string;
  readonly live: boolean;
  readonly level: string;
  readonly sequence: number;
  readonly stages: readonly { readonly stage: string; readonly duties: readonly string[] }[];
  readonly state: Readonly<Record<string, unknown>>;
}
export interface Obstacle {
  readonly code: string;
  readonly mendBy?: string;
  readonly clause?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** News travels, and machines are busy. */
export const patiently = { within: 120_000, every: 150 };

export class Ticket {
  private constructor(
    readonly number: string,
    private readonly reader: string,
    private readonly spot: { readonly workPointCode: string },
  ) {}

  /** @param code of the work point's plate; without it, that of the demonstration's work point */
  static async submitted(
    by: string,
    body: { readonly workPoint: string },
    code = workPoints[body.workPoint]?.code ?? '',
  ): Promise<Ticket> {
    const { number } = await api.post<{ number: string }>(by, 'permit', '/permits', body);
    return new Ticket(number, by, { workPointCode: code });
  }

  static of(number: string, reader: string, code: string): Ticket {
    return new Ticket(number, reader, { workPointCode: code });
  }

  act(who: string, command: string, body: object = {}): Promise<{ phase: string; events: string[] }> {
    return api.post(who, 'permit', `/permits/${this.number}/${command}`, body);
  }
  onSpot(who: string, command: string, body: object = {}): Promise<{ phase: string; events: string[] }> {
    return this.act(who, command, { ...body, place: this.spot });
  }
  refused(who: string, command: string, body: object = {}): Promise<ApiError> {
    return api.refused(who, 'permit', `/permits/${this.number}/${command}`, body);
  }
  refusedOnSpot(who: string, command: string, body: object = {}): Promise<ApiError> {
    return this.refused(who, command, { ...body, place: this.spot });
  }
  read(): Promise<PermitView> {
    return api.get(this.reader, 'permit', `/permits/${this.number}`);
  }
  /** Why it can't come to this moment yet. */
  async obstacles(moment: string): Promise<readonly Obstacle[]> {
    const path = `/permits/${this.number}/obstacles?moment=${moment}`;
    return (await api.get<{ obstacles: readonly Obstacle[] }>(this.reader, 'permit', path)).obstacles;
  }
  until(phase: string): Promise<PermitView> {
    const look = async (): Promise<PermitView | false> => {
      const permit = await this.read();
      return permit.phase === phase && permit;
    };
    return until(look, { ...patiently, what: `${this.number} ${phase}` });
  }

  /** Every measure that the permit itself says is open, each by whoever it says can mend it. */
  async confirmMeasures(who: (confirmer: string) => string): Promise<void> {
    const open = (await this.obstacles('approval')).filter(({ code }) => code === 'measure-open');
    for (const confirmer of new Set(open.map(({ mendBy }) => mendBy ?? '')))
      await this.act(who(confirmer), 'confirm-measures', {
        confirmations: open
          .filter(({ mendBy }) => mendBy === confirmer)
          .map(({ params }) => ({ measure: params.measure, applicable: true })),
      });
  }

  /** Every stage in its order, signed on the spot by whoever holds its duty. */
  async signAll(): Promise<void> {
    for (let permit = await this.read(); permit.phase === 'inApproval'; permit = await this.read()) {
      for (const { stage, duties: may } of permit.stages)
        await this.onSpot(duties[may[0] ?? ''] ?? '', 'approve', { stage });
    }
  }

  /** The audit file, accepted by the standalone verifier, and its fold, which must be the row. */
  async proof(): Promise<{ readonly verified: string; readonly folded: unknown; readonly row: unknown }> {
    const text = await api.get<string>(duties.archive ?? '', 'permit', `/permits/${this.number}/audit`);
    const folder = mkdtempSync(join(tmpdir(), 'holdpoint-audit-'));
    try {
      const file = join(folder, 'permit.audit.jsonl');
      writeFileSync(file, text);
      const verified = execFileSync(process.execPath, [join(repository, 'tools/audit/verify.mjs'), file]).toString();
      const lines = text.trim().split('\n');
      // Folded as it happened, transition by transition: each has its own sequence number.
      const state = lines
        .flatMap((line) => {
          const events = (JSON.parse(line) as { body?: { events?: PermitEvent[] } }).body?.events;
          return events ? [events] : [];
        })
        .reduce<PermitState | undefined>((before, events) => evolveAll(before, events), undefined);
      const folded: unknown = JSON.parse(JSON.stringify(state));
      return { verified, folded, row: (await this.read()).state };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
