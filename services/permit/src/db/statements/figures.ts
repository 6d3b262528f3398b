/** The SQL behind the figures: how long stages take, what waits now, and what a permit costs the people who sign it. */

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

/** $4 the moment. What waits then, and on whom. */
export const waitingStatement = `
  select p.type, p.site, w.duty, count(*)::int as permits,
    count(*) filter (where p.due_at < $4::timestamptz)::int as overdue,
    round((extract(epoch from $4::timestamptz - min(p.updated_at)) / 60)::numeric, 1)::float8 as "longestMinutes"
  from permit p cross join lateral unnest(p.waiting_on) as w(duty)
  where ${permitsAsked} and p.live
  group by p.type, p.site, w.duty order by p.type, p.site, w.duty`;

/** $4 from, $5 until. Of the permits first submitted in the time asked about: what each took, by type and site. */
export const burdenStatement = `
  with asked as (
    select p.number, p.type, p.site, p.run, p.approved_at, p.started_at, min(t.at) as first_at,
      sum((select count(*) from unnest(t.events) as e(name)
        where e.name in ('stageSigned', 'measuresConfirmed', 'briefingSigned', 'ticketChecked', 'issued', 'checkedIn',
          'completionAccepted')))::int as signatures,
      bool_or('expired' = any(t.events)) as expired, bool_or('approved' = any(t.events)) as approved
    from permit p join transition t on t.tenant = p.tenant and t.number = p.number
    where ${permitsAsked}
    group by p.number, p.type, p.site, p.run, p.approved_at, p.started_at
    having min(t.at) >= $4::timestamptz and min(t.at) < $5::timestamptz
  )
  select type, site, count(*)::int as permits,
    count(*) filter (where approved)::int as approved,
    count(*) filter (where expired)::int as expired,
    count(*) filter (where run > 1)::int as returned,
    round(avg(run - 1)::numeric, 2)::float8 as "returnedRounds",
    round(avg(signatures)::numeric, 1)::float8 as signatures,
    round((percentile_cont(0.5) within group (order by extract(epoch from approved_at - first_at)) / 60)::numeric, 1)::float8 as "minutesToApproval",
    round((percentile_cont(0.5) within group (order by extract(epoch from started_at - first_at)) / 60)::numeric, 1)::float8 as "minutesToStart"
  from asked group by type, site order by type, site`;
