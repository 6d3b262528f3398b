/** Levels that come about, hold and are signed: what isn't so is told with the level. */
import { found, levels, chain, validityMinutes } from './test-support/found';

describe('levels', () => {
  const choice = levels.choose.at(-1)!;
  it('are chosen from those that there are, by a last choice that always holds', () => {
    expect(
      found({ levels: { ...levels, choose: [{ ...levels.choose[0]!, level: '7' }, ...levels.choose.slice(1)] } }),
    ).toContain('error pack-level-unknown levels/choose/0 {"level":"7"}');
    expect(found({ levels: { ...levels, choose: levels.choose.slice(0, -1) } })).toContain(
      'error pack-level-undecided levels/choose {}',
    );
    expect(found({ levels: { ...levels, choose: [] } })).toContain('error pack-level-undecided levels/choose {}');
    expect(found({ levels: { ...levels, choose: [levels.choose[0]!, choice, choice] } })).toContain(
      'error pack-choice-unreachable levels/choose/2 {}',
    );
  });
  it('hold for some time, are signed by somebody, and come about', () => {
    expect(
      found({ validityMinutes: { ...validityMinutes, byLevel: { ...validityMinutes.byLevel, '1': 0, '9': 5 } } }),
    ).toEqual([
      'error pack-level-without-validity levels/1 {"level":"1"}',
      'error pack-level-unknown validityMinutes {"level":"9"}',
      'warning pack-escalation-too-long levels/1 {"level":"1","minutes":330,"lead":0}',
    ]);
    expect(found({ chain: chain.map((one) => ({ ...one, levels: ['1'] })) })).toEqual([
      'error pack-level-without-chain levels/2 {"level":"2"}',
      'error pack-level-without-chain levels/special {"level":"special"}',
    ]);
    // A stage that is there only sometimes is no chain.
    expect(found({ chain: chain.map((one) => ({ ...one, when: [{ level: '1' }] })) })).toContain(
      'error pack-level-without-chain levels/1 {"level":"1"}',
    );
    const never = { ...levels, choose: [choice] };
    expect(found({ levels: { ...never, upgrade: [] } })).toEqual(
      expect.arrayContaining([
        'warning pack-level-unreachable levels/1 {"level":"1"}',
        'warning pack-level-unreachable levels/special {"level":"special"}',
        'error pack-stage-unreachable chain/safety {}',
        'error pack-stage-unreachable chain/head {}',
      ]),
    );
    // Lifted by one, level 1 comes about, and with it the stage that signs for it or above.
    expect(found({ levels: never })).toEqual([
      'warning pack-level-unreachable levels/special {"level":"special"}',
      'error pack-stage-unreachable chain/head {}',
    ]);
  });
});
