/** The SQL by which a delegation counts: in force, not withdrawn, of a duty that its giver holds at the place in their own right. */

/** Whether `d`, of the duty `duty`, counts at a moment and place, each given as SQL. `area` null: anywhere at the site. */
export const delegationCounts = ({
  moment,
  site,
  area,
  duty,
}: Readonly<Record<'moment' | 'site' | 'area' | 'duty', string>>): string => `
  ${site} = any(d.sites) and ${duty} = any(d.duties)
  and d.valid_from <= ${moment} and d.valid_until > ${moment}
  and not exists (select from delegation_withdrawal w where w.tenant = d.tenant and w.delegation = d.id)
  and exists (
    select from assignment h
    where h.tenant = d.tenant and h.person = d.holder and h.duty = ${duty} and h.site = ${site}
      and (h.area is null or ${area} is null or h.area = ${area})
      and h.valid_from <= ${moment} and (h.valid_until is null or h.valid_until > ${moment}))`;

const utc = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A delegation of one duty as the core's facts have it. */
export const delegationFacts = (duty: string): string => `
  jsonb_strip_nulls(jsonb_build_object('id', d.id, 'duty', ${duty}, 'by', d.holder, 'to', d.delegate,
    'from', ${utc('d.valid_from')}, 'until', ${utc('d.valid_until')}, 'covers', d.covers))`;
