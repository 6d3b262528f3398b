/** The SQL behind `StandingReadModel`: everything about a place, its people and its neighbours in one round trip. */
import { prepared } from '@holdpoint/service-kit';
import { delegationCounts, delegationFacts } from './delegations';
import { neighbourColumns, neighbourTables } from './neighbours';

const holdsNow = `
  a.tenant = $1 and a.site = $2 and (a.area is null or a.area = $3)
  and a.valid_from <= $6::timestamptz and (a.valid_until is null or a.valid_until > $6::timestamptz)`;
const counts = (duty: string): string =>
  delegationCounts({ moment: '$6::timestamptz', site: '$2', area: '$3::text', duty });
const isAway = `
  (a.absent_from is not null and a.absent_from <= $6::timestamptz
    and (a.absent_until is null or a.absent_until > $6::timestamptz))`;

/**
 * $1 tenant, $2 site, $3 area, $4 work point, $5 number, $6 the moment, $7 and $8 the window, $9 person or null, $10 duties, $11 instruments, $12
 * phases of the neighbours that are asked for, none for none, $13 linked tickets, $14 the line that the form names or null, $15 types and $16 activities of
 * the neighbours that are asked for, null for all.
 */
export const standingStatement = prepared(
  'standing',
  `
  with w as materialized (select * from work_point where tenant = $1 and site = $2 and id = $4),
  delegated as materialized (
    select d.id, d.granted_at, d.delegate, u.duty, ${delegationFacts('u.duty')} as facts
      from delegation d cross join lateral unnest(d.duties) as u(duty)
     where d.tenant = $1 and d.valid_until > $6::timestamptz and (d.delegate = $9 or u.duty = any($10::text[]))
       and ${counts('u.duty')}
  ),
  ${neighbourTables}
  select jsonb_build_object(
    'site', (
      select jsonb_build_object(
        'id', s.id, 'zone', s.zone, 'calendar', s.calendar,
        'night', jsonb_build_object('from', s.night_from, 'to', s.night_to),
        'days', coalesce((
          select jsonb_object_agg(d.day::text, d.kind) from calendar_day d
          where d.tenant = s.tenant and d.site = s.id
            and d.day between $7::timestamptz::date - 2 and $8::timestamptz::date + 2), '{}'),
        'workPoint', (
          select jsonb_strip_nulls(jsonb_build_object(
            'id', w.id, 'latitude', w.latitude, 'longitude', w.longitude,
            'fixedHotWorkArea', case when w.fixed_hot_work_reviewed_on is not null then jsonb_build_object(
              'reviewedOn', w.fixed_hot_work_reviewed_on::text,
              'hazardDistanceM', coalesce(w.fixed_hot_work_distance_m, 0)) end))
          from w))
      from site s where s.tenant = $1 and s.id = $2),
    'isolations', coalesce((
      select jsonb_agg(jsonb_build_object('number', i.number, 'state', i.state, 'inForce', i.in_force, 'points', (
        select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
          'point', q->'point', 'energy', q->'energy', 'kind', q->'kind', 'state', q->'state', 'tag', q->'tag')))
        from jsonb_array_elements(i.content->'points') q)) || case when i.content ? 'box'
          then jsonb_build_object('lockedBy', jsonb_path_query_array(i.content, '$.box.locks[*].person')) else '{}' end
        order by i.number)
      from isolation_dependent d join isolation i on i.tenant = d.tenant and i.number = d.number
      where d.tenant = $1 and d.permit = $5), '[]'),
    'actor', coalesce((
      select jsonb_agg(distinct a.duty) from assignment a where a.person = $9 and ${holdsNow}), '[]'),
    'holders', coalesce((
      select jsonb_agg(jsonb_build_object('duty', a.duty, 'person', a.person, 'absent', ${isAway}) order by a.person)
      from assignment a where a.duty = any($10::text[]) and ${holdsNow}), '[]'),
    'delegatedToActor', coalesce((
      select jsonb_agg(g.facts order by g.granted_at, g.id, g.duty) from delegated g where g.delegate = $9), '[]'),
    'delegated', coalesce((
      select jsonb_agg(g.facts order by g.granted_at, g.id, g.duty) from delegated g
      where g.duty = any($10::text[])
        and not exists (
          select from assignment a where a.person = g.delegate and ${holdsNow} and ${isAway})), '[]'),
    'instruments', coalesce((
      select jsonb_agg(jsonb_build_object('id', i.id, 'calibratedUntil', i.calibrated_until::text))
      from instrument i
      where i.tenant = $1 and i.id = any($11::text[]) and i.site = $2 and not i.retired), '[]'),
    'neighbours', coalesce((
      select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(${neighbourColumns})) order by n.number)
      from neighbour n), '[]')
  ) as standing`,
);
