// A thread that does as it is told, for the specs of the pool: holds until it is let go, fails, ends, or answers.
module.exports = ({ hold, entered, fail, end, say }) => {
  if (entered) Atomics.notify(new Int32Array(entered), Atomics.add(new Int32Array(entered), 0, 1));
  if (hold) Atomics.wait(new Int32Array(hold), 0, 0);
  if (end) process.exit(1);
  if (fail) throw new Error(fail);
  return say;
};
