/** A lift by the shipped pack, whose steps are done on the spot and written down. */
import type { SubmitBody } from '@holdpoint/permit-domain';
import { shippedPack } from './shipped-pack';
import { place, ShippedWork } from './shipped-work';
import type { Time } from './skipped-time';
import { phaseIs } from './test-work';

/** A reactor of 96 t, level 2, by one crane. */
const lift = async (time: Time): Promise<SubmitBody> => ({
  form: {
    unit: '加氢车间',
    workUnit: '吊装公司',
    place: 'Base of R-301',
    gear: 'Spreader beam and four slings',
    content: 'Reactor R-301',
    load: 96,
    specialLoad: [],
    liftingPlan: 'file-plan',
    planApproval: 'DZ-FA-2026-07',
    hazardousEquipment: false,
    hookLoad: 102,
    gearRating: 110,
    cranes: 1,
    rating1: 120,
    powerLine: false,
    openAir: true,
    zoneRadius: 25,
    energies: ['electrical'],
    corrosives: false,
    otherWork: [],
    hazards: [{ hazard: 'Falling load', control: 'Plan, trial lift, cordon' }],
  },
  people: [
    { person: 'p-charge', role: 'person-in-charge' },
    { person: 'p-commander', role: 'commander' },
    { person: 'p-operator', role: 'crane-operator' },
    { person: 'p-slinger', role: 'slinger' },
    { person: 'p-guardian', role: 'guardian' },
  ],
  window: { from: await time.instant(1), until: await time.instant(420) },
  site: 'north',
  area: 'tanks',
  workPoint: 'wp-1',
});

export class Lifting extends ShippedWork {
  constructor(time: Time, number: string) {
    super(time, time.permit({ number, pack: shippedPack('lifting') }));
    time.plant.holders = { ...time.plant.holders, 'professional-department': ['p-professional'] };
    this.confirmers = { ...this.confirmers, commander: 'p-commander', 'crane-operator': 'p-operator' };
  }

  /** From the submission to the issued ticket, with the wind reported. */
  async issued(): Promise<void> {
    await this.permit.submit(await lift(this.time), 'p-applicant');
    await phaseIs(this.permit, 'inApproval');
    await this.does('recordIsolation', 'p-shift', {
      points: [{ point: 'MCC-3', energy: 'electrical', kind: 'lock', state: 'verified', tag: 'L-3' }],
    });
    await this.measuresConfirmed();
    await this.does('approve', 'p-unit', { stage: 'unit', place });
    await this.does('approve', 'p-safety', { stage: 'review', place });
    await this.does('approve', 'p-professional', { stage: 'department', place });
    await this.step('commander-agrees', 'p-commander');
    await this.issuedTo(['p-commander', 'p-operator', 'p-slinger', 'p-guardian']);
    await this.does('reportWeather', 'p-guardian', { windForce: 2 });
  }

  async started(): Promise<void> {
    await this.startedOnSpot();
  }

  async step(step: string, by: string, passed = true): Promise<void> {
    await this.does('recordStep', by, { step, passed });
  }

  /** Low and short, and put down again. */
  async trialLift(passed = true): Promise<void> {
    await this.does('recordStep', 'p-commander', {
      step: 'trial-lift',
      passed,
      values: { heightM: 0.2, brakesChecked: true },
    });
  }

  async ended(): Promise<void> {
    await this.step('crane-stowed', 'p-operator');
    await this.does('handBack', 'p-charge', { siteClear: true, restored: true });
    await this.archived();
  }
}
