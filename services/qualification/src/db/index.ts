/** Every table of the qualification service, for the data source, and its migrations in order. */
import { outboxEntities } from '@holdpoint/outbox';
import { CertificateClassEntity } from './entities/certificate-class.entity';
import { CertificateEntity } from './entities/certificate.entity';
import { ExpiryWarningEntity } from './entities/expiry-warning.entity';
import { MedicalEntity } from './entities/medical.entity';
import { NamedPermitEntity } from './entities/named-permit.entity';
import { PersonEntity } from './entities/person.entity';
import { QualificationReportEntity } from './entities/qualification-report.entity';
import { ReExaminationEntity } from './entities/re-examination.entity';
import { RecordLookEntity } from './entities/record-look.entity';
import { SiteBanEntity } from './entities/site-ban.entity';
import { TenantSettingsEntity } from './entities/tenant-settings.entity';
import { TrainingEntity } from './entities/training.entity';
import { VerificationEntity } from './entities/verification.entity';
import { InitialSchema1795500000000 } from './migrations/initial-schema.migration';
import { LeastPrivileges1795572000000 } from './migrations/least-privileges.migration';
import { Receipts1795545000000 } from './migrations/receipts.migration';

export const qualificationEntities = [
  CertificateClassEntity,
  CertificateEntity,
  ExpiryWarningEntity,
  MedicalEntity,
  NamedPermitEntity,
  PersonEntity,
  QualificationReportEntity,
  ReExaminationEntity,
  RecordLookEntity,
  SiteBanEntity,
  TenantSettingsEntity,
  TrainingEntity,
  VerificationEntity,
  ...outboxEntities,
];

export const qualificationMigrations = [
  InitialSchema1795500000000,
  Receipts1795545000000,
  LeastPrivileges1795572000000,
];
