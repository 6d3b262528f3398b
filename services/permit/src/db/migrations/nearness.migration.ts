/** What nearness is told by: places on the site's plan, heights, lines; and what of a permit its neighbours see, beside the row so that it can be found. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `alter table work_point
     alter column latitude drop not null, alter column longitude drop not null,
     add column plan_x double precision, add column plan_y double precision,
     add column elevation_m double precision, add column line text,
     add constraint work_point_on_earth_whole check ((latitude is null) = (longitude is null)),
     add constraint work_point_on_plan_whole check ((plan_x is null) = (plan_y is null))`,
  // Read out of the form once, as it is written: a form in a row of some kilobytes is too dear to open for every neighbour.
  `alter table permit
     add column activities jsonb generated always as (coalesce(state->'form'->'activities', '[]')) stored,
     add column line text generated always as (lower(btrim(state->'form'->>'line'))) stored`,
  // A site's points are few, and gone over whole; its permits are many. Neither column of the first changes while a permit lives, nor does the line: commands stay off these indexes.
  `create index permit_live_place on permit (tenant, site, work_point) where live`,
  `create index permit_live_line on permit (tenant, site, line) where live and line is not null`,
];
const down = [
  `drop index permit_live_place, permit_live_line`,
  `alter table permit drop column activities, drop column line`,
  `alter table work_point drop column plan_x, drop column plan_y, drop column elevation_m, drop column line,
     drop constraint work_point_on_earth_whole`,
  // The schema before knows no place without a position.
  `update work_point set latitude = 0, longitude = 0 where latitude is null`,
  `alter table work_point alter column latitude set not null, alter column longitude set not null`,
];

export class Nearness1795510000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
