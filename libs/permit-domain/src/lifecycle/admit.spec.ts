/** What is refused before anything is written: fields all at once, phases, impossible samples, altered tickets. */
import { admit } from './admit';
import type { CommandBodies, SubmitBody } from './commands';
import { whoMay } from './who-may';
import { Life, application, onSpot, sampleOf } from './test-support/life';
import { samplePack } from './test-support/sample-pack';

const faults = (change: Partial<SubmitBody>): readonly (string | undefined)[] =>
  new Life()
    .refusal('app', 'submit', { ...application, ...change })
    .reasons.map(({ code, field }) => `${code} ${field}`);
const form = (change: Record<string, unknown>) => ({ form: { ...application.form, ...change } });

describe('a submission', () => {
  it('is refused with everything that is missing or impossible, each at its field and clause', () => {
    const { code, reasons } = new Life().refusal('app', 'submit', {
      ...application,
      form: { content: '  ', placeKind: 'moon', openAir: 'yes', colour: 'red' },
      people: [{ person: 'leader', role: 'person-in-charge' }],
    });
    expect(code).toBe('fields-invalid');
    expect(reasons.map((reason) => `${reason.code} ${reason.field}`)).toEqual([
      'field-unknown /form/colour',
      'field-required /form/content',
      'field-choice /form/placeKind',
      'field-type /form/openAir',
      'field-required /form/lel',
      'role-not-filled /people',
      'role-not-filled /people',
      'role-not-filled /people',
    ]);
    expect(reasons[4]).toMatchObject({ clause: '5.3.2', certainty: 'V' });
  });

  it.each([
    [{ lel: 0.1 }, []],
    [{ lel: 100 }, []],
    [{ lel: 0.09 }, ['field-too-small /form/lel']],
    [{ lel: 100.1 }, ['field-too-large /form/lel']],
    [{ lel: Number.NaN }, ['field-type /form/lel']],
    [{ content: 'x'.repeat(100) }, []],
    [{ content: 'x'.repeat(101) }, ['field-too-long /form/content']],
    [{ plan: ['plan-1', { id: 'x' }] }, []],
    [{ plan: [' '] }, ['field-type /form/plan']],
  ])('with the form changed by %j is found: %j', (change, expected) => {
    const decision = new Life().ask('app', 'submit', { ...application, ...form(change) });
    const found = decision.accepted ? [] : decision.refusal.reasons.map(({ code, field }) => `${code} ${field}`);
    expect(found).toEqual(expected);
  });

  it('names people in roles of the pack, enough and not too many, and nobody in roles that exclude each other', () => {
    expect(faults({ people: [...application.people, { person: 'x', role: 'pilot' }] })).toEqual([
      'role-unknown /people/5/role',
    ]);
    expect(faults({ people: [...application.people, { person: 'second', role: 'person-in-charge' }] })).toEqual([
      'role-overfilled /people',
    ]);
    expect(faults({ people: [...application.people, { person: 'welder', role: 'guardian' }] })).toEqual([
      'roles-exclude /people/5',
    ]);
    expect(faults({ people: [...application.people, { person: 'app', role: 'guardian' }] })).toEqual([
      'roles-exclude /people/5',
    ]);
    expect(faults({ people: [...application.people, { person: 'guard', role: 'guardian' }] })).toEqual([
      'named-twice /people/5',
    ]);
  });

  it.each([
    ['2026-11-25T02:00:00.000Z', '2026-11-25T02:00:00.000Z', 'window-reversed /window/until'],
    ['2026-11-24T23:00:00.000Z', '2026-11-25T01:00:00.000Z', 'window-in-past /window/until'],
    // Two hours to begin in: they ended just now.
    ['2026-11-24T23:00:00.000Z', '2026-11-25T05:00:00.000Z', 'window-in-past /window/from'],
    ['2026-11-24T23:00:00.001Z', '2026-11-25T05:00:00.000Z', undefined],
    // The longest validity of any level is 72 h.
    ['2026-11-25T02:00:00.000Z', '2026-11-28T02:00:00.000Z', undefined],
    ['2026-11-25T02:00:00.000Z', '2026-11-28T02:00:00.001Z', 'window-too-long /window/until'],
  ])('for the window %s to %s answers %s', (from, until, expected) => {
    const decision = new Life().ask('app', 'submit', { ...application, window: { from, until } });
    const found = decision.accepted
      ? [undefined]
      : decision.refusal.reasons.map(({ code, field }) => `${code} ${field}`);
    expect(found).toEqual([expected]);
  });

  it('names each linked ticket once', () => {
    expect(faults({ linked: ['SX-2026-000001', 'SX-2026-000001'] })).toEqual(['linked-twice /linked/1']);
  });

  it('is not of one job with itself', () => {
    const life = new Life().submit();
    const refused = admit(
      { ...life.state, phase: 'returned' },
      { name: 'submit', key: 'k', by: { person: 'app' }, body: { ...application, linked: ['DH-2026-000001'] } },
      samplePack,
      life.now,
    );
    expect(refused?.reasons).toEqual([
      { code: 'linked-to-itself', params: { number: 'DH-2026-000001' }, field: '/linked/0' },
    ]);
  });

  it('is an emergency where the type has that, and says why', () => {
    const submitted = (reason: string, pack = samplePack) => {
      const decision = new Life(pack).ask('shi', 'submit', { ...application, greenChannel: { reason } });
      return decision.accepted ? [] : decision.refusal.reasons;
    };
    const { greenChannel: _none, ...plain } = samplePack;
    expect(submitted('it cannot wait')).toEqual([]);
    expect(submitted('it cannot wait', plain)).toEqual([
      { code: 'green-channel-not-offered', params: {}, field: '/greenChannel' },
    ]);
    expect(submitted('  ')).toEqual([
      { code: 'field-required', params: { field: 'reason' }, field: '/greenChannel/reason' },
    ]);
  });

  it('asks for what an emergency asks for before it has its level', () => {
    const plan = samplePack.form.map((one) =>
      one.id === 'plan' ? { ...one, requiredWhen: [{ greenChannel: true }] } : one,
    );
    const codes = (greenChannel?: { reason: string }) => {
      const decision = new Life({ ...samplePack, form: plan }).ask('shi', 'submit', { ...application, greenChannel });
      return decision.accepted ? [] : decision.refusal.reasons.map(({ field }) => field);
    };
    expect(codes({ reason: 'it cannot wait' })).toEqual(['/form/plan']);
    expect(codes()).toEqual([]);
  });

  it('says in hours how long its window is, and how long it may be', () => {
    const window = { from: '2026-11-25T02:00:00.000Z', until: '2026-11-28T02:15:00.000Z' };
    expect(new Life().refusal('app', 'submit', { ...application, window }).reasons).toEqual([
      {
        code: 'window-too-long',
        params: { level: '2', hours: 72.3, limitHours: 72 },
        field: '/window/until',
        clause: '5.1.5',
        certainty: 'V',
      },
    ]);
  });

  it('comes from a person', () => {
    expect(new Life().refused({ system: 'permit' }, 'submit', application)).toEqual([
      'not-entitled',
      'not-for-systems',
    ]);
  });
});

