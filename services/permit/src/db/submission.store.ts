/** Gives a submission its permit number: the same key again gets the same number, a new key the next one. */
import type { Instant } from '@holdpoint/permit-domain';
import { prepared, TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';

export interface NumberGiven {
  readonly number: string;
  /** Of the submission that got the number first: another one than asked with means that the key was used for something else. */
  readonly fingerprint: string;
}

const statement = prepared(
  'submission-number',
  `
  with given as (
    select number, fingerprint from submission where tenant = $1 and key = $2
  ), counted as (
    insert into permit_number as counter (tenant, prefix, year, last)
    select $1, $4, $5::int, 1 where not exists (select from given)
    on conflict (tenant, prefix, year) do update set last = counter.last + 1
    returning last
  ), kept as (
    insert into submission (tenant, key, fingerprint, number, created_at)
    select $1, $2, $3, $4 || '-' || $5::int || '-' || lpad(last::text, 6, '0'), $6 from counted
    returning number, fingerprint
  )
  select number, fingerprint from given union all select number, fingerprint from kept`,
);

const uniqueViolation = '23505';

@Injectable()
export class SubmissionStore {
  constructor(private readonly database: TenantDatabase) {}

  /**
   * @param year of the site's local date, four digits
   * @returns `DH-2026-000123`, gapless but for submissions that met their twin in flight
   */
  async numberFor(submission: {
    readonly tenant: string;
    readonly key: string;
    readonly fingerprint: string;
    readonly prefix: string;
    readonly year: number;
    readonly at: Instant;
  }): Promise<NumberGiven> {
    const { tenant, key, fingerprint, prefix, year, at } = submission;
    const ask = (): Promise<NumberGiven[]> =>
      this.database.read(tenant, (em) => em.query(statement, [tenant, key, fingerprint, prefix, year, at]));
    try {
      return only(await ask());
    } catch (error) {
      // The same key at the same moment: the other one won, and its number is there now.
      if ((error as { code?: string }).code !== uniqueViolation) throw error;
      return only(await ask());
    }
  }
}

function only(rows: NumberGiven[]): NumberGiven {
  const [row] = rows;
  if (!row) throw new Error('a number was neither given before nor now');
  return row;
}
