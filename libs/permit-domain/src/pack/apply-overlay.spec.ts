/** Overlays: tightened always, loosened only where the pack says default, refused with the clause otherwise. */
import { samplePack } from '../lifecycle/test-support/sample-pack';
import { applyOverlay } from './apply-overlay';
import { checkPack } from './check-pack';
import { shapeErrors } from './json-shape';
import type { Overlay } from './overlay';
import { overlaySchema } from './overlay-schema';
import type { TypePack } from './pack';

const source = { clause: '5.3.1 c', certainty: 'V', force: 'binding', effectiveFrom: '2022-10-01' } as const;
const pack: TypePack = {
  ...samplePack,
  rules: [
    {
      ...source,
      id: 'fresh',
      rule: 'gas-fresh',
      at: ['start'],
      params: { substances: ['combustible'], maxAgeMinutes: 30 },
      mendBy: 'gas-tester',
    },
    {
      ...source,
      id: 'kinds',
      rule: 'energy-isolated',
      at: ['approval', 'start'],
      levels: ['1', 'special'],
      params: { energies: ['process'], allowed: ['blind', 'removed-section'], min: 1, verified: true },
      mendBy: 'shift-leader',
    },
    {
      ...source,
      id: 'checked-in',
      rule: 'both-checked-in',
      force: 'default',
      certainty: 'O',
      at: ['start'],
      params: { radiusM: 100, maxAccuracyM: 50, maxAgeMinutes: 60 },
      mendBy: 'applicant',
    },
  ],
};
const overlay = (change: Partial<Overlay>): Overlay => ({
  overlay: 'north',
  version: '3',
  on: { pack: pack.pack, type: pack.type },
  ...change,
});
const lay = (change: Partial<Overlay>) => applyOverlay(pack, overlay(change));
function laid(change: Partial<Overlay>): TypePack {
  const outcome = lay(change);
  if (!outcome.accepted) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.pack;
}
const refusedAt = (change: Partial<Overlay>): readonly (string | undefined)[] => {
  const outcome = lay(change);
  return outcome.accepted ? [] : outcome.refusal.reasons.map(({ field }) => field);
};

