/** Work in a vessel by the shipped pack, as the door would be asked for it. */
import type { GasSample, SubmitBody } from '@holdpoint/permit-domain';
import { shippedPack } from './shipped-pack';
import { place, ShippedWork } from './shipped-work';
import type { Time } from './skipped-time';
import { phaseIs } from './test-work';

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

export class ConfinedSpace extends ShippedWork {
  constructor(time: Time, number: string) {
    super(time, time.permit({ number, pack: shippedPack('confined-space') }));
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
    await this.measuresConfirmed();
    await this.does('approve', 'p-unit', { stage: 'unit', place });
    await this.issuedTo(['p-entrant', 'p-guardian']);
    await this.does('recordGas', 'p-tester', { samples: [await this.sample('test')] });
    await this.startedOnSpot();
  }

  async goesIn(): Promise<void> {
    await this.does('countIn', 'p-guardian', { people: ['p-entrant'], tools: [wrench] });
  }
  async comesOut(): Promise<void> {
    await this.does('countOut', 'p-guardian', { people: ['p-entrant'], tools: [wrench] });
  }

  async ended(): Promise<void> {
    await this.does('handBack', 'p-charge', { siteClear: true, restored: true });
    await this.archived();
  }

  async sample(purpose: GasSample['purpose'], oxygen = 20.9): Promise<GasSample> {
    const readings = [
      { substance: 'combustible', value: 0.1, unit: '%vol' },
      { substance: 'oxygen', value: oxygen, unit: '%vol' },
      { substance: 'H2S', value: 2, unit: 'mg/m3' },
    ] as const;
    return { sampledAt: await this.time.instant(), instrument: 'meter-1', point: 'inside', readings, purpose };
  }
}
