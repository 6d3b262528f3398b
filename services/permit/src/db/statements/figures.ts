/** The SQL behind the figures: how long stages and steps take and by whom, what waits now, and what a permit costs the people who sign it. */
import { delegationCounts } from './delegations';

/** Of every statement here: $1 tenant, $2 site or null, $3 type or null; then what it says of itself. */
const permitsAsked = `p.tenant = $1 and ($2::text is null or p.site = $2) and ($3::text is null or p.type = $3)`;

/**
 * $4 from, $5 until. One row for each stage that was answered in the time asked about, or that its permit expired over: how long it stood open, and
 * how often it went up the line. A stage is opened at most once in a run; a run that is submitted again opens it anew.
 */
export const stageTimesStatement = `
  with act as (
    select t.number, t.sequence, t.at, p.type, p.site, e.event
    from transition t
    join permit p on p.tenant = t.tenant and p.number = t.number
    cross join lateral jsonb_array_elements(t.body::jsonb->'events') as e(event)
    where ${permitsAsked}
      and t.events && array['stageOpened', 'stageSigned', 'stageEscalated', 'expired', 'returned', 'rejected']
      and t.at >= $4::timestamptz - interval '60 days' and t.at < $5::timestamptz
  ), opened as (
    select number, type, site, at, event->'body'->>'stage' as stage, event->'body'->'signers'->>0 as duty,
      lead(at) over (partition by number, event->'body'->>'stage' order by sequence) as again
    from act where event->>'name' = 'stageOpened'
  ), answered as (
    select o.type, o.site, o.stage, o.duty, o.at as opened_at, a.at as answered_at, a.event->>'name' as how,
      (select count(*) from act s
        where s.number = o.number and s.event->>'name' = 'stageEscalated' and s.event->'body'->>'stage' = o.stage
          and s.at >= o.at and s.at <= a.at) as escalations
    from opened o
    join lateral (
      select at, event from act a
      where a.number = o.number and a.at >= o.at and (o.again is null or a.at < o.again)
        and (event->>'name' in ('expired', 'returned', 'rejected')
          or (event->>'name' = 'stageSigned' and event->'body'->>'stage' = o.stage
            and (event->'body'->>'complete')::boolean))
      order by a.sequence limit 1
    ) a on true
    where a.at >= $4::timestamptz
  )
  select type, site, stage, coalesce(duty, '') as duty, count(*)::int as answered,
    count(*) filter (where how = 'stageSigned')::int as signed,
    count(*) filter (where how = 'expired')::int as expired,
    count(*) filter (where how in ('returned', 'rejected'))::int as refused,
    count(*) filter (where escalations > 0)::int as escalated,
    round((percentile_cont(0.5) within group (order by extract(epoch from answered_at - opened_at)) / 60)::numeric, 1)::float8 as "medianMinutes",
    round((percentile_cont(0.9) within group (order by extract(epoch from answered_at - opened_at)) / 60)::numeric, 1)::float8 as "p90Minutes"
  from answered group by type, site, stage, duty order by type, site, stage, duty`;

const minutesOf = (share: number, span: string): string =>
  `round((percentile_cont(${share}) within group (order by extract(epoch from ${span})) / 60)::numeric, 1)::float8`;

/**
 * $4 from, $5 until. Signatures given in that time, by what whoever signed was to the stage: its `holder`, a `stand-in`, a `superior` it went up to, a
 * `delegate` for a holder, or a signature `shared` with an earlier stage; from the stage's opening to the signature.
 */
export const signersStatement = `
  with act as (
    select t.number, t.sequence, t.at, p.type, p.site, e.event, e.place
    from transition t
    join permit p on p.tenant = t.tenant and p.number = t.number
    cross join lateral jsonb_array_elements(t.body::jsonb->'events') with ordinality as e(event, place)
    where ${permitsAsked} and t.events && array['stageOpened', 'stageSigned']
      and t.at >= $4::timestamptz - interval '60 days' and t.at < $5::timestamptz
  ), signed as (
    select s.type, s.site, s.event->'body'->>'stage' as stage, s.event->'body'->>'duty' as duty, s.at - o.at as took,
      case
        when s.event->'body' ? 'for' then 'delegate'
        when s.sequence = o.sequence then 'shared'
        when s.event->'body'->>'duty' = o.event->'body'->'standIn'->>'duty' then 'stand-in'
        when s.event->'body'->>'duty' = o.event->'body'->'signers'->>0 then 'holder'
        else 'superior'
      end as role
    from act s
    join lateral (
      select o.at, o.sequence, o.event from act o
      where o.number = s.number and o.event->>'name' = 'stageOpened'
        and o.event->'body'->>'stage' = s.event->'body'->>'stage'
        and (o.sequence < s.sequence or (o.sequence = s.sequence and o.place < s.place))
      order by o.sequence desc limit 1
    ) o on true
    where s.event->>'name' = 'stageSigned' and s.at >= $4::timestamptz
  )
  select type, site, stage, coalesce(duty, '') as duty, role, count(*)::int as signatures,
    ${minutesOf(0.5, 'took')} as "medianMinutes", ${minutesOf(0.9, 'took')} as "p90Minutes"
  from signed group by type, site, stage, duty, role order by type, site, stage, duty, role`;

/** Steps of the life besides the chain's stages: what each begins with, what it ends with, whose it is; the last three as the pack says. */
const steps = `(values
  ('checkTicket', 'shift-leader', array['approved'], 'ticketChecked'),
  ('issue', 'person-in-charge', array['ticketChecked'], 'issued'),
  ('checkIn', null, array['issued'], 'checkedIn'),
  ('start', 'person-in-charge', array['issued'], 'started'),
  ('acceptCompletion', 'acceptedBy', array['handedBack', 'fireWatchEnded'], 'completionAccepted'),
  ('close', 'acceptedBy', array['completionAccepted'], 'closed'),
  ('archive', 'archivedBy', array['closed'], 'archived')) as s(step, role, began, done)`;

