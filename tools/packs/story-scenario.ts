/** A story's world as the exhaustive check lives it: once for each level of the type, and the most dangerous once more under the green channel. */
import { explore, levelOf } from '@holdpoint/permit-domain/exploration';
import type { Scenario } from '@holdpoint/permit-domain/exploration';
import type { CaseFile, IsolationPoint, StepRecord, StoryAct, SubmitBody, TypePack } from '@holdpoint/permit-domain';
import { readingsOf, World } from '@holdpoint/permit-domain/cases';

const actsOf = ({ story }: CaseFile, name: string): readonly StoryAct[] =>
  story.flatMap((step) => ('do' in step && step.do === name ? [step] : []));

/** Numbers around the bounds by which a level is chosen: at each, and a little to both sides. */
const aroundBounds = ({ levels }: TypePack, field: string): readonly number[] =>
  levels.choose.flatMap(({ when = [] }) =>
    when.flatMap((match) => {
      const range = match[`form.${field}`];
      if (typeof range !== 'object' || Array.isArray(range)) return [];
      return Object.values(range as Readonly<Record<string, number>>).flatMap((at) => [at, at - 0.1, at + 0.1]);
    }),
  );

/** The story's form, and every form that differs from it in one choice, flag or number that a level hangs on. */
function forms(pack: TypePack, form: SubmitBody['form']): readonly SubmitBody['form'][] {
  const others = pack.form.flatMap(({ id, kind, options = [] }): SubmitBody['form'][] => {
    if (kind === 'flag') return [{ ...form, [id]: form[id] !== true }];
    if (kind === 'number') return aroundBounds(pack, id).map((value) => ({ ...form, [id]: value }));
    return kind === 'choice' ? options.map(({ value }) => ({ ...form, [id]: value })) : [];
  });
  return [form, ...others];
}

/** A step that the story takes twice is one step. */
const firstOfEach = (acts: readonly StoryAct[]): readonly StoryAct[] =>
  acts.filter((act, i) => acts.findIndex((other) => other.with?.step === act.with?.step) === i);

function scenarioOf(pack: TypePack, file: CaseFile): Scenario {
  const world = new World(file.world);
  const [submit] = actsOf(file, 'submit');
  const { applicant, site, duties, instruments } = file.world;
  // As the points stand while work goes on; a story may go on to tell how they are lifted.
  const points = actsOf(file, 'record-isolation')
    .flatMap((act) => (act.with?.points ?? []) as IsolationPoint[])
    .filter(({ state }) => state !== 'removed');
  return {
    name: `${pack.pack}/${pack.type}`,
    pack,
    now: world.at(submit?.at ?? '08:00'),
    application: world.application(),
    applicant,
    holders: duties,
    site: { ...site, specialDays: site.specialDays ?? {} },
    instruments,
    isolations: points,
    steps: firstOfEach(actsOf(file, 'record-step')).map(({ by = 'person-in-charge', with: record }) => ({
      by: world.person(by),
      record: record as unknown as StepRecord,
    })),
    samples: (actsOf(file, 'record-gas')[0]?.samples ?? []).map(({ point, distanceM, instrument, readings }) => ({
      point,
      instrument: instrument ?? 'meter-1',
      ...(distanceM !== undefined && { distanceM }),
      readings: readingsOf(readings),
    })),
  };
}

/** Whether its prerequisites can be met at all: the level of a form is no use when nothing else fits it. */
const goesOn = (scenario: Scenario): boolean => (explore(scenario, 12).phases.inApproval ?? 0) > 0;

function atLevel(scenario: Scenario, level: string): Scenario | undefined {
  const { pack, application, site, now } = scenario;
  return forms(pack, application.form)
    .filter((form) => levelOf({ form, window: application.window }, { site }, pack, now).level === level)
    .map((form) => ({ ...scenario, name: `${scenario.name} ${level}`, application: { ...application, form } }))
    .find(goesOn);
}

/** The applicant is given a duty that may declare it. */
function underGreenChannel(scenario: Scenario): readonly Scenario[] {
  const [declarer] = scenario.pack.greenChannel?.declaredBy ?? [];
  if (declarer === undefined) return [];
  const holders = { ...scenario.holders, [declarer]: [...(scenario.holders[declarer] ?? []), scenario.applicant] };
  const application = { ...scenario.application, greenChannel: { reason: 'It cannot wait' } };
  return [{ ...scenario, name: `${scenario.name}, green channel`, holders, application }];
}

/** @throws Error for a level that no form near the story's has: it would go unexplored in silence */
export function scenariosOf(pack: TypePack, file: CaseFile): readonly Scenario[] {
  const story = scenarioOf(pack, file);
  const levels = pack.levels.order.map((level) => {
    const scenario = atLevel(story, level);
    if (!scenario) throw new Error(`${story.name}: no form near the story's comes to level ${level}`);
    return scenario;
  });
  return [...levels, ...levels.slice(-1).flatMap(underGreenChannel)];
}
