/** The SQL by which a signature given for somebody else and the end of that right exclude each other: it counts only while the right stands. */
import { delegationCounts } from './delegations';

const lockOf = (kind: string): string =>
  `select pg_advisory_xact_lock${kind}(hashtextextended('delegation/' || $1 || '/' || $2, 0))`;

/** $1 tenant, $2 delegation. Held until the record is committed: a withdrawal comes before it or after it as a whole. Rows of the table are never changed, so that they can't be locked. */
export const holdDelegation = lockOf('_shared');
/** The same lock, for whoever ends it. */
export const endDelegation = lockOf('');

/** $1 tenant, $2 delegation, $3 site, $4 duty. The giver's own right: taken from them before the record or after it. */
export const holdGiver = `
  select from assignment a
  where a.tenant = $1 and a.site = $3 and a.duty = $4
    and a.person = (select d.holder from delegation d where d.tenant = $1 and d.id = $2::uuid)
  order by a.id for share`;

/** $1 tenant, $2 delegation, $3 site, $4 duty, $5 area, $6 when the act was decided. No row: it gave no right any more. A statement of its own, so that it sees what the wait was for. */
export const delegationStands = `
  select d.id from delegation d
  where d.tenant = $1 and d.id = $2::uuid
    and ${delegationCounts({ moment: '$6::timestamptz', site: '$3::text', area: '$5::text', duty: '$4::text' })}`;
