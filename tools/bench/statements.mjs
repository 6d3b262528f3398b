/** SQL statements that the permit service sends, as its own counters tell: the door, the worker, the relay apart. */

const line = /^holdpoint_sql_statements_total\{([^}]*)\} (\S+)$/gm;

async function counted(process, address, into) {
  const text = await (await fetch(`${address}/metrics`)).text();
  for (const [, labels, value] of text.matchAll(line)) {
    const pool = /pool="([^"]*)"/.exec(labels)?.[1] ?? 'unknown';
    const kind = /kind="([^"]*)"/.exec(labels)?.[1] ?? 'unknown';
    const name = `${process}/${pool}/${kind}`;
    into[name] = (into[name] ?? 0) + Number(value);
  }
}

/** @returns {Promise<Record<string, number>>} by process, pool and kind */
export async function statements(addresses) {
  const found = {};
  await counted('permit', addresses.permit, found);
  await counted('permit-worker', addresses.worker, found);
  return found;
}
export const statementsBetween = (before, after) =>
  Object.fromEntries(
    Object.entries(after)
      .map(([name, count]) => [name, count - (before[name] ?? 0)])
      .filter(([, count]) => count > 0),
  );
