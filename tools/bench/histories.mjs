/** What lives left in Temporal: events, bytes, workflow tasks, updates, timers and activities of each, on average. */

/** Kinds of events as Temporal names their attributes. */
const wanted = {
  workflowTasks: 'workflowTaskCompleted',
  updates: 'workflowExecutionUpdateAccepted',
  timers: 'timerStarted',
  activities: 'activityTaskScheduled',
  markers: 'markerRecorded',
  upserts: 'upsertWorkflowSearchAttributes',
};
const suffix = 'EventAttributes';
const kindOf = (event) =>
  Object.keys(event)
    .find((name) => name.endsWith(suffix) && event[name])
    ?.slice(0, -suffix.length) ?? 'unknown';

/** @param {readonly string[]} workflowIds @returns means over these lives; `byKind` of the first of them */
export async function historiesOf(client, workflowIds) {
  const lives = [];
  let bytes = 0;
  for (const id of workflowIds) {
    const handle = client.workflow.getHandle(id);
    lives.push(((await handle.fetchHistory()).events ?? []).map(kindOf));
    bytes += (await handle.describe()).historySize ?? 0;
  }
  const mean = (count) => lives.reduce((sum, kinds) => sum + count(kinds), 0) / lives.length;
  const byKind = {};
  for (const kind of lives[0]) byKind[kind] = (byKind[kind] ?? 0) + 1;
  return {
    historyEvents: mean((kinds) => kinds.length),
    historyBytes: bytes / lives.length,
    ...Object.fromEntries(
      Object.entries(wanted).map(([name, kind]) => [name, mean((kinds) => kinds.filter((one) => one === kind).length)]),
    ),
    byKind,
  };
}
