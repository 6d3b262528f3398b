/** The qualification service's first tables: people, certificates and what befell them, rules of a tenant, reports, looks, projections, outbox and inbox. */
import { outboxMigration, outboxMigrationDown } from '@holdpoint/outbox';
import {
  appendOnly,
  dropRefuseChange,
  grantToApp,
  type Privilege,
  refuseChange,
  rowLevelSecurity,
} from '@holdpoint/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const written = `id text not null, written_by text not null, written_at timestamptz not null`;

const tables: Readonly<Record<string, string>> = {
  person: `${written},
    kind text not null check (kind in ('staff', 'contractor')), name text not null, firm text, team text, superior text,
    identity_kind text not null, identity_cipher text not null, identity_hash text not null, identity_masked text not null,
    standing text not null check (standing in ('active', 'left')),
    version integer not null, amended_at timestamptz not null,
    primary key (tenant, id), constraint person_identity unique (tenant, identity_hash),
    check (kind = 'staff' or firm is not null)`,
  certificate: `${written},
    person text not null, certificate_class text not null, number text not null, issuer text not null,
    issued_on date not null, valid_until date, re_examination_due_on date, scans jsonb not null,
    state text not null check (state in ('held', 'lapsed', 'revoked')), state_reason text, state_since timestamptz not null,
    last_day date, ends_at timestamptz,
    verification text not null check (verification in ('unverified', 'confirmed', 'refuted')), refuted_as text,
    last_confirmed_at timestamptz, confirmed_until timestamptz, last_asked_at timestamptz, last_outcome text,
    next_check_due timestamptz, version integer not null,
    primary key (tenant, id), constraint certificate_number unique (tenant, certificate_class, number),
    foreign key (tenant, person) references person (tenant, id)`,
  re_examination: `${written},
    certificate text not null, examined_on date not null, result text not null check (result in ('passed', 'failed')),
    next_due_on date, examiner text, evidence jsonb not null,
    primary key (tenant, id), foreign key (tenant, certificate) references certificate (tenant, id)`,
  medical: `${written},
    person text not null, examined_on date not null, valid_until date, verdict text not null check (verdict in ('fit', 'unfit')),
    contraindications jsonb not null, institution text, evidence jsonb not null,
    primary key (tenant, id), foreign key (tenant, person) references person (tenant, id)`,
  training: `${written},
    person text not null, course text not null, completed_on date not null, valid_until date,
    result text not null check (result in ('passed', 'failed')), evidence jsonb not null,
    primary key (tenant, id), foreign key (tenant, person) references person (tenant, id)`,
  site_ban: `${written},
    person text not null, site text, reason text not null, starts_at timestamptz not null, ends_at timestamptz,
    told_at timestamptz, lifted_at timestamptz, lifted_by text, lifted_because text,
    primary key (tenant, id), foreign key (tenant, person) references person (tenant, id)`,
  verification: `${written},
    certificate text not null, looked_at timestamptz not null, method text not null, register text not null,
    outcome text not null, differs jsonb not null, evidence jsonb not null, next_check_due timestamptz,
    primary key (tenant, id), foreign key (tenant, certificate) references certificate (tenant, id)`,
  certificate_class: `${written},
    name_zh text not null, name_en text not null, rules jsonb not null,
    primary key (tenant, id)`,
  tenant_settings: `
    zone text not null, ladder jsonb not null, required_training jsonb not null, fresh_hours integer not null,
    written_by text not null, written_at timestamptz not null,
    primary key (tenant)`,
  qualification_report: `${written},
    request_key text not null, permit text, site text not null, area text,
    window_from timestamptz not null, window_until timestamptz not null,
    question jsonb not null, findings jsonb not null, evidence jsonb not null, correlation_id text not null,
    primary key (tenant, id), constraint qualification_report_request unique (tenant, request_key)`,
  record_look: `${written},
    person text not null, route text not null, correlation_id text not null,
    primary key (tenant, id), foreign key (tenant, person) references person (tenant, id)`,
  expiry_warning: `
    certificate text not null, last_day date not null, days integer not null, warned_at timestamptz not null,
    primary key (tenant, certificate, last_day, days), foreign key (tenant, certificate) references certificate (tenant, id)`,
  named_permit: `
    number text not null, permit_type text not null, level text not null, site text not null, area text not null,
    phase text not null, live boolean not null, valid_until timestamptz not null, sequence integer not null, people jsonb not null,
    primary key (tenant, number)`,
  idempotency_key: `
    key text not null, fingerprint text not null, answer jsonb, written_at timestamptz not null,
    primary key (tenant, key)`,
};

const indexes = [
  `create index person_team on person (tenant, team)`,
  `create index person_firm on person (tenant, firm)`,
  `create index certificate_person on certificate (tenant, person)`,
  `create index certificate_ends on certificate (ends_at) where state = 'held'`,
  `create index certificate_check on certificate (next_check_due) where next_check_due is not null`,
  `create index re_examination_certificate on re_examination (tenant, certificate)`,
  `create index medical_person on medical (tenant, person)`,
  `create index training_person on training (tenant, person)`,
  `create index site_ban_person on site_ban (tenant, person) where lifted_at is null`,
  `create index site_ban_untold on site_ban (starts_at) where told_at is null and lifted_at is null`,
  `create index verification_certificate on verification (tenant, certificate, looked_at)`,
  `create index qualification_report_permit on qualification_report (tenant, permit)`,
  `create index record_look_person on record_look (tenant, person, written_at)`,
  `create index named_permit_people on named_permit using gin (people jsonb_path_ops) where live`,
];

/** What has happened stays: the runtime role may only add lines to these, and nobody changes one without first removing the trigger. */
const history = ['re_examination', 'medical', 'training', 'verification', 'qualification_report', 'record_look'];
const adding: readonly Privilege[] = ['select', 'insert'];
const writing: readonly Privilege[] = ['select', 'insert', 'update'];

/** What the ticker looks for over all tenants at once. */
const swept = ['certificate', 'site_ban'];

export class InitialSchema1795500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(refuseChange);
    for (const [table, columns] of Object.entries(tables)) {
      await runner.query(`create table ${table} (tenant text not null, ${columns})`);
      await runner.query(rowLevelSecurity(table, { acrossTenants: swept.includes(table) }));
      await runner.query(grantToApp(table, ...(history.includes(table) ? adding : writing)));
    }
    for (const table of history) await runner.query(appendOnly(table));
    for (const index of indexes) await runner.query(index);
    await runner.query(outboxMigration());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(outboxMigrationDown());
    await runner.query(`drop table ${Object.keys(tables).reverse().join(', ')}`);
    await runner.query(dropRefuseChange);
  }
}
