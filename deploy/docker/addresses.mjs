/** Prints where the composed system listens on this machine, as end-to-end tests want it. */
const on = (port) => `http://127.0.0.1:${port}`;
const addresses = {
  permit: on(3001),
  qualification: on(3002),
  notification: on(3003),
  issuer: on(3009),
  temporal: '127.0.0.1:17233',
  temporalUi: on(18233),
  kafka: '127.0.0.1:19092',
};
process.stdout.write(`${JSON.stringify(addresses)}\n`);