describe('an overlay', () => {
  it('says in the version that it was laid, and changes nothing else by itself', () => {
    const { version, ...rest } = laid({});
    expect(version).toBe('1.0.0+north.3');
    expect(rest).toEqual({
      ...pack,
      version: undefined,
      levels: { ...pack.levels, upgrade: pack.levels.upgrade ?? [] },
    });
  });

  it('tightens a binding rule', () => {
    expect(laid({ rules: { fresh: { params: { maxAgeMinutes: 15 } } } }).rules[0]?.params).toEqual({
      substances: ['combustible'],
      maxAgeMinutes: 15,
    });
    expect(laid({ rules: { fresh: { at: ['start', 'resume'] } } }).rules[0]?.at).toEqual(['start', 'resume']);
    expect(laid({ rules: { kinds: { params: { allowed: ['blind'], min: 2 } } } }).rules[1]?.params).toMatchObject({
      allowed: ['blind'],
      min: 2,
    });
  });

  it('is refused where it would loosen one, with the clause that binds', () => {
    const outcome = lay({ rules: { fresh: { params: { maxAgeMinutes: 31 } } } });
    expect(outcome).toEqual({
      accepted: false,
      refusal: {
        code: 'overlay-refused',
        reasons: [
          {
            code: 'overlay-loosens-binding',
            clause: '5.3.1 c',
            certainty: 'V',
            field: '/rules/fresh/params/maxAgeMinutes',
            params: { before: '30', after: '31' },
          },
        ],
      },
    });
  });

  it.each<[string, Partial<Overlay>]>([
    ['/rules/fresh', { rules: { fresh: { remove: true } } }],
    ['/rules/fresh/params/substances', { rules: { fresh: { params: { substances: ['oxygen'] } } } }],
    ['/rules/fresh/params/surprise', { rules: { fresh: { params: { surprise: 1 } } } }],
    ['/rules/fresh/levels', { rules: { fresh: { levels: ['special'] } } }],
    ['/rules/kinds/levels', { rules: { kinds: { levels: ['special'] } } }],
    ['/rules/kinds/at', { rules: { kinds: { at: ['approval'] } } }],
    ['/rules/kinds/params/allowed', { rules: { kinds: { params: { allowed: ['blind', 'closed-valve'] } } } }],
    ['/rules/kinds/params/verified', { rules: { kinds: { params: { verified: false } } } }],
    ['/rules/fresh/when', { rules: { fresh: { when: [{ level: '1' }] } as object } }],
    ['/rules/fresh/force', { rules: { fresh: { force: 'default' } as object } }],
    ['/validityMinutes/1', { validityMinutes: { '1': 481 } }],
    ['/levels/removeUpgrades/night', { levels: { removeUpgrades: ['night'] } }],
    ['/people/welder/min', { people: { welder: { min: 0 } } }],
    ['/people/welder/needs', { people: { welder: { needs: [] } } }],
    ['/form/content/required', { form: { content: { required: false } } }],
  ])('may not loosen %s', (field, change) => expect(refusedAt(change)).toEqual([field]));

  it.each<[string, Partial<Overlay>]>([
    ['a default rule’s limit', { rules: { 'checked-in': { params: { radiusM: 500 } } } }],
    ['a default rule away', { rules: { 'checked-in': { remove: true } } }],
    ['a shorter validity', { validityMinutes: { '1': 240 } }],
    ['more certificates', { people: { welder: { needs: ['special-trade/welding-hot-cutting', 'site/induction'] } } }],
    ['more levels for a rule', { rules: { kinds: { levels: ['2', '1', 'special'] } } }],
    ['a fire watch of its own', { ending: { fireWatchMinutes: 90 } }],
    ['times of its own', { prerequisiteMinutes: 10, startWithinMinutes: 60, suspensionMinutes: 600 }],
  ])('may have %s', (_what, change) => expect(refusedAt(change)).toEqual([]));

  it('adds lines as its own house rule', () => {
    const added = laid({
      addRules: [
        {
          id: 'fresher',
          rule: 'gas-fresh',
          at: ['start'],
          params: { substances: ['combustible'], maxAgeMinutes: 10 },
          mendBy: 'gas-tester',
        },
      ],
      levels: { addUpgrades: [{ id: 'summit', when: [{ 'form.openAir': true }] }] },
    });
    expect(added.rules.at(-1)).toMatchObject({ id: 'fresher', clause: 'north', certainty: 'O', force: 'default' });
    expect(added.levels.upgrade?.at(-1)).toMatchObject({ id: 'summit', clause: 'north' });
    expect(checkPack(added).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('names lines that the pack doesn’t have, has already, or another pack', () => {
    expect(refusedAt({ rules: { frseh: { at: ['start'] } } })).toEqual(['/rules/frseh']);
    expect(refusedAt({ addRules: [{ ...pack.rules[0]! }] })).toEqual(['/rules/fresh']);
    expect(refusedAt({ on: { pack: 'other', type: 'hot-work' } })).toEqual(['/on']);
    expect(refusedAt({ validityMinutes: { '9': 1 } })).toContain('/validityMinutes/9');
  });

  it('takes the green channel away, or shortens its review', () => {
    expect(laid({ greenChannel: { remove: true } }).greenChannel).toBeUndefined();
    expect(laid({ greenChannel: { reviewWithinMinutes: 60 } }).greenChannel?.reviewWithinMinutes).toBe(60);
  });

  it('lengthens a fire watch that a clause sets, and doesn’t shorten it', () => {
    const ruled = { ...pack, ending: { ...pack.ending, fireWatch: source } };
    const watched = (fireWatchMinutes: number) => applyOverlay(ruled, overlay({ ending: { fireWatchMinutes } }));
    expect(watched(60)).toMatchObject({ accepted: true, pack: { ending: { fireWatchMinutes: 60 } } });
    expect(watched(29)).toMatchObject({
      accepted: false,
      refusal: { reasons: [{ clause: source.clause, field: '/ending/fireWatchMinutes' }] },
    });
    const house = { ...pack, ending: { ...pack.ending, fireWatch: { ...source, force: 'default' as const } } };
    expect(applyOverlay(house, overlay({ ending: { fireWatchMinutes: 0 } })).accepted).toBe(true);
  });

  it('has a shape of its own', () => {
    const due = overlay({ ending: { fireWatch: { when: [] } } as object });
    expect(shapeErrors(overlaySchema, due).map(({ at }) => at)).toEqual(['/ending/fireWatch']);
    expect(
      shapeErrors(
        overlaySchema,
        overlay({ rules: { fresh: { params: { maxAgeMinutes: 15 } } }, ending: { fireWatchMinutes: 60 } }),
      ),
    ).toEqual([]);
    expect(
      shapeErrors(overlaySchema, overlay({ rules: { fresh: { force: 'default' } as object } })).map(({ at }) => at),
    ).toEqual(['/rules/fresh/force']);
  });
});
