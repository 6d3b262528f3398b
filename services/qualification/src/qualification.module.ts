/** Composition root of the qualification service: its three doors, the rooms behind them, and what they stand on. */
import { AuthModule } from '@holdpoint/auth';
import { topics } from '@holdpoint/contracts';
import { OutboxModule } from '@holdpoint/outbox';
import { ReceiptStore, ServiceKitModule } from '@holdpoint/service-kit';
import { TemporalModule } from '@holdpoint/temporal';
import { Module } from '@nestjs/common';
import { QualificationActivities } from './activities/qualification.activities';
import { AddCertificate } from './app/add-certificate.use-case';
import { AmendCertificate } from './app/amend-certificate.use-case';
import { AmendPerson } from './app/amend-person.use-case';
import { AttestVerification } from './app/attest-verification.use-case';
import { BanFromSite } from './app/ban-from-site.use-case';
import { BeginBans } from './app/begin-bans.use-case';
import { ChangeSettings } from './app/change-settings.use-case';
import { Clock, SystemClock } from './app/clock';
import { DefineClass } from './app/define-class.use-case';
import { DrawReport } from './app/draw-report.use-case';
import { IdentityVault } from './app/identity-vault';
import { LapseCertificates } from './app/lapse-certificates.use-case';
import { LiftBan } from './app/lift-ban.use-case';
import { LookAtPerson } from './app/look-at-person.use-case';
import { ReadStanding } from './app/read-standing.use-case';
import { RecordMedical } from './app/record-medical.use-case';
import { RecordReExamination } from './app/record-re-examination.use-case';
import { RecordTraining } from './app/record-training.use-case';
import { RegisterDesk } from './app/register-desk';
import { RegisterPerson } from './app/register-person.use-case';
import { RevokeCertificate } from './app/revoke-certificate.use-case';
import { RunOnce } from './app/run-once';
import { Ticker, TickerSettings } from './app/ticker';
import { VerifyCertificate } from './app/verify-certificate.use-case';
import { VerifyDue } from './app/verify-due.use-case';
import { WarnOfExpiry } from './app/warn-of-expiry.use-case';
import { NamedPermitsConsumer } from './consumers/named-permits.consumer';
import { qualificationEntities, qualificationMigrations } from './db';
import { BansController } from './http/bans/bans.controller';
import { CertificatesController } from './http/certificates/certificates.controller';
import { VerificationsController } from './http/certificates/verifications.controller';
import { DeadLettersController } from './http/dead-letters/dead-letters.controller';
import { PeopleController } from './http/people/people.controller';
import { RecordsController } from './http/people/records.controller';
import { ReportsController } from './http/reports/reports.controller';
import { ClassesController } from './http/classes/classes.controller';
import { readRegisters } from './registers/register-config';
import { deskOf } from './registers/registers';
import { qualificationSettings } from './settings';

const http = [
  PeopleController,
  RecordsController,
  CertificatesController,
  VerificationsController,
  BansController,
  ReportsController,
  ClassesController,
  DeadLettersController,
];
const commands = [
  AddCertificate,
  AmendCertificate,
  AmendPerson,
  AttestVerification,
  BanFromSite,
  ChangeSettings,
  DefineClass,
  DrawReport,
  LiftBan,
  LookAtPerson,
  ReadStanding,
  RecordMedical,
  RecordReExamination,
  RecordTraining,
  RegisterPerson,
  RevokeCertificate,
  VerifyCertificate,
];
const sweeps = [LapseCertificates, BeginBans, WarnOfExpiry, VerifyDue, Ticker];

@Module({
  imports: [
    ServiceKitModule.forRoot({
      name: 'qualification',
      entities: qualificationEntities,
      migrations: qualificationMigrations,
    }),
    AuthModule.forRoot(),
    OutboxModule.forRoot({ name: 'qualification', topics: [topics.qualification] }),
    TemporalModule.forRoot(),
  ],
  controllers: http,
  providers: [
    ...commands,
    ...sweeps,
    ReceiptStore,
    RunOnce,
    IdentityVault,
    QualificationActivities,
    NamedPermitsConsumer,
    { provide: Clock, useClass: SystemClock },
    { provide: TickerSettings, useFactory: () => qualificationSettings() },
    { provide: RegisterDesk, useFactory: () => deskOf(readRegisters(qualificationSettings().registersFile)) },
  ],
})
export class QualificationModule {}
