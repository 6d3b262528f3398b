/** Mail, by any SMTP server: plain text, in the person's language. */
import { SettingsReader } from '@holdpoint/service-kit';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type SentMessageInfo, type Transporter } from 'nodemailer';
import type { Channel, Outcome, Parcel } from '../channel';

/** Seconds that a silent server is waited for, in each phase. */
const patienceMs = 15_000;
/** One address, no list, no display name, no line break: what is refused here can't reach a header. */
const address =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/;

@Injectable()
export class SmtpChannel implements Channel, OnApplicationShutdown {
  readonly name = 'smtp';
  readonly always = false;
  readonly addressKind = 'email';
  readonly lanes = 2;
  readonly batch = 4;
  readonly available: boolean;
  private readonly transport?: Transporter<SentMessageInfo>;
  private readonly from: string;

  constructor() {
    const read = new SettingsReader();
    const url = read.optional('HOLDPOINT_SMTP_URL');
    this.from = read.text('HOLDPOINT_SMTP_FROM', 'Holdpoint <no-reply@holdpoint.invalid>');
    this.available = url !== undefined;
    if (url !== undefined)
      this.transport = createTransport({
        url,
        pool: true,
        // Half of the mails under way: the others' turn comes while their lease is long yet, whatever a silent server costs the first.
        maxConnections: (this.lanes * this.batch) / 2,
        connectionTimeout: patienceMs,
        greetingTimeout: patienceMs,
        socketTimeout: patienceMs,
        dnsTimeout: patienceMs,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
  }

  accepts(given: string): boolean {
    return given.length <= 254 && address.test(given);
  }

  deliver(parcels: readonly Parcel[]): Promise<Outcome[]> {
    return Promise.all(parcels.map((parcel) => this.send(parcel)));
  }

  private async send(parcel: Parcel): Promise<Outcome> {
    if (!this.transport) return { delivered: false, permanent: true, error: 'smtp-not-set-up' };
    if (parcel.address === undefined) return { delivered: false, permanent: true, error: 'no-address' };
    const { subject, body } = parcel.texts[parcel.language];
    // The server may have taken a mail whose success we never recorded: a crash between its "250" and our commit. The attempt that follows carries the
    // same Message-ID, so that servers and mail programs which know it show the mail once; SMTP can promise no more than that.
    const messageId = `<${parcel.id}@holdpoint>`;
    try {
      await this.transport.sendMail({
        from: this.from,
        to: { name: '', address: parcel.address },
        subject,
        text: body,
        messageId,
        date: parcel.createdAt,
        ...(parcel.urgency === 'urgent' ? { priority: 'high' } : {}),
        headers: {
          'Auto-Submitted': 'auto-generated',
          'X-Holdpoint-Correlation': parcel.correlationId,
          ...(parcel.permit === undefined ? {} : { 'X-Holdpoint-Permit': parcel.permit }),
        },
      });
      return { delivered: true, reference: messageId };
    } catch (error) {
      return failureOf(error as SmtpError);
    }
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }
}

interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
}
/** What the server says of this one mail, as opposed to of us or of itself. */
const aboutTheMail = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);

/**
 * A 5xx answer to the mail itself is final. One to our greeting or log-in isn't about this mail: somebody will mend that, and the mail waits. The
 * server's words stay out of the record: they repeat the address.
 */
function failureOf({ code, responseCode, command }: SmtpError): Outcome {
  const permanent = (responseCode ?? 0) >= 500 && aboutTheMail.has(command ?? '');
  const error = responseCode === undefined ? `smtp-${(code ?? 'failed').toLowerCase()}` : `smtp-${responseCode}`;
  return { delivered: false, permanent, error };
}