describe('a ticket that lives', () => {
  it('isn’t extended (4.16), moved (4.16) or altered (4.18)', () => {
    const life = new Life().active();
    const again = (change: Partial<SubmitBody>) => {
      const { code, reasons } = life.refusal('app', 'submit', { ...application, ...change });
      return [code, ...reasons.map((reason) => `${reason.code} ${reason.field} ${reason.clause}`)];
    };
    const later = { ...application.window, until: '2026-11-25T12:00:00.000Z' };
    expect(again({ window: later })).toEqual(['ticket-final', 'validity-not-extended /window 4.16']);
    expect(again({ workPoint: 'r-8' })).toEqual(['ticket-final', 'place-not-moved /workPoint 4.16']);
    expect(again(form({ content: 'weld two' }))).toEqual(['ticket-final', 'ticket-not-altered /form 4.18']);
    expect(again({})[1]).toContain('ticket-not-altered');
  });
});

describe('a command', () => {
  it('before any submission finds nothing', () => {
    expect(new Life().refused('uma', 'approve', { stage: 'unit' })).toEqual(['not-submitted']);
  });

  it('out of its phase is refused as such, and at the end as over', () => {
    const life = new Life().submit();
    expect(life.refused('leader', 'start', {})).toEqual(['wrong-phase']);
    life.does('app', 'cancel', { reason: 'no need' });
    expect(life.refused('leader', 'start', {})[0]).toBe('permit-ended');
  });

  it('that is said to have been done later than now is refused', () => {
    const life = new Life().ready();
    const command = { name: 'start', key: 'k-1', by: { person: 'leader' }, body: {} } as const;
    const done = (doneAt: string) => life.askCommand({ ...command, doneAt });
    expect(done(life.now).accepted).toBe(true);
    const late = done('2026-11-25T02:00:00.001Z');
    expect(late.accepted ? [] : late.refusal.reasons.map(({ code }) => code)).toEqual(['done-in-future']);
  });
});

