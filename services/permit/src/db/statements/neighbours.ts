/** The SQL that finds who stands near a place: by plan, by position, in the same space or bund, on the same line, or where nobody knows. */
import { neighbourReachM } from '@holdpoint/permit-domain';

/** Metres from the permit's work point `w` to `o`: on the plan where both are on it, else along the ground, which is flat in a plant. */
const metres = `
  case when o.site = w.site and o.plan_x is not null and w.plan_x is not null
    then sqrt(power(o.plan_x - w.plan_x, 2) + power(o.plan_y - w.plan_y, 2))
    else 6371000 * sqrt(
      power(radians(o.latitude - w.latitude), 2) +
      power(radians(o.longitude - w.longitude) * cos(radians((o.latitude + w.latitude) / 2)), 2)) end`;
/** As a point is seen from `w`; `o.line` is the point's own. */
const seen = `
  ${metres} as metres, o.elevation_m - w.elevation_m as height, o.site = w.site and o.space = w.space as same_space,
  o.site = w.site and o.bund = w.bund as same_bund, o.site = $2 and lower(o.line) = any(lines.names) as point_on_line`;

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
/** Work that was begun stands until now at the least, whatever was planned. */
const standsUntil = `case when p.phase in ('active', 'suspended', 'fireWatch')
  then greatest(p.window_until, $6::timestamptz) else p.window_until end`;
const permit = `
  p.number, p.type, p.phase, p.window_from, ${standsUntil} as stands_until, p.activities,
  p.site = $2 and p.line = any(lines.names) as permit_on_line`;
const counts = `
  p.tenant = $1 and p.site = $2 and p.live and p.phase = any($12::text[]) and p.number <> $5 and p.number <> all($13::text[])
  and p.window_from < $8::timestamptz and ${standsUntil} > $7::timestamptz
  and coalesce(p.type = any($15::text[]) or p.activities ?| $16::text[], true)`;
const point = `n.metres, n.height, n.same_space, n.same_bund, n.point_on_line`;

/**
 * With $1 tenant, $2 site, $3 area, $5 number, $6 the moment, $7 and $8 the window, $12 phases, $13 linked tickets, $14 the form's line, $15 types and
 * $16 activities (null: all), and `w` the work point. A site has many permits and few points: the site's points first, each seen once, then the permits on
 * the near ones by their index. Linked tickets are told wherever, whenever, in whatever phase and of whatever kind they are. Distances are told in tenths,
 * so a tenth's half lies within.
 */
export const neighbourTables = `
  lines as materialized (select array_remove(array[lower((select line from w)), $14], null) as names),
  point as materialized (
    select o.id, o.area, o.id = w.id as same, ${seen}
      from work_point o cross join lines left join w on true
     where o.tenant = $1 and o.site = $2 and cardinality($12::text[]) > 0
  ),
  near as materialized (
    select * from point n
     where n.metres < ${neighbourReachM + 0.05} or n.same or n.same_space or n.same_bund or n.point_on_line
        or (n.metres is null and n.area = $3)
  ),
  neighbour as (
    select ${permit}, ${point} from near n cross join lines join permit p on p.work_point = n.id where ${counts}
    union all
    select ${permit}, ${point} from point n cross join lines join permit p on p.work_point = n.id
     where ${counts} and p.line = any(lines.names) and not exists (select from near where near.id = n.id)
    union all
    select ${permit}, ${point}
      from lines cross join permit p
      left join lateral (
        select ${seen} from work_point o left join w on true
         where o.tenant = p.tenant and o.site = p.site and o.id = p.work_point) n on true
     where p.tenant = $1 and p.number = any($13::text[]) and p.number <> $5
  )`;

/** Of `n`, a row of `neighbour`. */
export const neighbourColumns = `
  'number', n.number, 'type', n.type, 'phase', n.phase,
  'window', jsonb_build_object('from', ${instant('n.window_from')}, 'until', ${instant('n.stands_until')}),
  'distanceM', round(n.metres::numeric, 1), 'heightM', round(n.height::numeric, 1),
  'sameSpace', coalesce(n.same_space, false), 'sameBund', coalesce(n.same_bund, false),
  'sameLine', coalesce(n.point_on_line, false) or coalesce(n.permit_on_line, false), 'activities', n.activities`;
