/** The contract of a channel, held against every registered one on real parts: a new line in the registry is tried here by itself. */
import { randomUUID } from 'node:crypto';
import { databaseSettings, openDatabase, TenantDatabase } from '@holdpoint/service-kit';
import { serviceDatabase, smtpSink, type ServiceDatabase, type SmtpSink } from '@holdpoint/testing';
import { Test, type TestingModule } from '@nestjs/testing';
import { notificationEntities, notificationMigrations } from '../db';
import { InboxStore } from '../db/inbox.store';
import { channelsToken, type Channel, type Parcel } from './channel';
import { channelClasses, channelProviders } from './registry';

let database: ServiceDatabase;
let mail: SmtpSink;
let testing: TestingModule;
let channels: readonly Channel[];
beforeAll(async () => {
  [database, mail] = await Promise.all([serviceDatabase('channels'), smtpSink()]);
  process.env.HOLDPOINT_SMTP_URL = mail.url;
  const source = await openDatabase(
    { name: 'notification', entities: notificationEntities, migrations: notificationMigrations },
    databaseSettings({ HOLDPOINT_DATABASE_URL: database.url, HOLDPOINT_MIGRATION_DATABASE_URL: database.migrationUrl }),
  );
  testing = await Test.createTestingModule({
    providers: [...channelProviders, InboxStore, { provide: TenantDatabase, useValue: new TenantDatabase(source) }],
  }).compile();
  await testing.init();
  channels = testing.get(channelsToken);
});
afterAll(async () => {
  await testing?.get(TenantDatabase).dataSource.destroy();
  await testing?.close();
  await mail?.close();
  await database?.drop();
});

/** What a channel's own addresses look like, and how a spec sees what was delivered; a new channel adds its line. */
const samples: Readonly<Record<string, { readonly address?: string; seen(id: string): Promise<string[]> }>> = {
  inbox: {
    seen: async (id) =>
      (await database.query<{ texts: object }>(`select texts from inbox_item where id = $1`, [id])).map(({ texts }) =>
        JSON.stringify(texts),
      ),
  },
  smtp: {
    address: 'li@plant.example',
    // As mail programs do: mails with one Message-ID are one mail.
    seen: (id) => {
      const own = mail.mails.filter(({ headers }) => headers['message-id'] === `<${id}@holdpoint>`);
      return Promise.resolve([...new Set(own.map(({ subject, text }) => subject + text))]);
    },
  },
};

const parcel = (more: Partial<Parcel> = {}): Parcel => ({
  id: randomUUID(),
  notification: randomUUID(),
  tenant: 'acme',
  person: 'p-1',
  language: 'zh',
  urgency: 'urgent',
  notices: ['suspended'],
  texts: {
    zh: { subject: '立即停止作业', body: '原因：气体超标' },
    en: { subject: 'Stop work', body: 'Gas too high' },
  },
  permit: 'DH-2026-000123',
  sequence: 7,
  site: 'north',
  correlationId: 'c-1',
  attempt: 1,
  createdAt: new Date('2026-11-24T01:00:00.000Z'),
  ...more,
});

