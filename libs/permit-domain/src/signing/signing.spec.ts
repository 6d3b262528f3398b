/** What is shown changes with anything that matters and with nothing else; a signature that isn't of it is refused (P3, issue 4). */
import fc from 'fast-check';
import { canonicalJson } from '../canonical';
import type { Command } from '../lifecycle/commands';
import type { Decision } from '../lifecycle/decision';
import { evolveAll } from '../lifecycle/evolve';
import type { PermitState } from '../lifecycle/state';
import { Life, onSpot } from '../lifecycle/test-support/life';
import { samplePack } from '../lifecycle/test-support/sample-pack';
import { decisionPack } from '../pack/decision-pack';
import type { SignatureEntry, TypePack } from '../pack/pack';
import { plusMinutes } from '../time/instant';
import { refusedAtDoor } from './check';
import { moved } from './moved';
import { bodyHash, shownHash, shownText, shownTo } from './shown';
import type { ActAhead } from './shown';
import type { ActSignature, SignatureStatement } from './signature';

const line: SignatureEntry = {
  id: 'approvals',
  acts: ['approve'],
  declaration: { zh: '同意', en: 'I agree' },
  clause: '4.11',
  certainty: 'O',
  force: 'default',
  effectiveFrom: '2022-10-01',
};
const asking = (change: Partial<SignatureEntry> = {}): TypePack => ({
  ...samplePack,
  signatures: [{ ...line, ...change }],
});

/** A life that waits for its first stage's signature. */
function waiting(pack: TypePack = samplePack): Life {
  return new Life(pack).inApproval();
}
const openStage = ({ state }: Life): { readonly id: string; readonly signer: string } => {
  const stage = state.stages.find(({ status }) => status === 'open')!;
  return { id: stage.id, signer: { 'unit-head': 'uma', 'safety-department': 'sam', 'plant-head': 'pia' }[stage.duty]! };
};
const ahead = (life: Life): ActAhead => ({ act: 'approve', stage: openStage(life).id });

function signature(life: Life, change: Partial<SignatureStatement> = {}): ActSignature {
  const { id, signer } = openStage(life);
  return {
    statement: {
      kind: 'holdpoint-signature',
      version: 1,
      tenant: life.state.tenant,
      permit: life.state.number,
      sequence: life.state.sequence,
      act: 'approve',
      body: bodyHash({ stage: id, place: onSpot }),
      shown: shownHash(life.state, ahead(life), life.pack),
      rules: 'ab'.repeat(32),
      signer,
      at: life.now,
      method: 'handwritten',
      handwriting: 'cd'.repeat(32),
      ...change,
    },
    proof: { by: 'service', algorithm: 'Ed25519', key: 'k', publicKey: 'p', value: 'v' },
  };
}
const command = (life: Life, signed?: ActSignature): Command => {
  const { id, signer } = openStage(life);
  return {
    name: 'approve',
    key: 'k-signed',
    by: { person: signer },
    body: { stage: id, place: onSpot },
    ...(signed && { signature: signed }),
  };
};
const facts = (life: Life, signedIn?: string) => {
  const { signer } = openStage(life);
  const known = life.factsFor({ person: signer });
  return { actor: { ...known.actor!, ...(signedIn !== undefined && { authenticatedAt: signedIn }) } };
};
const approve = (life: Life, signed?: ActSignature, signedIn?: string): Decision =>
  life.askCommand(command(life, signed), facts(life, signedIn));
const refusal = (decision: Decision): readonly string[] =>
  decision.accepted ? ['accepted'] : [decision.refusal.code, ...decision.refusal.reasons.map(({ code }) => code)];

