/** An inbox item as its owner reads it: in one language, with plain names for its parts. */
import type { Language } from '@holdpoint/contracts';
import type { InboxItemEntity } from '../db/inbox-item.entity';
import type { Urgency } from './notice';

export interface ShownItem {
  readonly id: string;
  readonly position: number;
  readonly notices: readonly string[];
  readonly urgency: Urgency;
  readonly subject: string;
  readonly body: string;
  readonly site?: string;
  readonly permit?: string;
  readonly sequence?: number;
  readonly at: string;
  readonly readAt?: string;
}

export const shownItem = (item: InboxItemEntity, language: Language): ShownItem => ({
  id: item.id,
  position: Number(item.position),
  notices: item.notices,
  urgency: item.urgency > 0 ? 'urgent' : 'normal',
  ...item.texts[language],
  ...(item.site === null ? {} : { site: item.site }),
  ...(item.permit === null ? {} : { permit: item.permit }),
  ...(item.sequence === null ? {} : { sequence: item.sequence }),
  at: item.createdAt.toISOString(),
  ...(item.readAt === null ? {} : { readAt: item.readAt.toISOString() }),
});
