/** The figures as a table to read and as the file to compare. */

const round = (value) =>
  typeof value === 'number'
    ? Math.round(value * 1000) / 1000
    : Array.isArray(value)
      ? value.map(round)
      : value && typeof value === 'object'
        ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, round(one)]))
        : value;
const byLevel = (runs, figure) => Object.fromEntries(runs.map((run) => [run.inFlight, figure(run)]));

/** @param runs one for each number in flight @param conflicts on a crowded site @returns the content of the file */
export function figures(runs, machine, conflicts) {
  return round({ ...(runs.length > 0 && lifeFigures(runs)), conflicts, machine });
}

function lifeFigures(runs) {
  const last = runs.at(-1);
  const each = (figure) => last.ours.lives && figure(last.ours) / last.ours.lives;
  const commands = each((ours) => ours.commands);
  const sqlStatements = each((ours) => Object.values(ours.statements).reduce((sum, count) => sum + count, 0));
  return {
    ratio: byLevel(runs, ({ ours, bare }) => ours.livesPerSecond / bare.livesPerSecond),
    ratioToSameHistory: byLevel(runs, ({ ours, same }) => ours.livesPerSecond / same.livesPerSecond),
    perLife: {
      commands,
      historyEvents: last.history.historyEvents,
      workflowTasks: last.history.workflowTasks,
      sqlStatements,
      messages: each((ours) => ours.messages),
      reads: each((ours) => ours.reads),
    },
    perCommand: {
      historyEvents: last.history.historyEvents / commands,
      workflowTasks: last.history.workflowTasks / commands,
      sqlStatements: sqlStatements / commands,
    },
    cpuMsPerLife: last.ours.cpu,
    runs: runs.map(({ inFlight, ours, bare, same, history }) => ({ inFlight, ours, bare, same, history })),
  };
}

const cells = (name, ...values) =>
  console.log(`  ${name.padEnd(38)}${values.map((value) => String(value).padStart(14)).join('')}`);

function printConflicts({ crowd, ...measured }) {
  cells(`a site with ${crowd.live} live permits, ms`, 'p50', 'p95');
  for (const [name, value] of Object.entries(measured)) if (value.p95 !== undefined) cells(name, value.p50, value.p95);
}

export function printTable({ ratio, ratioToSameHistory, perLife = {}, perCommand, runs = [], conflicts, machine }) {
  console.log(`\n${machine.cores} cores, load before ${machine.loadBefore}, after ${machine.loadAfter}\n`);
  if (conflicts) printConflicts(conflicts);
  for (const { inFlight, ours, bare, same } of runs) {
    cells(`${inFlight} in flight`, 'Holdpoint', 'bare', 'same history');
    cells('lives per second', ours.livesPerSecond, bare.livesPerSecond, same.livesPerSecond);
    cells('command p50, ms', ours.commandMs.p50, bare.commandMs.p50, same.commandMs.p50);
    cells('command p95, ms', ours.commandMs.p95, bare.commandMs.p95, same.commandMs.p95);
    for (const name of Object.keys({ ...ours.cpu, ...bare.cpu }))
      cells(`CPU ms per life, ${name}`, ours.cpu[name] ?? '', bare.cpu[name] ?? '', same.cpu[name] ?? '');
    cells('ratio', '', ratio[inFlight], ratioToSameHistory[inFlight]);
    const { p50, p95 } = ours.commitToConsumerMs;
    console.log(`  commit to consumer: p50 ${p50} ms, p95 ${p95} ms, ${ours.received} receipts\n`);
  }
  for (const [name, value] of Object.entries(perLife)) cells(`${name} per life`, value, perCommand[name] ?? '');
  if (runs.length > 0) console.log('  (second column: per command)');
}