describe('what is shown', () => {
  it('is the same for the pack with its words and for the one without that decides', () => {
    const life = waiting(asking());
    expect(shownText(life.state, ahead(life), decisionPack(life.pack))).toBe(
      shownText(life.state, ahead(life), life.pack),
    );
    expect(shownTo(life.state, ahead(life), life.pack).declarations).toEqual([line.declaration]);
  });

  it('names measures that nobody has answered, attachments by their hashes, and who signed the stages before', () => {
    const life = waiting();
    const stage = openStage(life);
    const shown = shownTo(
      { ...life.state, form: { ...life.state.form, plan: { attachment: 'a-1', sha256: 'ef' } } },
      ahead(life),
      life.pack,
    );
    expect(shown.attachments).toEqual([{ attachment: 'a-1', sha256: 'ef' }]);
    expect(shown.measures.open.length).toBeGreaterThan(0);
    expect(shown.signed).toEqual([]);
    const signed = life.state.stages.map((one) =>
      one.id === stage.id
        ? { ...one, status: 'signed' as const, signatures: [{ person: 'uma', duty: 'unit-head', at: life.now }] }
        : one,
    );
    const issue = shownTo({ ...life.state, stages: signed }, { act: 'issue' }, life.pack);
    expect(issue.signed).toEqual([{ stage: stage.id, by: ['uma'] }]);
  });

  /** Each is a change of something that the work, or the leave for it, hangs on. */
  const material: Readonly<Record<string, (permit: PermitState) => PermitState>> = {
    form: (permit) => ({ ...permit, form: { ...permit.form, content: 'cut a pipe' } }),
    level: (permit) => ({ ...permit, level: 'special' }),
    people: (permit) => ({ ...permit, people: [...permit.people, { person: 'new', role: 'welder' }] }),
    window: (permit) => ({ ...permit, window: { ...permit.window, until: plusMinutes(permit.window.until, 1) } }),
    place: (permit) => ({ ...permit, workPoint: 'r-8' }),
    run: (permit) => ({ ...permit, run: permit.run + 1 }),
    phase: (permit) => ({ ...permit, phase: 'suspended' }),
    measure: (permit) => ({ ...permit, measures: { m: { applicable: false, by: 'leader', at: permit.changedAt } } }),
    'stage opened anew': (permit) => ({
      ...permit,
      stages: permit.stages.map((one) => ({ ...one, ...(one.openedAt && { openedAt: plusMinutes(one.openedAt, 1) }) })),
    }),
    isolation: (permit) => ({
      ...permit,
      isolations: [
        { point: 'v1', energy: 'process', kind: 'blind', state: 'applied', by: 'leader', at: permit.changedAt },
      ],
    }),
    gas: (permit) => ({
      ...permit,
      gasSamples: [
        {
          sampledAt: permit.changedAt,
          instrument: 'meter',
          point: 'outside',
          purpose: 'test',
          readings: [{ substance: 'combustible', value: 0.1, unit: '%vol' }],
          by: 'tester',
          recordedAt: permit.changedAt,
        },
      ],
    }),
    step: (permit) => ({
      ...permit,
      steps: { trial: { step: 'trial', passed: false, by: 'leader', at: permit.changedAt } },
    }),
    wind: (permit) => ({ ...permit, weather: { windForce: 6, at: permit.changedAt } }),
    hazard: (permit) => ({ ...permit, hazards: [{ hazard: 'painting', at: permit.changedAt }] }),
    'lost qualification': (permit) => ({ ...permit, lostQualification: [{ person: 'welder', reason: 'revoked' }] }),
    'linked ticket': (permit) => ({ ...permit, linked: [{ number: 'SX-2026-000001' }] }),
    isolationOfTheRegister: (permit) => ({
      ...permit,
      standsOn: [{ number: 'IS-1', state: 'applied', inForce: false }],
    }),
    suspension: (permit) => ({ ...permit, suspension: { since: permit.changedAt, reasons: [] } }),
    'green channel': (permit) => ({ ...permit, greenChannel: { reason: 'leak', by: 'leader' } }),
  };
  it.each(Object.entries(material))('changes with the %s', (_, change) => {
    const life = waiting();
    const before = shownTo(life.state, ahead(life), life.pack);
    const after = shownTo(change(life.state), ahead(life), life.pack);
    expect(canonicalJson(after)).not.toBe(canonicalJson(before));
    expect(moved(before, after).length).toBeGreaterThan(0);
  });

  const immaterial: Readonly<Record<string, (permit: PermitState) => PermitState>> = {
    sequence: (permit) => ({ ...permit, sequence: permit.sequence + 3, changedAt: plusMinutes(permit.changedAt, 9) }),
    'a reminder, an escalation and a stand-in': (permit) => ({
      ...permit,
      stages: permit.stages.map((one) => ({
        ...one,
        reminded: true,
        escalation: 1,
        signers: ['plant-head'],
        standIn: { duty: 'duty-officer', reason: 'absent' as const },
      })),
    }),
    'a signature beside it': (permit) => ({
      ...permit,
      stages: permit.stages.map((one) => ({ ...one, signatures: [{ person: 'x', duty: 'y', at: permit.changedAt }] })),
      signatures: [{ act: 'approve', shown: 'ab', sequence: 2, method: 'password', person: 'x', at: permit.changedAt }],
    }),
    'the same wind again': (permit) => ({
      ...permit,
      ...(permit.weather && { weather: { ...permit.weather, at: plusMinutes(permit.weather.at, 5) } }),
    }),
    'a head count': (permit) => ({ ...permit, inside: { people: ['welder'], tools: { lamp: 1 } } }),
  };
  it.each(Object.entries(immaterial))('stays with %s', (_, change) => {
    const life = waiting();
    const windy: PermitState = { ...life.state, weather: { windForce: 3, at: life.now } };
    expect(shownText(change(windy), ahead(life), life.pack)).toBe(shownText(windy, ahead(life), life.pack));
  });

  it('changes with whatever the form says, and says where', () => {
    const life = waiting();
    const field = fc.constantFrom(...Object.keys(life.state.form));
    const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(field, value, (name, given) => {
        const form = { ...life.state.form, [name]: given };
        const before = shownTo(life.state, ahead(life), life.pack);
        const after = shownTo({ ...life.state, form }, ahead(life), life.pack);
        const same = canonicalJson(form) === canonicalJson(life.state.form);
        expect(moved(before, after)).toEqual(same ? [] : [`/permit/form/${name}`]);
        expect(
          shownHash({ ...life.state, form }, ahead(life), life.pack) === shownHash(life.state, ahead(life), life.pack),
        ).toBe(same);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a signed act', () => {
  it('is accepted as it is, marks its first event and stays with the permit', () => {
    const life = waiting();
    const signed = signature(life);
    const { id, signer } = openStage(life);
    const decision = approve(life, signed);
    expect(refusal(decision)).toEqual(['accepted']);
    const mark = {
      act: 'approve',
      stage: id,
      shown: signed.statement.shown,
      sequence: signed.statement.sequence,
      method: 'handwritten',
    };
    expect(decision.accepted && decision.events.map((event) => event.signed)).toEqual([
      mark,
      ...Array.from({ length: decision.accepted ? decision.events.length - 1 : 0 }, () => undefined),
    ]);
    expect(decision.accepted && evolveAll(life.state, decision.events).signatures).toEqual([
      { ...mark, person: signer, at: life.now },
    ]);
  });

  it.each<[string, Partial<SignatureStatement>, string]>([
    ['another tenant', { tenant: 'other' }, 'tenant'],
    ['another permit', { permit: 'DH-2026-000002' }, 'permit'],
    ['another signer', { signer: 'mallory' }, 'signer'],
    ['another act', { act: 'reject' }, 'act'],
    ['another body', { body: bodyHash({ stage: 'x' }) }, 'body'],
    ['a version to come', { sequence: 99 }, 'sequence'],
    ['no version', { sequence: 0 }, 'sequence'],
  ])('is refused for %s', (_, change, part) => {
    const decision = approve(waiting(), signature(waiting(), change));
    expect(refusal(decision)).toEqual(['signature-unfit', 'signature-for-another']);
    expect(!decision.accepted && decision.refusal.reasons[0]).toMatchObject({
      params: { part },
      field: `/signature/${part}`,
    });
  });

  it('is refused when what was shown has changed', () => {
    const life = waiting();
    const signed = signature(life);
    life.does('leader', 'recordIsolation', {
      points: [{ point: 'v1', energy: 'process', kind: 'blind', state: 'applied' }],
    });
    expect(refusal(approve(life, signed))).toEqual(['shown-content-changed', 'shown-content-changed']);
  });

  it('that nobody asked for may be left out; one that the pack asks for may not', () => {
    expect(refusal(approve(waiting()))).toEqual(['accepted']);
    const life = waiting(asking());
    const bare = approve(life);
    expect(refusal(bare)).toEqual(['signature-required', 'signature-required']);
    expect(!bare.accepted && bare.refusal.reasons[0]).toMatchObject({
      clause: '4.11',
      certainty: 'O',
      rule: 'approvals',
    });
    expect(refusal(approve(life, signature(life)))).toEqual(['accepted']);
  });

  it.each<[string, Partial<SignatureEntry>, string]>([
    ['for another act', { acts: ['close'] }, 'accepted'],
    ['for another duty', { duties: ['archive'] }, 'accepted'],
    ['for another level', { levels: ['special'] }, 'accepted'],
    ['when something else holds', { when: [{ greenChannel: true }] }, 'accepted'],
    ['not yet in force', { effectiveFrom: '2099-01-01' }, 'accepted'],
    ['for this duty', { duties: ['unit-head', 'safety-department'] }, 'signature-required'],
  ])('a line %s', (_, change, code) => {
    expect(refusal(approve(waiting(asking(change))))[0]).toBe(code);
  });

  it('is signed in one of the ways that the line names', () => {
    const life = waiting(asking({ methods: ['device-key'] }));
    expect(refusal(approve(life, signature(life)))).toEqual(['signature-unfit', 'signature-method']);
  });

  it('asks for a sign-in as fresh as the narrowest line says; one that nobody knows of is none', () => {
    const pack: TypePack = {
      ...samplePack,
      signatures: [
        { ...line, reauthenticateMinutes: 30 },
        { ...line, id: 'narrow', reauthenticateMinutes: 10 },
      ],
    };
    const stale = ['insufficient-user-authentication', 'insufficient-user-authentication'];
    const at = (minutesAgo: number): readonly string[] => {
      const life = waiting(pack);
      return refusal(approve(life, signature(life), plusMinutes(life.now, -minutesAgo)));
    };
    expect(at(10)).toEqual(['accepted']);
    expect(at(10.1)).toEqual(stale);
    expect(at(-1)).toEqual(stale);
    const life = waiting(pack);
    const unknown = approve(life, signature(life));
    expect(refusal(unknown)).toEqual(stale);
    expect(!unknown.accepted && unknown.refusal.reasons[0]).toMatchObject({ params: { minutes: 10 }, rule: 'narrow' });
  });

  it('by password is a sign-in of the last five minutes, whatever the pack says', () => {
    const life = waiting();
    const signed = signature(life, { method: 'password' });
    expect(refusal(approve(life, signed))[0]).toBe('insufficient-user-authentication');
    expect(refusal(approve(life, signed, plusMinutes(life.now, -6)))[0]).toBe('insufficient-user-authentication');
    expect(refusal(approve(life, signed, plusMinutes(life.now, -5)))).toEqual(['accepted']);
  });

  it('is not looked at, at the door, where the act is refused for another reason', () => {
    const life = waiting(asking());
    const stranger = { ...command(life), by: { person: 'nobody' } } as Command;
    expect(
      refusedAtDoor(life.state, stranger, life.factsFor({ person: 'nobody' }), life.pack, life.now),
    ).toBeUndefined();
    expect(
      refusedAtDoor(
        life.state,
        command(life),
        { ...life.factsFor({ person: 'uma' }), ...facts(life) },
        life.pack,
        life.now,
      )?.code,
    ).toBe('signature-required');
    const weather = { name: 'reportWeather', body: { windForce: 3 } };
    const signed = { ...command(life, signature(life)), ...weather } as Command;
    expect(refusal(life.askCommand(signed))).toEqual(['signature-unfit', 'signature-not-for-this']);
  });
});
