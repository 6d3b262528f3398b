/** Takes one hot-work permit through its whole life by the public API only, and prints each step: who acted, what came of it. */
import { apiOf, nameOf } from './client.mjs';
import { duties, instant, overlay, site, workPoints, zone } from './plant.mjs';
import { say } from './progress.mjs';
import { phonesOf } from './signing.mjs';

const workPoint = 'tk-101-north';
const onSpot = { workPointCode: workPoints[workPoint].code };
export const crew = { charge: 'p-wang-wei', welder: 'p-li-qiang', guardian: 'p-zhang-min', tester: 'p-chen-jie' };

export const submission = () => ({
  type: 'hot-work',
  site,
  area: 'tank-farm',
  workPoint,
  window: { from: instant(-1), until: instant(4 * 60) },
  people: [
    { person: crew.charge, role: 'person-in-charge' },
    { person: crew.welder, role: 'welder' },
    { person: crew.guardian, role: 'guardian' },
    { person: crew.tester, role: 'gas-tester' },
  ],
  coordinator: duties['safety-officer'],
  form: {
    unit: '罐区',
    workUnit: '检修二班',
    content: 'Weld a bracket on the pipe rack north of TK-101',
    place: 'Pipe rack, column 14, 3.5 m',
    method: ['welding'],
    placeKind: 'pipe-rack',
    wholePlantStopped: false,
    specialCircumstances: false,
    byDayOnly: false,
    hotTapping: false,
    heldHazardous: false,
    processEquipment: false,
    oxygenEquipment: false,
    energies: [],
    lowestLel: 4.3,
    samplePlaces: ['outside'],
    continuousMonitoring: false,
    openAir: true,
    windNecessary: false,
    insideConfinedSpace: false,
    corrosives: false,
    otherWork: [],
    hazards: [{ hazard: 'Sparks falling on the drain below', control: 'Fire blanket, drain covered' }],
    // Asked for at special level, to which work at night or on a holiday is lifted.
    workPlan: { sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', name: 'work-plan.pdf' },
  },
  workOrder: 'WO-4500012345',
});

const sample = (value) => ({
  samples: [
    {
      sampledAt: instant(-1),
      instrument: 'gd-07',
      point: 'outside',
      distanceM: 4,
      purpose: 'test',
      readings: [{ substance: 'combustible', value, unit: '%vol' }],
    },
  ],
});

const clock = () => new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'medium' }).format(Date.now());

/** The permit's own story-teller: acts, and prints what was done and what came of it. */
class Walk {
  steps = 0;
  acts = new Map();

