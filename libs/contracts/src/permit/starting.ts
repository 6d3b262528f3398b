/** What an operator reads of a permit before its first event: the summary, the details, the attributes it's found by. */
import type { PermitLifeInput } from './permit-life';
import { searchAttributes } from './permit-life';

/** One line for the list in Temporal's UI. */
export const startSummary = ({ number, pack }: PermitLifeInput): string =>
  `${number} ${pack.title.zh} ${pack.title.en}`;

/** Markdown for the head of the permit's page in Temporal's UI; no names, no form. */
export const startDetails = ({ tenant, number, pack, packHash, run }: PermitLifeInput): string =>
  [
    `**${pack.title.zh} ${pack.title.en}** \`${number}\``,
    `Tenant \`${tenant}\`, submission ${run}.`,
    `Decided by pack \`${pack.pack}\` ${pack.version}, type \`${pack.type}\`, hash \`${packHash.slice(0, 12)}\`, for its whole life.`,
    `People are shown by id. The record is the permit service's: this page shows what the permit waits for.`,
  ].join('\n\n');

/** Name, type and value of each attribute known at the start; set with the start, so that they cost no event of their own. */
export const startAttributes = (
  { tenant, pack }: PermitLifeInput,
  { site }: { readonly site: string },
): readonly { readonly name: string; readonly type: string; readonly value: string | readonly string[] }[] => [
  { ...searchAttributes.tenant, value: tenant },
  { ...searchAttributes.permitType, value: pack.type },
  { ...searchAttributes.site, value: site },
  { ...searchAttributes.phase, value: 'submitted' },
  { ...searchAttributes.waitingOn, value: ['prerequisites'] },
];
