/** What a command's body alone shows against the permit and its pack: stages, measures, samples that can't be. */
import type { StepValue, TypePack } from '../../pack/pack';
import type { Unmet } from '../../refusal';
import type { Instant } from '../../time/instant';
import type { Command, CommandName, CommandOf, GasReading, GasSample } from '../commands';
import type { PermitState } from '../state';

interface Seen<N extends CommandName> {
  readonly permit: PermitState;
  readonly body: CommandOf<N>['body'];
  readonly pack: TypePack;
  readonly now: Instant;
}
type Check<N extends CommandName> = (seen: Seen<N>) => readonly Unmet[];

const blank = (value: string, field: string): readonly Unmet[] =>
  value.trim() === '' ? [{ code: 'field-required', params: { field }, field: `/${field}` }] : [];

/** Only an open stage can be answered. */
function stageMisses(permit: PermitState, id: string): readonly Unmet[] {
  const stage = permit.stages.find((one) => one.id === id);
  if (!stage) return [{ code: 'stage-unknown', params: { stage: id }, field: '/stage' }];
  return stage.status === 'open'
    ? []
    : [{ code: 'stage-not-open', params: { stage: id, status: stage.status }, field: '/stage' }];
}

const unanswerable: Check<'sendBack'> & Check<'reject'> = ({ permit, body }: Seen<'sendBack'> | Seen<'reject'>) => [
  ...stageMisses(permit, body.stage),
  ...blank(body.reason, 'reason'),
];

const confirmMeasures: Check<'confirmMeasures'> = ({ body, pack }) =>
  body.confirmations.flatMap(({ measure: id, applicable }, index): Unmet[] => {
    const measure = pack.measures.find((one) => one.id === id);
    const field = `/confirmations/${index}`;
    if (!measure) return [{ code: 'measure-unknown', params: { measure: id }, field: `${field}/measure` }];
    if (applicable || measure.mayBeNotApplicable) return [];
    const { clause, certainty } = measure;
    return [{ code: 'measure-not-waivable', params: { measure: id }, field: `${field}/applicable`, clause, certainty }];
  });

function readingMisses({ substance, value, unit }: GasReading, field: string, pack: TypePack): readonly Unmet[] {
  const kind = substance === 'combustible' || substance === 'oxygen' ? substance : 'toxic';
  const units = pack.gasUnits?.[kind];
  if (units && !units.includes(unit)) {
    return [{ code: 'gas-unit-wrong', params: { substance, unit, expected: units }, field: `${field}/unit` }];
  }
  const possible = Number.isFinite(value) && value >= 0 && (unit !== '%vol' || value <= 100);
  return possible
    ? []
    : [{ code: 'gas-value-impossible', params: { substance, value, unit }, field: `${field}/value` }];
}

function sampleMisses(sample: GasSample, field: string, pack: TypePack, now: Instant): readonly Unmet[] {
  const { sampledAt, readings } = sample;
  const future: Unmet[] =
    sampledAt > now ? [{ code: 'sample-in-future', params: { sampledAt }, field: `${field}/sampledAt` }] : [];
  const empty: Unmet[] =
    readings.length === 0 ? [{ code: 'sample-without-readings', params: {}, field: `${field}/readings` }] : [];
  // Of two readings of one substance at one point in one moment nobody can say which holds; the lower one would hide the higher.
  const twice = readings.flatMap(({ substance }, index): Unmet[] =>
    readings.findIndex((one) => one.substance === substance) < index
      ? [{ code: 'gas-substance-twice', params: { substance }, field: `${field}/readings/${index}/substance` }]
      : [],
  );
  return [
    ...future,
    ...empty,
    ...twice,
    ...readings.flatMap((reading, index) => readingMisses(reading, `${field}/readings/${index}`, pack)),
  ];
}

const recordGas: Check<'recordGas'> = ({ body, pack, now }) =>
  body.samples.flatMap((sample, index) => sampleMisses(sample, `/samples/${index}`, pack, now));

function valueMisses(
  { id, kind, required, min, max }: StepValue,
  value: string | number | boolean | undefined,
): readonly Unmet[] {
  const field = `/values/${id}`;
  if (value === undefined) return required ? [{ code: 'field-required', params: { field: id }, field }] : [];
  const kinds = { text: 'string', number: 'number', flag: 'boolean' } as const;
  if (typeof value !== kinds[kind]) return [{ code: 'step-value-kind', params: { value: id, kind }, field }];
  if (typeof value === 'string') return blank(value, `values/${id}`);
  if (typeof value !== 'number') return [];
  const possible = Number.isFinite(value) && (min === undefined || value >= min) && (max === undefined || value <= max);
  return possible ? [] : [{ code: 'step-value-impossible', params: { value: id, given: value }, field }];
}

const recordStep: Check<'recordStep'> = ({ body, pack }) => {
  const step = pack.steps?.find(({ id }) => id === body.step);
  if (!step) return [{ code: 'step-unknown', params: { step: body.step }, field: '/step' }];
  const { values = [] } = step;
  const strange = Object.keys(body.values ?? {}).filter((id) => !values.some((value) => value.id === id));
  // A step that failed may have been broken off before everything could be read.
  const asked = values.map((value) => (body.passed ? value : { ...value, required: false }));
  return [
    ...strange.map((id): Unmet => ({ code: 'field-unknown', params: { field: id }, field: `/values/${id}` })),
    ...asked.flatMap((value) => valueMisses(value, body.values?.[value.id])),
  ];
};

const placed: Check<'checkIn'> & Check<'takePost'> = ({ body }: Seen<'checkIn'> | Seen<'takePost'>) =>
  body.place.workPointCode === 'differs'
    ? [{ code: 'work-point-code-differs', params: { who: 'actor' }, field: '/place' }]
    : [];

/** Commands that aren't here say nothing wrong by themselves. */
const checks: { readonly [N in CommandName]?: Check<N> } = {
  approve: ({ permit, body }) => stageMisses(permit, body.stage),
  sendBack: unanswerable,
  reject: unanswerable,
  confirmMeasures,
  recordGas,
  recordStep,
  checkIn: placed,
  takePost: placed,
  suspend: ({ body }) => blank(body.reason, 'reason'),
  extend: ({ body }) => blank(body.reason, 'reason'),
  handOverShift: ({ body }) => blank(body.note, 'note'),
  cancel: ({ body }) => blank(body.reason, 'reason'),
  revoke: ({ body }) => blank(body.reason, 'reason'),
};

export function bodyMisses(permit: PermitState, command: Command, pack: TypePack, now: Instant): readonly Unmet[] {
  const check = checks[command.name] as Check<CommandName> | undefined;
  return check?.({ permit, body: command.body, pack, now }) ?? [];
}
