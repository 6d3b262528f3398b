/** The copies of a printed permit: who keeps which (B.2, or what the type's pack says). */
import type { TicketCopy, TypePack, Words } from '@holdpoint/permit-domain';

export const copyWishes = ['guardian', 'work-unit', 'archive', 'all'] as const;
export type CopyWish = (typeof copyWishes)[number];

export interface PrintedCopy {
  readonly copy: number;
  readonly of: number;
  readonly keptBy: Words;
}

const usual: readonly TicketCopy[] = [
  { copy: 1, keptBy: { zh: '监护人', en: 'Guardian' } },
  { copy: 2, keptBy: { zh: '作业单位', en: 'Work unit' } },
  { copy: 3, keptBy: { zh: '存档', en: 'Archive' } },
];

/** The wished copy, or all of them; a pack with fewer copies gives its last for the archive. */
export function copiesOf({ ending }: TypePack, level: string, wish: CopyWish): readonly PrintedCopy[] {
  const kept = (ending.copies ?? usual).filter(({ levels }) => levels === undefined || levels.includes(level));
  const copies = kept.map(({ copy, keptBy }) => ({ copy, keptBy, of: kept.length }));
  if (wish === 'all') return copies;
  const place = { guardian: 0, 'work-unit': 1, archive: 2 }[wish];
  return copies.slice(Math.min(place, copies.length - 1)).slice(0, 1);
}
