/** The mail server keeps mails as people read them, and refuses when told. */
import { createTransport } from 'nodemailer';
import { smtpSink, type SmtpSink } from './smtp-sink';

describe('smtpSink', () => {
  let sink: SmtpSink;
  beforeEach(async () => {
    sink = await smtpSink();
  });
  afterEach(() => sink.close());

  const send = async (more: object = {}): Promise<void> => {
    const transport = createTransport(sink.url);
    await transport.sendMail({
      from: 'holdpoint@plant.example',
      to: ['a@plant.example', 'b@plant.example'],
      subject: '动火作业票 DH-2026-000001 未批准：到期无人签批，不得开工 / NOT approved',
      text: '此票已过期，未获批准。\nThis permit expired and is NOT approved.',
      ...more,
    });
    transport.close();
  };

  it('keeps a mail as a person reads it, in Chinese and English', async () => {
    await send();
    expect(sink.mails).toHaveLength(1);
    expect(sink.mails[0]).toMatchObject({
      from: 'holdpoint@plant.example',
      to: ['a@plant.example', 'b@plant.example'],
      subject: '动火作业票 DH-2026-000001 未批准：到期无人签批，不得开工 / NOT approved',
      text: '此票已过期，未获批准。\nThis permit expired and is NOT approved.',
    });
  });

  it('reads both parts of a mail that has HTML too', async () => {
    await send({ html: '<p>未获批准</p>' });
    expect(sink.mails[0]?.text).toContain('未获批准');
    expect(sink.mails[0]?.html).toBe('<p>未获批准</p>');
  });

  it('refuses as often as told, then accepts', async () => {
    sink.refuse(1, 451);
    await expect(send()).rejects.toMatchObject({ responseCode: 451 });
    await send();
    expect(sink.mails).toHaveLength(1);
    expect(sink.refused).toBe(1);
  });
});
