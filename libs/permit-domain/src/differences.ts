/** What is not as usual about a permit: what somebody who signs many has to see first (P1). */
import type { PermitState } from './lifecycle/state';
import type { Source, TypePack } from './pack/pack';
import type { RefusalParams } from './refusal';

export interface Difference {
  /** Stable; its words are in the contracts. */
  readonly code: string;
  readonly params: RefusalParams;
  readonly clause?: string;
}

type Look = (permit: PermitState, pack: TypePack) => readonly Difference[];

const from = (source: Pick<Source, 'clause'> | undefined): { readonly clause?: string } =>
  source ? { clause: source.clause } : {};

const greenChannel: Look = ({ greenChannel: declared }, pack) =>
  declared ? [{ code: 'difference-green-channel', params: {}, ...from(pack.greenChannel) }] : [];

/** Lifted by the calendar, the wind or what the form says of itself. */
const lifted: Look = ({ levelBecause, level }, { levels }) =>
  (levels.upgrade ?? [])
    .filter(({ id }) => levelBecause.includes(id))
    .map((line) => ({ code: 'difference-level-lifted', params: { level, because: line.id }, clause: line.clause }));

const waived: Look = ({ measures }, pack) =>
  Object.entries(measures)
    .filter(([, { applicable }]) => !applicable)
    .map(([id, { by }]) => ({
      code: 'difference-measure-waived',
      params: { measure: id, by },
      ...from(pack.measures.find((measure) => measure.id === id)),
    }));

const standIns: Look = ({ stages }) =>
  stages.flatMap(({ id, standIn }) =>
    standIn ? [{ code: 'difference-stand-in', params: { stage: id, duty: standIn.duty, reason: standIn.reason } }] : [],
  );

const escalated: Look = ({ stages }) =>
  stages
    .filter(({ escalation }) => escalation > 0)
    .map(({ id, escalation }) => ({ code: 'difference-escalated', params: { stage: id, times: escalation } }));

const delegated: Look = ({ stages }) =>
  stages.flatMap(({ id, signatures }) =>
    signatures.flatMap(({ person, for: whom }) =>
      whom
        ? [{ code: 'difference-delegated', params: { stage: id, by: person, for: whom.person, until: whom.until } }]
        : [],
    ),
  );

const again: Look = ({ run, replaces }): readonly Difference[] => [
  ...(run > 1 ? [{ code: 'difference-submitted-again', params: { run } }] : []),
  ...(replaces === undefined ? [] : [{ code: 'difference-replaces', params: { number: replaces } }]),
];

/** Copied forms are where hazards go unread. */
const copied: Look = ({ copied: source, form }, pack) =>
  source
    ? [
        {
          code: 'difference-copied',
          params: { number: source.from, fields: source.fields.length, of: Object.keys(form).length },
        },
        ...(source.unchanged ?? []).map((field) => ({
          code: 'difference-fresh-unchanged',
          params: { number: source.from, field },
          ...from(pack.form.find(({ id }) => id === field)),
        })),
      ]
    : [];

const together: Look = ({ linked }) =>
  linked.length > 0 ? [{ code: 'difference-linked', params: { numbers: linked.map(({ number }) => number) } }] : [];

const lost: Look = ({ lostQualification }) =>
  lostQualification.map(({ person, reason }) => ({ code: 'difference-qualification', params: { person, reason } }));

const extended: Look = ({ extensions = [] }) =>
  extensions.length > 0 ? [{ code: 'difference-extended', params: { times: extensions.length } }] : [];

/** The gravest first. */
const looks: readonly Look[] = [
  greenChannel,
  lost,
  lifted,
  waived,
  standIns,
  delegated,
  escalated,
  extended,
  again,
  copied,
  together,
];

/** Nothing means that it is as the pack has it. */
export const differences = (permit: PermitState, pack: TypePack): readonly Difference[] =>
  looks.flatMap((look) => look(permit, pack));