/** $4 from, $5 until. Steps done in that time, and how long each had been to be done. */
export const stepTimesStatement = `
  with act as (
    select t.number, t.sequence, t.at, p.type, p.site, p.tenant, p.pack_hash, e.event->>'name' as name,
      e.event->'body'->>'as' as part
    from transition t
    join permit p on p.tenant = t.tenant and p.number = t.number
    cross join lateral jsonb_array_elements(t.body::jsonb->'events') as e(event)
    where ${permitsAsked}
      and t.events && array['approved', 'ticketChecked', 'issued', 'checkedIn', 'started', 'handedBack', 'fireWatchEnded',
        'completionAccepted', 'closed', 'archived']
      and t.at >= $4::timestamptz - interval '60 days' and t.at < $5::timestamptz
  ), done as (
    select a.type, a.site, s.step, a.at - b.at as took,
      coalesce(a.part, v.resolved->'ending'->>s.role, s.role) as role
    from act a
    join ${steps} on s.done = a.name
    join lateral (
      select b.at from act b where b.number = a.number and b.name = any(s.began) and b.sequence < a.sequence
      order by b.sequence desc limit 1
    ) b on true
    left join pack_version v on v.tenant = a.tenant and v.hash = a.pack_hash
    where a.at >= $4::timestamptz
  )
  select type, site, step, role, count(*)::int as done,
    ${minutesOf(0.5, 'took')} as "medianMinutes", ${minutesOf(0.9, 'took')} as "p90Minutes"
  from done group by type, site, step, role order by type, site, step, role`;

/** $4 the moment. What waits then, and on whom: who could act for the duty or has the role, the one as the other. */
export const waitingStatement = `
  select p.type, p.site, w.duty, count(distinct p.number)::int as permits,
    count(distinct p.number) filter (where p.due_at < $4::timestamptz)::int as overdue,
    round((extract(epoch from $4::timestamptz - min(p.updated_at)) / 60)::numeric, 1)::float8 as "longestMinutes",
    coalesce(array_agg(distinct who.person) filter (where who.person is not null), '{}') as people
  from permit p cross join lateral unnest(p.waiting_on) as w(duty)
  left join lateral (
    select a.person from assignment a
    where a.tenant = p.tenant and a.site = p.site and (a.area is null or a.area = p.area) and a.duty = w.duty
      and a.valid_from <= $4::timestamptz and (a.valid_until is null or a.valid_until > $4::timestamptz)
      and (a.absent_from is null or a.absent_from > $4::timestamptz or a.absent_until <= $4::timestamptz)
    union
    select n.person from permit_person n where n.tenant = p.tenant and n.number = p.number and n.role = w.duty
    union
    select d.delegate from delegation d
    where d.tenant = p.tenant and p.phase = 'inApproval'
      and ${delegationCounts({ moment: '$4::timestamptz', site: 'p.site', area: 'p.area', duty: 'w.duty' })}
  ) who on true
  where ${permitsAsked} and p.live
  group by p.type, p.site, w.duty order by p.type, p.site, w.duty`;

/** $4 from, $5 until. Of the permits first submitted in the time asked about: what each took, by type and site. */
export const burdenStatement = `
  with asked as (
    select p.number, p.type, p.site, p.run, p.approved_at, p.started_at, min(t.at) as first_at,
      p.state ? 'copied' as copied,
      coalesce(jsonb_array_length(p.state->'copied'->'fields')::float8
        / nullif((select count(*) from jsonb_object_keys(p.state->'form')), 0), 0) as copied_share,
      (select coalesce(sum(extract(epoch from w.left_at - w.at)), 0) / 60 from (
        select o.phase, o.at, lead(o.at) over (order by o.sequence) as left_at
        from transition o where o.tenant = p.tenant and o.number = p.number) w
        where w.phase = 'inApproval') as minutes_waited,
      sum((select count(*) from unnest(t.events) as e(name)
        where e.name in ('stageSigned', 'measuresConfirmed', 'briefingSigned', 'ticketChecked', 'issued', 'checkedIn',
          'completionAccepted')))::int as signatures,
      bool_or('expired' = any(t.events)) as expired, bool_or('approved' = any(t.events)) as approved
    from permit p join transition t on t.tenant = p.tenant and t.number = p.number
    where ${permitsAsked}
    group by p.tenant, p.number, p.state, p.type, p.site, p.run, p.approved_at, p.started_at
    having min(t.at) >= $4::timestamptz and min(t.at) < $5::timestamptz
  )
  select type, site, count(*)::int as permits,
    count(*) filter (where approved)::int as approved,
    count(*) filter (where expired)::int as expired,
    count(*) filter (where run > 1)::int as returned,
    round(avg(run - 1)::numeric, 2)::float8 as "returnedRounds",
    round(avg(signatures)::numeric, 1)::float8 as signatures,
    count(*) filter (where copied)::int as copied,
    round(avg(copied_share)::numeric, 3)::float8 as "copiedShare",
    round(avg(minutes_waited)::numeric, 1)::float8 as "minutesWaited",
    round((percentile_cont(0.5) within group (order by extract(epoch from approved_at - first_at)) / 60)::numeric, 1)::float8 as "minutesToApproval",
    round((percentile_cont(0.5) within group (order by extract(epoch from started_at - first_at)) / 60)::numeric, 1)::float8 as "minutesToStart"
  from asked group by type, site order by type, site`;
