/** Work in a vessel by the shipped pack, as the door would be asked for it. */
import type { CommandBodies, GasSample, PersonCommandName, SubmitBody } from '@holdpoint/permit-domain';
import type { PermitDriver } from './permit-driver';
import { shippedPack } from './shipped-pack';
import type { Time } from './skipped-time';
import { phaseIs } from './test-work';

const place = { workPointCode: 'matches' } as const;
const wrench = { kind: 'wrench', count: 2 } as const;

/** A vessel that held sour naphtha is cleaned out. */
const confinedSpace = async (time: Time): Promise<SubmitBody> => ({
  form: {
    unit: '加氢车间',
    workUnit: '检修二队',
    space: 'V-203',
    formerMedium: 'Sour naphtha',
    content: 'Clean out and replace a tray',
    connectedLines: true,
    movingParts: true,
    isolationPoints: ['N1'],
    largeSpace: false,
    lowestLel: 1.2,
    toxics: [{ substance: 'H2S', limit: 10, unit: 'mg/m3' }],
    oxygenEnriched: false,
    beyondLimits: false,
    highRisk: false,
    wetOrNarrow: false,
    lightingVoltage: 36,
    corrosives: false,
    otherWork: [],
    activities: ['cleaning'],
    hazards: [{ hazard: 'Hydrogen sulphide', control: 'Blinded, steamed, tested, monitored' }],
    rescuePlan: 'file-rescue',
  },
  people: [
    { person: 'p-charge', role: 'person-in-charge' },
    { person: 'p-entrant', role: 'entrant' },
    { person: 'p-guardian', role: 'guardian' },
    { person: 'p-tester', role: 'gas-tester' },
  ],
  window: { from: await time.instant(1), until: await time.instant(420) },
  site: 'north',
  area: 'tanks',
  workPoint: 'wp-1',
});

export class ConfinedSpace {
  readonly permit: PermitDriver;

  constructor(
    private readonly time: Time,
    number: string,
  ) {
    this.permit = time.permit({ number, pack: shippedPack('confined-space') });
  }

  /** From the submission to work that goes on. */
  async begun(): Promise<void> {
    await this.permit.submit(await confinedSpace(this.time), 'p-applicant');
    await phaseIs(this.permit, 'inApproval');
    await this.does('recordIsolation', 'p-shift', {
      points: [
        { point: 'N1', energy: 'process', kind: 'blind', state: 'verified', tag: 'MB-11' },
        { point: 'MCC-3', energy: 'electrical', kind: 'lock', state: 'verified', tag: 'L-3' },
      ],
    });
    const by = { 'shift-leader': 'p-shift', 'person-in-charge': 'p-charge', guardian: 'p-guardian' };
    for (const [confirmer, person] of Object.entries(by)) {
      const mine = this.permit.pack.measures.filter(({ confirmedBy, when }) => confirmedBy === confirmer && !when);
      await this.does('confirmMeasures', person, {
        confirmations: mine.map(({ id }) => ({ measure: id, applicable: true })),
      });
    }
    await this.does('approve', 'p-unit', { stage: 'unit', place });
    await this.does('signBriefing', 'p-charge', { as: 'giver' });
    for (const person of ['p-entrant', 'p-guardian']) await this.does('signBriefing', person, { as: 'receiver' });
    await this.does('checkTicket', 'p-shift', {});
    await this.does('issue', 'p-charge', {});
    await this.does('recordGas', 'p-tester', { samples: [await this.sample('test')] });
    await this.does('checkIn', 'p-applicant', { as: 'applicant', place });
    await this.does('checkIn', 'p-guardian', { as: 'guardian', place });
    if ((await this.time.instant()) < this.permit.permit.window.from) await this.time.pass(1);
    await this.does('start', 'p-charge', { place });
  }

  async goesIn(): Promise<void> {
    await this.does('countIn', 'p-guardian', { people: ['p-entrant'], tools: [wrench] });
  }
  async comesOut(): Promise<void> {
    await this.does('countOut', 'p-guardian', { people: ['p-entrant'], tools: [wrench] });
  }

  async ended(): Promise<void> {
    await this.does('handBack', 'p-charge', { siteClear: true, restored: true });
    await this.does('acceptCompletion', 'p-shift', { place });
    await this.does('close', 'p-shift', {});
    await this.does('archive', 'p-archive', {});
  }

  async sample(purpose: GasSample['purpose'], oxygen = 20.9): Promise<GasSample> {
    const readings = [
      { substance: 'combustible', value: 0.1, unit: '%vol' },
      { substance: 'oxygen', value: oxygen, unit: '%vol' },
      { substance: 'H2S', value: 2, unit: 'mg/m3' },
    ] as const;
    return { sampledAt: await this.time.instant(), instrument: 'meter-1', point: 'inside', readings, purpose };
  }

  does<N extends PersonCommandName>(name: N, by: string, body: CommandBodies[N]): Promise<unknown> {
    return this.permit.act(name, body, by);
  }
}
