/** Hot work by the shipped pack, from the submission to the archive, as the door would be asked for it. */
import type { GasSample, SubmitBody, TypePack } from '@holdpoint/permit-domain';
import { shippedPack } from './shipped-pack';
import { place, ShippedWork } from './shipped-work';
import type { Time } from './skipped-time';
import { phaseIs } from './test-work';

export const hotWorkPack = (): TypePack => shippedPack('hot-work');

/** A bracket is welded in a fire or explosion area, in the open: level 1. */
export const hotWork = async (time: Time, more: Partial<SubmitBody> = {}): Promise<SubmitBody> => ({
  form: {
    unit: '常减压车间',
    workUnit: '检修一队',
    content: 'Weld a pipe support at V-101',
    place: 'V-101 outlet line',
    method: ['welding'],
    placeKind: 'explosion-area',
    wholePlantStopped: false,
    specialCircumstances: false,
    hotTapping: false,
    heldHazardous: true,
    processEquipment: true,
    oxygenEquipment: false,
    energies: ['process'],
    isolationPoints: ['V-101'],
    lowestLel: 5,
    samplePlaces: ['outside'],
    continuousMonitoring: false,
    openAir: true,
    windNecessary: false,
    insideConfinedSpace: false,
    corrosives: false,
    otherWork: [],
    byDayOnly: false,
    hazards: [{ hazard: 'Flammable vapour', control: 'Isolated, purged, tested' }],
  },
  people: [
    { person: 'p-charge', role: 'person-in-charge' },
    { person: 'p-welder', role: 'welder' },
    { person: 'p-crew', role: 'crew' },
    { person: 'p-guardian', role: 'guardian' },
    { person: 'p-tester', role: 'gas-tester' },
  ],
  window: { from: await time.instant(1), until: await time.instant(420) },
  site: 'north',
  area: 'tanks',
  workPoint: 'wp-1',
  ...more,
});

export class HotWork extends ShippedWork {
  submission(more: Partial<SubmitBody> = {}): Promise<SubmitBody> {
    return hotWork(this.time, more);
  }

  async submitted(more: Partial<SubmitBody> = {}): Promise<void> {
    await this.permit.submit(await this.submission(more), 'p-applicant');
    await phaseIs(this.permit, 'inApproval');
  }

  async prepared(): Promise<void> {
    await this.does('recordIsolation', 'p-shift', {
      points: [{ point: 'V-101', energy: 'process', kind: 'blind', state: 'verified', tag: 'MB-01' }],
    });
    await this.measuresConfirmed();
  }

  async approved(): Promise<void> {
    await this.does('approve', 'p-unit', { stage: 'unit', place });
    await this.does('approve', 'p-safety', { stage: 'safety', place });
  }

  async issued(): Promise<void> {
    await this.issuedTo(['p-welder', 'p-crew', 'p-guardian']);
  }

  async started(): Promise<void> {
    await this.does('reportWeather', 'p-guardian', { windForce: 2 });
    await this.does('recordGas', 'p-tester', { samples: [await this.sample('test')] });
    await this.startedOnSpot();
  }

  async interrupted(): Promise<void> {
    await this.does('suspend', 'p-crew', { reason: 'something smells' });
    await this.does('resume', 'p-charge', { place });
  }

  async handedBack(): Promise<void> {
    await this.does('handBack', 'p-charge', { siteClear: true, noEmbers: true, restored: true });
    await this.time.pass((this.permit.pack.ending.fireWatchMinutes ?? 0) + 0.01);
    await this.does('endFireWatch', 'p-guardian', { clear: true });
  }

  async sample(purpose: GasSample['purpose'], value = 0.1): Promise<GasSample> {
    const readings = [{ substance: 'combustible', value, unit: '%vol' }] as const;
    return {
      sampledAt: await this.time.instant(),
      instrument: 'meter-1',
      point: 'outside',
      distanceM: 5,
      readings,
      purpose,
    };
  }
}