describe.each(channelClasses.map(({ name }, index) => ({ name, index })))('$name', ({ index }) => {
  const channel = (): Channel => channels[index]!;
  const addressed = (more: Partial<Parcel> = {}): Parcel => {
    const address = samples[channel().name]?.address;
    return parcel({ ...(address === undefined ? {} : { address }), ...more });
  };

  it('has a name that can stand in a contact, and one of its own', () => {
    expect(channel().name).toMatch(/^[a-z][a-z0-9-]{1,39}$/);
    expect(channels.filter(({ name }) => name === channel().name)).toHaveLength(1);
    expect(channel().lanes).toBeGreaterThan(0);
    expect(channel().batch).toBeGreaterThan(0);
    expect(Object.keys(samples)).toContain(channel().name);
  });

  it('takes its own kind of address and nothing that isn’t one', () => {
    const { address } = samples[channel().name]!;
    expect(channel().addressKind === undefined).toBe(address === undefined);
    if (address !== undefined) expect(channel().accepts(address)).toBe(true);
    for (const odd of ['', ' ', 'a\nb', `${address}\r\nx`, `${address}, ${address}`, 'x'.repeat(1000)])
      expect([odd, channel().accepts(odd)]).toEqual([odd, false]);
  });

  it('delivers words as they are, and says so', async () => {
    const one = addressed();
    expect(await channel().deliver([one])).toMatchObject([{ delivered: true }]);
    const [text] = await samples[channel().name]!.seen(one.id);
    expect(text).toContain('立即停止作业');
    expect(text).toContain('气体超标');
  });

  it('shows a parcel once, however often it is delivered, at once or one after the other', async () => {
    const one = addressed();
    await Promise.all([channel().deliver([one]), channel().deliver([one])]);
    await channel().deliver([one]);
    expect(await samples[channel().name]!.seen(one.id)).toHaveLength(1);
  });

  it('answers for each parcel of a batch, in order', async () => {
    const batch = [addressed(), addressed({ person: 'p-2' }), addressed()];
    expect(await channel().deliver(batch)).toMatchObject(batch.map(() => ({ delivered: true })));
    for (const { id } of batch) expect(await samples[channel().name]!.seen(id)).toHaveLength(1);
  });

  it('without the address that it needs gives up rather than trying again', async () => {
    if (channel().addressKind === undefined) return;
    expect(await channel().deliver([parcel()])).toEqual([{ delivered: false, permanent: true, error: 'no-address' }]);
  });
});

describe('the inbox', () => {
  it('gives a batch the next positions of each person, the oldest first', async () => {
    const inbox = channels.find(({ name }) => name === 'inbox')!;
    const of = (person: string, minute: number): Parcel =>
      parcel({ tenant: 'in-order', person, createdAt: new Date(Date.UTC(2026, 10, 24, 1, minute)) });
    const [late, early, other, last] = [of('p-1', 2), of('p-1', 1), of('p-2', 3), of('p-1', 0)];
    await inbox.deliver([late, early, other]);
    await inbox.deliver([last]);
    const rows = await database.query<{ id: string; person: string; position: string }>(
      `select id, person, position from inbox_item where tenant = 'in-order' order by person, position`,
    );
    expect(rows.map(({ id, position }) => [id, Number(position)])).toEqual([
      [early.id, 1],
      [late.id, 2],
      [last.id, 3],
      [other.id, 1],
    ]);
  });
});

describe('mail', () => {
  const smtp = (): Channel => channels.find(({ name }) => name === 'smtp')!;
  const to = (more: Partial<Parcel> = {}): Parcel => parcel({ address: 'li@plant.example', ...more });

  it('tells refusals of this mail from trouble of the server’s own', async () => {
    mail.refuse(1, 550);
    expect(await smtp().deliver([to()])).toEqual([{ delivered: false, permanent: true, error: 'smtp-550' }]);
    mail.refuse(1, 452);
    expect(await smtp().deliver([to()])).toEqual([{ delivered: false, permanent: false, error: 'smtp-452' }]);
  });

  it('comes in the language of the person, marked as automatic, urgent where it is', async () => {
    const english = to({ language: 'en', urgency: 'normal' });
    await smtp().deliver([english]);
    const found = mail.mails.find(({ headers }) => headers['message-id'] === `<${english.id}@holdpoint>`)!;
    expect(found).toMatchObject({ subject: 'Stop work', text: 'Gas too high', to: ['li@plant.example'] });
    expect(found.headers).toMatchObject({ 'auto-submitted': 'auto-generated', 'x-holdpoint-permit': 'DH-2026-000123' });
    expect(found.headers['x-priority']).toBeUndefined();
    expect(found.html).toBeUndefined();
  });
});
