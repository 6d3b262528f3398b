/** Every shipped permit type through its whole life by HTTP, as its own cases tell it: no line here knows a type (P8, X3). */
import { layOutPlace, shippedTypes, ToldStory } from './told-story';

beforeAll(layOutPlace);

it.each(shippedTypes.map(({ pack, type }) => [`${pack}/${type}`, { pack, type }] as const))(
  '%s lives from a qualified crew to the archive, and its record proves it',
  async (_, shipped) => {
    const story = new ToldStory(shipped);
    await story.castPeople();
    const begun = await story.submit();
    expect([begun.phase, begun.state.ended]).toEqual(['inApproval', undefined]);
    const ticket = story.onTicket;
    let unfinished: string | undefined;
    for (const act of story.acts) {
      if (act.do === 'submit' || act.do === 'prerequisites-reported') continue;
      if (act.do === 'start') {
        // What it asks is open to everybody beforehand, and the guardian's going shuts it again.
        expect(await ticket.obstacles('start')).toEqual([]);
      }
      if (act.do === 'hand-back') {
        const careless = await ticket.refused(story.who(act.by), 'hand-back', { siteClear: false, restored: true });
        expect(careless.body.reasons.map(({ code }) => code)).toContain('site-not-clear');
      }
      if (act.do === 'end-fire-watch') {
        const { phase } = await ticket.read();
        if (phase !== 'fireWatch') continue;
        const early = await ticket.refused(story.who(act.by), 'end-fire-watch', { clear: true });
        expect(early.body.reasons.map(({ code }) => code)).toContain('fire-watch-running');
        unfinished = phase;
        break;
      }
      await story.act(act);
      if (act.do === 'issue') {
        const early = await ticket.refused(story.who('person-in-charge'), 'start', {});
        expect(early.body.code).toBe('conditions-not-met');
        expect(early.body.reasons.length).toBeGreaterThan(0);
      }
    }
    expect((await ticket.read()).phase).toBe(unfinished ?? 'archived');
    const { folded, row } = await ticket.proof();
    expect(row).toMatchObject(folded as object);
  },
);
