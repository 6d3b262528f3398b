/** A mail server on loopback that keeps what it receives, and can be told to refuse. */
import { SMTPServer } from 'smtp-server';
import { readMail, type ReceivedMail } from './mail';

export interface SmtpSink {
  /** For HOLDPOINT_SMTP_URL. */
  readonly url: string;
  readonly port: number;
  readonly mails: readonly ReceivedMail[];
  /** Answers the next mails with this code (451 for "try later", 550 for "never"); Infinity until `accept`. */
  refuse(count: number, code?: number): void;
  accept(): void;
  readonly refused: number;
  close(): Promise<void>;
}

export async function smtpSink(port = 0): Promise<SmtpSink> {
  const mails: ReceivedMail[] = [];
  const refusal = { left: 0, code: 451, count: 0 };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (refusal.left > 0) {
          refusal.left -= 1;
          refusal.count += 1;
          done(Object.assign(new Error('refused by the test'), { responseCode: refusal.code }));
          return;
        }
        const { mailFrom, rcptTo } = session.envelope;
        mails.push(
          readMail(
            Buffer.concat(chunks).toString('utf8'),
            mailFrom ? mailFrom.address : '',
            rcptTo.map((to) => to.address),
          ),
        );
        done();
      });
    },
  });
  server.on('error', () => undefined);
  const taken = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    const listener = server.listen(port, '127.0.0.1', () => {
      const address = listener.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
  return {
    url: `smtp://127.0.0.1:${taken}`,
    port: taken,
    mails,
    refuse(count, code = 451) {
      refusal.left = count;
      refusal.code = code;
    },
    accept() {
      refusal.left = 0;
    },
    get refused() {
      return refusal.count;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
