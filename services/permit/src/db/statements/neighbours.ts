/** The SQL that finds who stands near a place: by plan, by position, in the same space or bund, on the same line, or where nobody knows. */
import { neighbourReachM } from '@holdpoint/permit-domain';

const onEarth = (o: string): string => `
  6371000 * sqrt(
    power(radians(${o}.latitude - w.latitude), 2) +
    power(radians(${o}.longitude - w.longitude) * cos(radians((${o}.latitude + w.latitude) / 2)), 2))`;
/** Metres between the permit's work point `w` and another: on the plan where both are on it, else along the ground, which is flat in a plant. */
const metres = (o: string): string => `
  round((case when ${o}.site = w.site and ${o}.plan_x is not null and w.plan_x is not null
    then sqrt(power(${o}.plan_x - w.plan_x, 2) + power(${o}.plan_y - w.plan_y, 2))
    else ${onEarth(o)} end)::numeric, 1)`;

/** Rounding lets a tenth of a metre more count as within; a degree of latitude is 111 195 m. */
const planBox = neighbourReachM + 1;
const degreesBox = planBox / 111_194;

const here = `o.tenant = $1 and o.site = $2`;
const nearPoint = `${metres('o')} <= ${neighbourReachM}`;

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
/** Work that was begun stands until now at the least, whatever was planned. */
const standsUntil = `case when p.phase in ('active', 'suspended', 'fireWatch')
  then greatest(p.window_until, $6::timestamptz) else p.window_until end`;

/**
 * With $1 tenant, $2 site, $3 area, $5 number, $6 the moment, $7 and $8 the window, $12 phases, $13 linked tickets, $14 the form's line, and `w` the
 * work point. Near points first, then the permits there: a site has many permits and few points. Linked tickets are told wherever, whenever and in
 * whatever phase they are.
 */
export const neighbourTables = `
  lines as (select array_remove(array[lower((select line from w)), $14], null) as names),
  near as (
    select o.id from w, work_point o
     where ${here} and o.plan_x between w.plan_x - ${planBox} and w.plan_x + ${planBox} and ${nearPoint}
    union
    select o.id from w, work_point o
     where ${here} and o.latitude between w.latitude - ${degreesBox} and w.latitude + ${degreesBox} and ${nearPoint}
    union
    select o.id from lines, work_point o left join w on true
     where ${here} and (o.id = w.id or o.space = w.space or o.bund = w.bund or lower(o.line) = any(lines.names)
       or (o.area = $3 and ${metres('o')} is null))
  ),
  found as (
    select p.number, false as linked from near join permit p on p.work_point = near.id
     where p.tenant = $1 and p.site = $2 and p.live and cardinality($12::text[]) > 0
    union
    select p.number, false from lines, permit p
     where p.tenant = $1 and p.site = $2 and p.live and p.line = any(lines.names) and cardinality($12::text[]) > 0
    union
    select number, true from unnest($13::text[]) number
  ),
  neighbour as (
    select p.number, p.type, p.phase, p.window_from, ${standsUntil} as stands_until, p.activities, f.linked,
           ${metres('o')} as distance, round((o.elevation_m - w.elevation_m)::numeric, 1) as height,
           o.site = w.site and o.space = w.space as same_space, o.site = w.site and o.bund = w.bund as same_bund,
           p.site = $2 and array[lower(o.line), p.line] && lines.names as same_line
      from (select number, bool_or(linked) as linked from found group by number) f
      join permit p on p.tenant = $1 and p.number = f.number
      cross join lines
      left join work_point o on o.tenant = p.tenant and o.site = p.site and o.id = p.work_point
      left join w on true
     where p.number <> $5
       and (f.linked or (p.phase = any($12::text[]) and p.window_from < $8::timestamptz and ${standsUntil} > $7::timestamptz))
  )`;

/** Of `n`, a row of `neighbour`. */
export const neighbourColumns = `
  'number', n.number, 'type', n.type, 'phase', n.phase,
  'window', jsonb_build_object('from', ${instant('n.window_from')}, 'until', ${instant('n.stands_until')}),
  'distanceM', n.distance, 'heightM', n.height, 'sameSpace', coalesce(n.same_space, false),
  'sameBund', coalesce(n.same_bund, false), 'sameLine', coalesce(n.same_line, false), 'activities', n.activities`;
