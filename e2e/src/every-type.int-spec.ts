/** Every shipped permit type through its whole life by HTTP, as its own cases tell it, and what it is refused on the way, each by its code (P8, T3, X3). */
import { instant } from '@holdpoint/local/plant';
import type { ApiError } from '@holdpoint/local/client';
import { api, type Ticket } from './ticket';
import { layOutPlace, shippedTypes, ToldStory } from './told-story';

beforeAll(layOutPlace);

const codes = ({ body }: ApiError): string[] => body.reasons.map(({ code }) => code);

/** The type's own conditions: what an issued ticket is refused at its start, by code and clause, before anything of the spot is recorded. */
const ownGates: Readonly<Record<string, readonly (readonly [code: string, clause: string])[]>> = {
  'hot-work': [
    ['gas-point-not-sampled', '5.3.1 b'],
    ['gas-not-tested', '5.3.2'],
    ['wind-not-reported', '5.2.15'],
  ],
  'confined-space': [
    ['guardian-absent', '6.8'],
    ['gas-point-not-sampled', '6.3 a'],
    ['gas-not-tested', '6.4'],
  ],
  'blind-plate': [
    ['guardian-absent', '7.5'],
    ['step-open', '7.5'],
    ['step-value-missing', '7.4'],
  ],
  height: [
    ['guardian-absent', '8.2.2'],
    ['step-open', '8.2.3'],
    ['wind-not-reported', '8.2.6'],
  ],
  lifting: [
    ['step-open', '9.2.5'],
    ['step-open', '9.2.9'],
    ['wind-not-reported', '9.2.4'],
  ],
  'temporary-power': [
    ['step-open', '10.3'],
    ['step-open', '10.4'],
    ['gas-not-tested', '10.1'],
  ],
  excavation: [
    ['check-in-missing', '4.10'],
    ['guardian-absent', '4.10'],
  ],
  'road-closing': [
    ['step-open', '12.1'],
    ['step-open', '12.2'],
    ['guardian-absent', '4.10'],
  ],
  'general-work': [['guardian-absent', '8']],
  'confined-space-entry': [['guardian-absent', '1910.146(i)(4)']],
  'hot-work-us': [
    ['guardian-absent', '1910.252(a)(2)(iii)(A)'],
    ['gas-not-tested', '1910.252(a)(2)(vi)'],
  ],
  'lockout-tagout': [
    ['step-open', '1910.147(c)(9)'],
    ['isolation-point-open', '1910.147(d)(4)'],
  ],
};

/** What the form alone shows: nothing is written of it. */
async function refusedAtTheDoor(story: ToldStory): Promise<void> {
  const { form, validityMinutes } = await story.rules();
  const submit = (more: object): Promise<ApiError> =>
    api.refused(story.who(), 'permit', '/permits', { ...story.submission(), ...more });
  const empty = await submit({ form: {} });
  const missing = empty.body.reasons.filter(({ code }) => code === 'field-required').map(({ field }) => field);
  expect(missing).toEqual(expect.arrayContaining(form.filter((line) => line.required).map(({ id }) => `/form/${id}`)));
  const longest = Math.max(...Object.values(validityMinutes.byLevel));
  const long = await submit({ window: { from: instant(1), until: instant(longest + 3) } });
  expect(long.body.reasons).toContainEqual(
    expect.objectContaining({ code: 'window-too-long', field: '/window/until' }),
  );
  const alone = await submit({ people: [] });
  expect(codes(alone)).toContain('role-not-filled');
}

/** Nobody signs over an open measure, for another, or on a ticket that was altered. */
async function refusedAtApproval(story: ToldStory, ticket: Ticket): Promise<void> {
  const { stages } = await ticket.read();
  const { stage = '', duties = [] } = stages[0] ?? {};
  const careless = await ticket.refusedOnSpot(story.who(duties[0]), 'approve', { stage });
  expect([careless.body.code, codes(careless)]).toEqual([
    'conditions-not-met',
    expect.arrayContaining(['measure-open']),
  ]);
  const stranger = await ticket.refusedOnSpot(story.who('person-in-charge'), 'approve', { stage });
  expect([stranger.status, stranger.body.code]).toEqual([403, 'not-entitled']);
  const { type: _type, pack: _pack, ...altered } = story.submission() as Record<string, unknown>;
  const again = await ticket.refused(story.who(), 'resubmissions', altered);
  expect([again.status, again.body.code]).toEqual([409, 'ticket-final']);
  const early = await ticket.refused(story.who('person-in-charge'), 'start');
  expect([early.status, early.body.code]).toEqual([409, 'wrong-phase']);
}

/** What stands against the start is what everybody could read beforehand, and the type's own conditions are among it. */
async function refusedAtTheStart(story: ToldStory, ticket: Ticket): Promise<void> {
  const open = await ticket.obstacles('start');
  const early = await ticket.refusedOnSpot(story.who('person-in-charge'), 'start');
  expect(early.body.code).toBe('conditions-not-met');
  expect(codes(early).sort()).toEqual(open.map(({ code }) => code).sort());
  const own = ownGates[story.shipped.type];
  expect(own).toBeDefined();
  for (const [code, clause] of own ?? [])
    expect(early.body.reasons).toContainEqual(expect.objectContaining({ code, clause }));
}

/** While it goes on nobody gives it more time but whom the pack lets. */
async function refusedMoreTime(story: ToldStory, ticket: Ticket): Promise<void> {
  const { extension } = await story.rules();
  const more = await ticket.refusedOnSpot(story.who('person-in-charge'), 'extend', {
    until: instant(600),
    reason: 'the crane came late',
  });
  expect(codes(more)).toEqual([extension ? 'not-yours-to-do' : 'validity-not-extended']);
}

it.each(shippedTypes.map(({ pack, type }) => [`${pack}/${type}`, { pack, type }] as const))(
  '%s lives from a qualified crew to the archive, is refused what it may not, and its record proves it',
  async (_, shipped) => {
    const story = new ToldStory(shipped);
    await story.castPeople();
    await refusedAtTheDoor(story);
    const begun = await story.submit();
    expect([begun.phase, begun.state.ended]).toEqual(['inApproval', undefined]);
    const ticket = story.onTicket;
    await refusedAtApproval(story, ticket);
    let unfinished: string | undefined;
    for (const act of story.acts) {
      if (act.do === 'submit' || act.do === 'prerequisites-reported') continue;
      if (act.do === 'start') {
        // What it asks is open to everybody beforehand, and the guardian's going shuts it again.
        expect(await ticket.obstacles('start')).toEqual([]);
      }
      if (act.do === 'hand-back') {
        const careless = await ticket.refused(story.who(act.by), 'hand-back', { siteClear: false, restored: true });
        expect(codes(careless)).toContain('site-not-clear');
        const early = await ticket.refused(story.who('archive'), 'archive');
        expect([early.status, early.body.code]).toEqual([409, 'wrong-phase']);
      }
      if (act.do === 'end-fire-watch') {
        const { phase } = await ticket.read();
        if (phase !== 'fireWatch') continue;
        const early = await ticket.refused(story.who(act.by), 'end-fire-watch', { clear: true });
        expect(codes(early)).toContain('fire-watch-running');
        unfinished = phase;
        break;
      }
      await story.act(act);
      if (act.do === 'issue') await refusedAtTheStart(story, ticket);
      if (act.do === 'start') await refusedMoreTime(story, ticket);
    }
    expect((await ticket.read()).phase).toBe(unfinished ?? 'archived');
    const { folded, row } = await ticket.proof();
    expect(row).toMatchObject(folded as object);
  },
);
