/** Which editions hold for a type at a place now: of each line the newest that has begun, isn't retired and, if it is on trial, is on trial there. */

/** What a submission is laid under; expects `$1` tenant. Without a site only what holds everywhere. */
export const editionsInForce = (given: {
  readonly site: string;
  readonly area: string;
  readonly where: string;
}): string => `
  select distinct on (e.kind, e.pack, e.type, e.site, e.area)
    e.id, e.kind, e.pack, e.type, e.site, e.area, e.version, e.content
  from edition e
  where e.tenant = $1 and e.state = 'published' and ${given.where}
    and e.effective_from <= now() and (e.retired_at is null or e.retired_at > now())
    and (e.site is null or e.site = ${given.site}) and (e.area is null or e.area = ${given.area})
    and (e.pilot is null or ${given.site} = any(e.pilot))
  order by e.kind, e.pack, e.type, e.site nulls first, e.area nulls first, e.version desc`;