describe('a gas sample', () => {
  const record = (change: Partial<CommandBodies['recordGas']['samples'][number]>): readonly string[] => {
    const life = new Life().approved();
    const decision = life.ask('tester', 'recordGas', { samples: [{ ...sampleOf(life.now, 0.1), ...change }] });
    return decision.accepted ? [] : decision.refusal.reasons.map(({ code, field }) => `${code} ${field}`);
  };
  const reading = (value: number, unit: '%vol' | '%LEL' | 'ppm' = '%vol', substance = 'combustible') => ({
    readings: [{ substance, value, unit }],
  });

  it('in another unit than the pack’s is refused by name, never converted', () => {
    expect(record(reading(5, '%LEL'))).toEqual(['gas-unit-wrong /samples/0/readings/0/unit']);
    expect(record(reading(5, 'ppm', 'H2S'))).toEqual([]);
    expect(record(reading(5, '%vol', 'H2S'))).toEqual(['gas-unit-wrong /samples/0/readings/0/unit']);
  });

  it('can’t be negative, beyond the whole, empty or of tomorrow', () => {
    expect(record(reading(-0.1))).toEqual(['gas-value-impossible /samples/0/readings/0/value']);
    expect(record(reading(100))).toEqual([]);
    expect(record(reading(100.1))).toEqual(['gas-value-impossible /samples/0/readings/0/value']);
    expect(record({ readings: [] })).toEqual(['sample-without-readings /samples/0/readings']);
    expect(record({ sampledAt: '2026-11-25T01:00:00.001Z' })).toEqual(['sample-in-future /samples/0/sampledAt']);
  });
});

describe('bodies', () => {
  it('name measures that there are, and waive only what may be waived', () => {
    const life = new Life().approved();
    const confirm = (measure: string, applicable: boolean) =>
      life.refused('guard', 'confirmMeasures', { confirmations: [{ measure, applicable }] });
    expect(confirm('moat', true)).toEqual(['fields-invalid', 'measure-unknown']);
    expect(confirm('extinguishers', false)).toEqual(['fields-invalid', 'measure-not-waivable']);
  });

  it('give a reason where one is owed', () => {
    const life = new Life().active();
    expect(life.refused('welder', 'suspend', { reason: ' ' })).toEqual(['fields-invalid', 'field-required']);
    expect(life.refused('sol', 'revoke', { reason: '' })).toEqual(['fields-invalid', 'field-required']);
  });

  it('with the code of another work point are refused', () => {
    const life = new Life().issued();
    const elsewhere = { workPointCode: 'differs' } as const;
    expect(life.refused('app', 'checkIn', { as: 'applicant', place: elsewhere })).toContain('work-point-code-differs');
    expect(life.does('app', 'checkIn', { as: 'applicant', place: onSpot })).toEqual(['checkedIn']);
  });
});

it('every act has its row, and each says why', () => {
  for (const [act, { may, systems = [], because }] of Object.entries(whoMay)) {
    expect({ act, somebody: may.length + systems.length > 0, because: because !== '' }).toEqual({
      act,
      somebody: true,
      because: true,
    });
  }
});
