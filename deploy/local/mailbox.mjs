/** A mail server for the demonstration: takes every mail on loopback and keeps it as a file, sends nothing on. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';

const folder = process.env.HOLDPOINT_MAILBOX;
const port = Number(process.env.HOLDPOINT_SMTP_PORT ?? 3025);
mkdirSync(folder, { recursive: true });
let count = 0;

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  disableReverseLookup: true,
  onData(stream, session, done) {
    const chunks = [];
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('end', () => {
      count += 1;
      const name = `${new Date().toISOString().replaceAll(':', '-')}-${String(count).padStart(5, '0')}.eml`;
      writeFileSync(join(folder, name), Buffer.concat(chunks));
      done();
    });
  },
});
server.on('error', (error) => {
  // A client that goes away in the middle is no reason to end; a port that is taken is.
  console.error(error.message);
  if (error.code === 'EADDRINUSE' || error.code === 'EACCES') process.exit(1);
});
server.listen(port, process.env.HOLDPOINT_LISTEN ?? '127.0.0.1', () =>
  console.log(`mail on ${port}, kept in ${folder}`),
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
