/** Takes news in: who is told what by which channel is written down in the transaction that remembers the event. */
import type {
  AssignmentChanged,
  CertificateExpiring,
  DelegationChanged,
  HoldpointEvent,
  IsolationReleaseOverdue,
  PermitTransitioned,
  QualificationLost,
} from '@holdpoint/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { channelsToken, type Channel } from '../channels/channel';
import { ContactStore } from '../db/contact.store';
import { DelegationStore } from '../db/delegation.store';
import { NotificationStore } from '../db/notification.store';
import { OpenCallStore, type Call } from '../db/open-call.store';
import { RosterStore } from '../db/roster.store';
import { unheardTotal } from './measures';
import {
  composeDelegation,
  composePermit,
  composePerson,
  zoneOfPeople,
  composeWebhookPaused,
  concernsAnybody,
} from './compose';
import { composePack, type PackNews } from './compose-pack';
import { composeOpenRelease } from './compose-release';
import { channelsFor, unknownContact } from './contact';
import type { Composed } from './message-parts';
import type { Subject } from './notice';
import { openedEvent } from './opened-event';
import type { Webhook } from './webhooks/webhook';

@Injectable()
export class TellPeople {
  constructor(
    private readonly roster: RosterStore,
    private readonly calls: OpenCallStore,
    private readonly delegations: DelegationStore,
    private readonly contacts: ContactStore,
    private readonly notifications: NotificationStore,
    @Inject(channelsToken) private readonly channels: readonly Channel[],
  ) {}

  async ofPermit(event: PermitTransitioned, em: EntityManager): Promise<void> {
    const { tenant, data } = event;
    const calls = callsOf(event);
    // Most transitions are news to nobody: for those the roster is neither held nor read.
    if (calls.length > 0 || concernsAnybody(event)) {
      await this.roster.hold(em, tenant, data.site, 'read');
      const roster = await this.roster.ofSite(em, tenant, data.site);
      const now = new Date().toISOString();
      const delegations = data.phase === 'inApproval' ? await this.delegations.ofSite(em, tenant, data.site, now) : [];
      await this.tell(em, aboutPermit(event), composePermit(openedEvent(event), roster, now, undefined, delegations));
    }
    await this.calls.follow(em, event, calls);
  }

  async ofPerson(event: QualificationLost | CertificateExpiring, em: EntityManager): Promise<void> {
    const roster = await this.roster.ofDuty(em, event.tenant, 'administrator');
    const site = 'site' in event.data ? event.data.site : undefined;
    const about = { ...aboutEvent(event), ...(site === undefined ? {} : { site }) };
    await this.tell(em, about, composePerson(event, roster, new Date().toISOString()));
  }

  /**
   * Keeps the roster, and tells whoever now holds the duty of what already waits for it: they may have taken it up after the stage opened, or this news
   * may simply have come second.
   */
  async ofDuties(event: AssignmentChanged, em: EntityManager): Promise<void> {
    const { tenant, data } = event;
    await this.roster.hold(em, tenant, data.site, 'change');
    if (!(await this.roster.keep(em, event))) return;
    const waiting = await this.calls.waitingFor(em, tenant, data);
    if (waiting.length === 0) return;
    const roster = await this.roster.ofSite(em, tenant, data.site);
    const now = new Date().toISOString();
    for (const permit of waiting) {
      const { messages } = composePermit(openedEvent(permit), roster, now, new Set([data.duty]));
      await this.tell(em, aboutPermit(permit), { messages, vacant: [] });
    }
  }

  /** Both hear of it; and whoever may sign from now on hears what waits for them already. */
  async ofDelegation(event: DelegationChanged, em: EntityManager): Promise<void> {
    const { tenant, data } = event;
    for (const site of [...data.sites].sort()) await this.roster.hold(em, tenant, site, 'change');
    const news = await this.delegations.keep(em, event);
    if (!news) return;
    const now = new Date().toISOString();
    await this.tell(em, aboutEvent(event), composeDelegation(event, zoneOfPeople, now));
    if (data.withdrawn || now < data.from) return;
    for (const site of data.sites) {
      const roster = await this.roster.ofSite(em, tenant, site);
      const waiting = await Promise.all(data.duties.map((duty) => this.calls.waitingFor(em, tenant, { site, duty })));
      for (const permit of waiting.flat()) {
        const { messages } = composePermit(openedEvent(permit), roster, now, new Set(data.duties), [data]);
        const own = messages.filter(({ person }) => person === data.delegate);
        await this.tell(em, aboutPermit(permit), { messages: own, vacant: [] });
      }
    }
  }

  /** A test of an isolation was left open. */
  async ofOpenRelease(event: IsolationReleaseOverdue, em: EntityManager): Promise<void> {
    const { tenant, data } = event;
    const roster = await this.roster.ofSite(em, tenant, data.site);
    const composed = composeOpenRelease(event, roster, new Date().toISOString());
    await this.tell(em, { ...aboutEvent(event), site: data.site }, composed);
  }

  /** The rules of some sites have changed, or will. Messages of the release before don't say whom they concern. */
  async ofRules(event: PackNews, em: EntityManager): Promise<void> {
    const sites = (event.data.concerns ?? []).map(({ site }) => site);
    if (sites.length === 0) return;
    const [there, everywhere] = [
      await this.roster.ofSites(em, event.tenant, sites),
      await this.roster.ofDuty(em, event.tenant, 'administrator'),
    ];
    const roster = [...there, ...everywhere.filter(({ site }) => !sites.includes(site))];
    await this.tell(em, aboutEvent(event), composePack(event, roster, new Date().toISOString()));
  }

  /** A webhook was paused because nothing got through. */
  async ofPausedWebhook(
    about: Pick<Subject, 'tenant' | 'correlationId'>,
    { id, url, failingSince, pausedAt = '' }: Webhook,
    em: EntityManager,
  ): Promise<void> {
    const roster = await this.roster.ofDuty(em, about.tenant, 'administrator');
    // The host only: a path or a query may hold a key.
    const values = { webhook: id, host: new URL(url).host, since: failingSince ?? pausedAt };
    const composed = composeWebhookPaused(values, roster, new Date().toISOString());
    await this.tell(em, { ...about, eventId: `webhook/${id}/paused/${pausedAt}` }, composed);
  }

  private async tell(em: EntityManager, about: Subject, { messages, vacant }: Composed): Promise<void> {
    for (const duty of vacant) unheardTotal.inc({ duty });
    if (messages.length === 0) return;
    const people = messages.map(({ person }) => person);
    const contacts = await this.contacts.of(em, about.tenant, people);
    await this.notifications.add(em, about, messages, ({ person, urgency }) =>
      channelsFor(this.channels, contacts.get(person) ?? unknownContact(person), urgency).map(({ name }) => name),
    );
  }
}

const aboutEvent = ({ id, tenant, correlationid }: HoldpointEvent): Subject => ({
  eventId: id,
  tenant,
  correlationId: correlationid,
});
const aboutPermit = (event: PermitTransitioned): Subject => ({
  ...aboutEvent(event),
  site: event.data.site,
  permit: event.data.number,
  sequence: event.data.sequence,
});

/** Stages that this transition opened or sent up the line, and who was asked by it. */
function callsOf({ data }: PermitTransitioned): Call[] {
  return data.events.flatMap(({ name, params }) => {
    const asked = name === 'stageOpened' ? params.signers : name === 'stageEscalated' ? params.to : undefined;
    if (asked === undefined || typeof params.stage !== 'string') return [];
    return [{ stage: params.stage, duties: Array.isArray(asked) ? (asked as readonly string[]) : [String(asked)] }];
  });
}