  constructor(addresses) {
    this.addresses = addresses;
    this.api = apiOf(addresses);
    this.phones = phonesOf(this.api);
  }
  tell(who, what, result) {
    this.steps += 1;
    say(`  ${String(this.steps).padStart(2)}  ${clock()}  ${nameOf(who)}`);
    say(`                  ${what}${result ? `  →  ${result}` : ''}`);
  }
  async act(who, what, command, body = {}) {
    const reply = await this.api.post(who, 'permit', `/permits/${this.number}/${command}`, body);
    this.tell(
      who,
      `${what}   POST /permits/${this.number}/${command}`,
      `${reply.phase} (version ${reply.sequence}: ${reply.events.join(', ')})`,
    );
    return reply;
  }
  /** Reads what is shown, signs it with a key of their own, and acts with the signature. */
  async signs(who, what, act, body) {
    const signature = await this.phones.sign(who, this.number, act, body);
    const reply = await this.act(who, what, act.command, { ...body, place: onSpot, signature });
    say(
      `                  signed over what was shown, SHA-256 ${signature.shown.slice(0, 12)}…, with a key of their own`,
    );
    return reply;
  }
  async refusal(who, what, command, body = {}) {
    const { status, body: problem } = await this.api.refused(who, 'permit', `/permits/${this.number}/${command}`, body);
    this.tell(who, `${what}   POST /permits/${this.number}/${command}`, `refused, ${status} ${problem.code}`);
    for (const { message, clause } of problem.reasons ?? [])
      say(`                    - ${message}${clause ? ` (cl. ${clause})` : ''}`);
    return problem;
  }
  read(who = crew.charge) {
    return this.api.get(who, 'permit', `/permits/${this.number}`);
  }
  async until(words, holds, within = 60_000) {
    for (const bound = Date.now() + within; Date.now() < bound;) {
      const permit = await this.read();
      if (holds(permit)) return permit;
      if (!permit.live)
        throw new Error(`${this.number} is ${permit.phase}, and should be ${words}: ${JSON.stringify(permit.state)}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${this.number} was not ${words} within ${within / 1000} s`);
  }
}

/** Every measure that the pack asks for at this level, confirmed by whoever it names. */
async function confirmMeasures(walk, permit) {
  const { pack } = await walk.api.get(
    crew.charge,
    'permit',
    `/packs/${overlay.on.pack}/${overlay.on.type}?site=${site}`,
  );
  const applies = ({ when }) =>
    !when ||
    when.some((match) => Object.entries(match).every(([path, value]) => path === 'level' && value === permit.level));
  const who = { 'person-in-charge': crew.charge, guardian: crew.guardian, ...duties };
  for (const confirmer of new Set(pack.measures.filter(applies).map(({ confirmedBy }) => confirmedBy))) {
    const confirmations = pack.measures
      .filter((measure) => applies(measure) && measure.confirmedBy === confirmer)
      .map(({ id }) => ({ measure: id, applicable: true }));
    await walk.act(who[confirmer], `confirms ${confirmations.length} measures as ${confirmer}`, 'confirm-measures', {
      confirmations,
    });
  }
}

/** Every stage in its order, signed on the spot by whoever holds the duty. */
async function approve(walk) {
  let refusedOnce = false;
  for (
    let permit = await walk.read();
    permit.phase === 'inApproval';
    permit = await walk.until(
      'approved or at its next stage',
      (one) => one.phase !== 'inApproval' || one.stages.length > 0,
    )
  ) {
    for (const { stage, duties: may } of permit.stages) {
      const duty = may[0];
      if (!refusedOnce) {
        await walk.refusal(duties[duty], `tries to sign stage ${stage} from the office`, 'approve', { stage });
        refusedOnce = true;
      }
      await walk.signs(
        duties[duty],
        `signs stage ${stage} as ${duty}, having scanned the plate at the work point`,
        { command: 'approve', name: 'approve', query: `&stage=${stage}` },
        { stage },
      );
    }
  }
}

async function prepareAndStart(walk, level) {
  await walk.act(crew.charge, 'gives the briefing 交底 and signs', 'sign-briefing', { as: 'giver', place: onSpot });
  for (const person of [crew.welder, crew.guardian])
    await walk.act(person, 'signs for the briefing received', 'sign-briefing', { as: 'receiver', place: onSpot });
  const check = { command: 'check-ticket', name: 'checkTicket' };
  await walk.signs(duties['shift-leader'], 'checks the ticket 验票', check, {});
  await walk.act(crew.charge, 'takes the ticket over', 'issue');
  await walk.refusal(crew.charge, 'tries to start at once', 'start', { place: onSpot });
  const { obstacles } = await walk.api.get(crew.guardian, 'permit', `/permits/${walk.number}/obstacles?moment=start`);
  walk.tell(
    crew.guardian,
    `asks "why can't I start?"   GET /permits/${walk.number}/obstacles`,
    `${obstacles.length} unmet`,
  );
  for (const { message, mendBy } of obstacles)
    say(`                    - ${message}${mendBy ? `; can be mended by ${mendBy}` : ''}`);
  await walk.act(crew.tester, 'records the gas sample: combustible 0.05 % vol', 'record-gas', sample(0.05));
  await walk.act(crew.charge, 'scans in on site as applicant', 'check-in', { as: 'applicant', place: onSpot });
  await walk.act(crew.guardian, 'scans in on site as guardian', 'check-in', { as: 'guardian', place: onSpot });
  await walk.act(crew.charge, 'reports the wind: force 3', 'report-weather', { windForce: 3 });
  if (level === 'special')
    await walk.act(crew.charge, 'reports that the recording runs', 'report-recording', {
      on: true,
      explosionProof: true,
      reference: 'nvr-3/ch12',
    });
  await walk.act(crew.charge, 'starts the work', 'start', { place: onSpot });
}

async function workAndEnd(walk) {
  await walk.act(crew.welder, 'smells gas and stops the job: anyone may', 'suspend', {
    reason: 'smell-of-gas',
    detail: 'Near the south drain',
  });
  await walk.act(crew.tester, 'tests again: combustible 0.04 % vol', 'record-gas', sample(0.04));
  await walk.act(crew.charge, 'resumes the work', 'resume', { place: onSpot });
  const handed = await walk.act(crew.charge, 'hands the work back: site clear, no embers, all restored', 'hand-back', {
    siteClear: true,
    noEmbers: true,
    restored: true,
  });
  if (handed.phase === 'fireWatch') throw new Error('the fire watch runs; the demonstration site should have none');
  const accept = { command: 'accept-completion', name: 'acceptCompletion' };
  await walk.signs(duties['shift-leader'], 'accepts the completed work on site', accept, {});
  await walk.act(duties['shift-leader'], 'closes the ticket', 'close');
  await walk.act(duties.archive, 'files the ticket', 'archive');
}

/** @returns {Promise<{ number: string, workflowId: string, sequence: number }>} */
export async function walk(addresses) {
  const story = new Walk(addresses);
  const submitted = await story.api.post(crew.charge, 'permit', '/permits', submission());
  story.number = submitted.number;
  story.tell(crew.charge, 'submits a hot-work permit   POST /permits', `${submitted.number} ${submitted.phase}`);
  const permit = await story.until('in approval', ({ phase }) => phase === 'inApproval');
  const workflow = `${addresses.temporalUi}/namespaces/default/workflows/${encodeURIComponent(permit.workflow.workflowId)}`;
  say(`                  its workflow in Temporal: ${workflow}`);
  say(
    `                  its API: ${addresses.permit}/permits/${permit.number}   the page to try it on: ${addresses.permit}/docs`,
  );
  story.tell(
    'the workflow itself',
    'asks the qualification service for a report on the crew; all meet the rule',
    `${permit.phase}, level ${permit.level} (cl. ${permit.levelBecause.join(', ')}); waits for ${permit.waiting.on.join(', ')} until ${permit.waiting.dueAt}`,
  );
  await confirmMeasures(story, permit);
  await approve(story);
  await prepareAndStart(story, permit.level);
  await workAndEnd(story);
  const last = await story.until('archived', ({ phase }) => phase === 'archived').catch(async () => story.read());
  say(`\n  ${last.number} is ${last.phase} after ${last.sequence} recorded transitions. Look at it:`);
  say(`    ${workflow}`);
  say(
    `    its audit file: GET ${addresses.permit}/permits/${last.number}/audit, checked offline by npm run audit:verify -- FILE`,
  );
  say(`    (the site's overlay sets the fire watch to 0 minutes; the pack itself asks for 30)`);
  return {
    number: last.number,
    workflowId: permit.workflow.workflowId,
    sequence: last.sequence,
    applicant: crew.charge,
  };
}
