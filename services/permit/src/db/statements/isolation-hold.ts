/** The SQL by which a permit's record and the register exclude each other: a permit goes on only beside isolations that are as its facts had them. */

/** $1 tenant, $2 numbers. Held until the record is committed: the register, which locks the row that it changes, comes before or after as a whole. */
export const holdIsolations = `
  select from isolation where tenant = $1 and number = any($2::text[]) order by number for share`;

/** $1 tenant, $2 permit, $3 what the facts had: as JSON, `number`, `state`, `inForce`. A statement of its own, so that it sees what the wait was for. */
export const isolationsMoved = `
  select f.number from jsonb_to_recordset($3::jsonb) as f(number text, state text, "inForce" boolean)
  where not exists (
    select from isolation i join isolation_dependent d on d.tenant = i.tenant and d.number = i.number
    where i.tenant = $1 and d.permit = $2 and i.number = f.number and i.state = f.state and i.in_force = f."inForce")`;
