/** The month in numbers: by type and what became of it, by course and site; then what differs. */

const tally = (rows, keyOf) => {
  const counts = {};
  for (const row of rows) counts[keyOf(row)] = (counts[keyOf(row)] ?? 0) + 1;
  return counts;
};

export function countsOf(lives, rows) {
  const types = [...new Set(rows.map(({ type }) => type))].sort();
  return {
    permits: rows.length,
    live: rows.filter(({ live }) => live).length,
    byType: Object.fromEntries(
      types.map((type) => [
        type,
        tally(
          rows.filter((row) => row.type === type),
          ({ phase }) => phase,
        ),
      ]),
    ),
    bySite: tally(rows, ({ site }) => site),
    byCourse: tally(lives, ({ course }) => course),
  };
}

const line = (counts) =>
  Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

export function printMonth({ byType, bySite, byCourse, permits, live, running, messages, differences, seconds, seed }) {
  console.log(`\n${permits} permits in ${seconds} s (seed ${seed}); ${live} of them live, ${running} workflows run`);
  for (const [type, counts] of Object.entries(byType)) console.log(`  ${type.padEnd(22)} ${line(counts)}`);
  console.log(`sites    ${line(bySite)}`);
  console.log(`courses  ${line(byCourse)}`);
  const { transitions, events = 'not looked at', consumed = 'not looked at', pending = 'not looked at' } = messages;
  console.log(
    `${transitions} transitions, events ${events}, taken by every consumer ${consumed}, waiting in an outbox ${pending}`,
  );
  if (differences.length === 0)
    return console.log('Every audit file verifies, every fold is its row, nothing is left over.');
  console.log(`\n${differences.length} differences, the first of them:`);
  for (const { what, words } of differences.slice(0, 20)) console.log(`  ${what}: ${words}`);
}
