/** What the next acts have to be signed with is told beforehand, and is what they are refused without (P13, P3). */
import { Life, onSpot } from '../lifecycle/test-support/life';
import { samplePack } from '../lifecycle/test-support/sample-pack';
import type { SignatureEntry, TypePack } from '../pack/pack';
import { signaturesAhead } from './ahead';

const line: SignatureEntry = {
  id: 'approvals',
  acts: ['approve', 'issue', 'confirmMeasures'],
  methods: ['device-key'],
  reauthenticateMinutes: 10,
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
const told = (life: Life): readonly string[] =>
  signaturesAhead(life.state, life.facts, life.pack, life.now).map(
    ({ act, stage, by, lines }) => `${act} ${stage ?? '-'} ${by.join('+')}: ${lines.map(({ id }) => id).join()}`,
  );

it('names each open stage with those who may sign it, and what everybody may have to do', () => {
  const life = new Life(asking()).inApproval();
  const open = life.state.stages.filter(({ status }) => status === 'open');
  expect(told(life)).toEqual([
    ...open.map(({ id, signers }) => `approve ${id} ${signers.join('+')}: approvals`),
    'confirmMeasures - : approvals',
  ]);
});

it('says nothing where the pack asks for none, of another level or of other duties', () => {
  for (const pack of [
    samplePack,
    asking({ levels: ['none-such'] }),
    asking({ acts: ['close'] }),
    asking({ acts: ['approve'], duties: ['archive'] }),
    asking({ effectiveTo: '2022-11-01' }),
  ])
    expect(told(new Life(pack).inApproval())).toEqual([]);
});

it('is what the act is refused without', () => {
  const life = new Life(asking({ acts: ['approve'] })).inApproval();
  const [first] = signaturesAhead(life.state, life.facts, life.pack, life.now);
  const signer = { 'unit-head': 'uma', 'safety-department': 'sam', 'plant-head': 'pia' }[first!.by[0]!]!;
  expect(life.refused(signer, 'approve', { stage: first!.stage!, place: onSpot })).toEqual(['signature-required']);
});

it('goes with the permit to its end', () => {
  const every = [
    'checkTicket',
    'signBriefing',
    'issue',
    'start',
    'handBack',
    'endFireWatch',
    'acceptCompletion',
  ] as const;
  const acts = (life: Life): readonly string[] => {
    const pack = asking({ acts: [...every, 'close'] });
    return signaturesAhead(life.state, life.facts, pack, life.now).map(({ act, as, by }) =>
      [act, ...(as ? [as] : []), ...by].join(' '),
    );
  };
  const { acceptedBy } = samplePack.ending;
  expect(acts(new Life().approved())).toEqual([
    'signBriefing giver',
    'signBriefing receiver',
    'checkTicket shift-leader',
    'issue person-in-charge',
  ]);
  expect(acts(new Life().issued())).toEqual(['start person-in-charge']);
  expect(acts(new Life().active())).toEqual(['handBack person-in-charge']);
  expect(acts(new Life().fireWatch())).toEqual(['endFireWatch guardian']);
  expect(acts(new Life().handedBack())).toEqual([`acceptCompletion ${acceptedBy}`]);
});
