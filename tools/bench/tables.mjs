/** The tables of docs/performance.md, from a run's file: nobody types a figure. */

const sum = (values) => values.reduce((total, value) => total + value, 0);
const cpuOf = (cpu) => sum(Object.entries(cpu).map(([name, ms]) => (name === 'driver' ? 0 : ms)));

/** Who sends a statement, by the counter's process and pool. */
const senders = {
  door: (name) => name.startsWith('permit/runtime/'),
  worker: (name) => name.startsWith('permit-worker/runtime/'),
  'outbox relay': (name) => /^[^/]+\/(relay|wake)\//.test(name),
};

const row = (...cells) => `| ${cells.join(' | ')} |`;
const table = (head, rows) =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');
const ms = (value) => (value === undefined ? '' : Math.round(value));
const pair = ({ p50, p95 }) => `${ms(p50)} / ${ms(p95)}`;
const two = (value) => value.toFixed(2);

const rates = ({ ratio, ratioToSameHistory, runs }) =>
  table(
    [
      'in flight',
      'lives',
      'ours /s',
      'bare /s',
      'same history /s',
      'ratio',
      'ratio to same history',
      'our command p50 / p95 ms',
      'bare update p50 / p95 ms',
      'commit to published p50 / p95 ms',
      'commit to consumer p50 / p95 ms',
    ],
    runs.map(({ inFlight, ours, bare, same }) => [
      inFlight,
      ours.lives,
      two(ours.livesPerSecond),
      two(bare.livesPerSecond),
      two(same.livesPerSecond),
      `**${two(ratio[inFlight])}**`,
      two(ratioToSameHistory[inFlight]),
      pair(ours.commandMs),
      pair(bare.commandMs),
      pair(ours.commitToPublishedMs),
      pair(ours.commitToConsumerMs),
    ]),
  );

function cpuTable({ runs }) {
  const kinds = { ours: 'ours', bare: 'bare', same: 'same history' };
  const columns = runs.flatMap((run) =>
    Object.entries(kinds).map(([kind, words]) => ({ head: `${words}, ${run.inFlight}`, cpu: run[kind].cpu })),
  );
  const names = [...new Set(columns.flatMap(({ cpu }) => Object.keys(cpu)))].sort(
    (one, other) => Number(one === 'driver') - Number(other === 'driver'),
  );
  return table(
    ['CPU ms per life', ...columns.map(({ head }) => head)],
    [
      ...names.map((name) => [name, ...columns.map(({ cpu }) => ms(cpu[name]))]),
      ['**all but the driver**', ...columns.map(({ cpu }) => `**${ms(cpuOf(cpu))}**`)],
    ],
  );
}

function counts({ perLife, perCommand, runs }) {
  const { ours, history } = runs.at(-1);
  const sentBy = (by) => sum(Object.entries(ours.statements).map(([name, count]) => (by(name) ? count : 0)));
  const split = Object.entries(senders).map(([name, by]) => `${name} ${two(sentBy(by) / ours.commands)}`);
  return table(
    ['per life', 'count', 'per command', 'aim per command'],
    [
      ['commands', perLife.commands, '', ''],
      ['history events', perLife.historyEvents, two(perCommand.historyEvents), 8],
      ['history bytes', ms(history.historyBytes), ms(history.historyBytes / perLife.commands), ''],
      ['workflow tasks', perLife.workflowTasks, two(perCommand.workflowTasks), 1.2],
      [
        'SQL statements of the permit service',
        two(perLife.sqlStatements),
        `${two(perCommand.sqlStatements)}: ${split.join(', ')}`,
        6,
      ],
      ['Kafka messages, all services', two(perLife.messages), two(perLife.messages / perLife.commands), ''],
      ["the driver's own reads", two(perLife.reads), '', ''],
    ],
  );
}

/** @param found what `figures` gave, or a file of it, of a run with lives @returns {string} Markdown, to be put into docs/performance.md as it is */
export function tables(found) {
  const { machine, runs } = found;
  const kinds = Object.entries(runs.at(-1).history.byKind).map(([kind, count]) => `${kind} ${count}`);
  return [
    `${machine.at.slice(0, 10)}, ${machine.cores} cores, Node ${machine.node}, load average before ${machine.loadBefore}, after ${machine.loadAfter}.`,
    rates(found),
    cpuTable(found),
    counts(found),
    `One history: ${kinds.join(', ')}.`,
  ].join('\n\n');
}
