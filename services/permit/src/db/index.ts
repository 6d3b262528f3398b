/** Every table of the permit service, for the data source, and what reads and writes them. */
import { ReceiptStore } from '@holdpoint/service-kit';
import { outboxEntities } from '@holdpoint/outbox';
import { AreaEntity } from './area.entity';
import { AssignmentEntity } from './assignment.entity';
import { AttachmentEntity } from './attachment.entity';
import { CalendarDayEntity } from './calendar-day.entity';
import { DelegationEntity } from './delegation.entity';
import { DelegationWithdrawalEntity } from './delegation-withdrawal.entity';
import { DeviceKeyEntity } from './device-key.entity';
import { DeviceKeyRevocationEntity } from './device-key-revocation.entity';
import { DraftEntity } from './draft.entity';
import { HeadsMessageEntity } from './heads-message.entity';
import { HeadToldEntity } from './head-told.entity';
import { InstrumentEntity } from './instrument.entity';
import { IsolationDependentEntity } from './isolation-dependent.entity';
import { IsolationEntryEntity } from './isolation-entry.entity';
import { IsolationEntity } from './isolation.entity';
import { Attachments1795518000000 } from './migrations/attachments.migration';
import { DeviceKeys1795534000000 } from './migrations/device-keys.migration';
import { Templates1795539000000 } from './migrations/templates.migration';
import { PreparedDrafts1795548000000 } from './migrations/prepared-drafts.migration';
import { AuditHeads1795540000000 } from './migrations/audit-heads.migration';
import { HeadsOfMoved1795561000000 } from './migrations/heads-of-moved.migration';
import { Editions1795527000000 } from './migrations/editions.migration';
import { Delegations1795530000000 } from './migrations/delegations.migration';
import { InitialSchema1795500000000 } from './migrations/initial-schema.migration';
import { IsolationRegister1795512000000 } from './migrations/isolation-register.migration';
import { LeastPrivileges1795572000000 } from './migrations/least-privileges.migration';
import { Nearness1795510000000 } from './migrations/nearness.migration';
import { Reminders1795566000000 } from './migrations/reminders.migration';
import { Receipts1795545000000 } from './migrations/receipts.migration';
import { PackVersionEntity } from './pack-version.entity';
import { PermitEntity } from './permit.entity';
import { PermitNumberEntity } from './permit-number.entity';
import { PermitPersonEntity } from './permit-person.entity';
import { SiteEntity } from './site.entity';
import { SubmissionEntity } from './submission.entity';
import { TransitionEntity } from './transition.entity';
import { WorkPointEntity } from './work-point.entity';
import { AdministrationReadModel } from './administration.read-model';
import { AdministrationStore } from './administration.store';
import { AttachmentStore } from './attachment.store';
import { DelegationStore } from './delegation.store';
import { DeviceKeyStore } from './device-key.store';
import { DoorReadModel } from './door.read-model';
import { DraftStore } from './draft.store';
import { PreparedDraftStore } from './prepared-draft.store';
import { EditionReminderEntity } from './edition-reminder.entity';
import { ReleaseWarningEntity } from './release-warning.entity';
import { ReminderStore } from './reminder.store';
import { HeadsStore } from './heads.store';
import { IsolationStore } from './isolation.store';
import { IsolationsReadModel } from './isolations.read-model';
import { EditionStore } from './edition.store';
import { EditionsReadModel } from './editions.read-model';
import { TemplateStore } from './template.store';
import { PackVersionStore } from './pack-version.store';
import { FiguresReadModel } from './figures.read-model';
import { PermitsReadModel } from './permits.read-model';
import { StandingReadModel } from './standing.read-model';
import { SubmissionDoorReadModel } from './submission-door.read-model';
import { SubmissionStore } from './submission.store';

export const permitEntities = [
  AreaEntity,
  AssignmentEntity,
  AttachmentEntity,
  CalendarDayEntity,
  DelegationEntity,
  DelegationWithdrawalEntity,
  DeviceKeyEntity,
  DeviceKeyRevocationEntity,
  DraftEntity,
  HeadsMessageEntity,
  HeadToldEntity,
  InstrumentEntity,
  IsolationEntity,
  IsolationEntryEntity,
  IsolationDependentEntity,
  PackVersionEntity,
  PermitEntity,
  PermitNumberEntity,
  PermitPersonEntity,
  SiteEntity,
  EditionReminderEntity,
  ReleaseWarningEntity,
  SubmissionEntity,
  TransitionEntity,
  WorkPointEntity,
  ...outboxEntities,
];

/** In order; each runs once, by the owner role. */
export const permitMigrations = [
  InitialSchema1795500000000,
  Nearness1795510000000,
  IsolationRegister1795512000000,
  Attachments1795518000000,
  Editions1795527000000,
  Delegations1795530000000,
  DeviceKeys1795534000000,
  Templates1795539000000,
  AuditHeads1795540000000,
  Receipts1795545000000,
  PreparedDrafts1795548000000,
  HeadsOfMoved1795561000000,
  Reminders1795566000000,
  LeastPrivileges1795572000000,
];
export const permitStores = [
  DoorReadModel,
  DelegationStore,
  SubmissionDoorReadModel,
  StandingReadModel,
  PermitsReadModel,
  FiguresReadModel,
  AdministrationReadModel,
  SubmissionStore,
  PackVersionStore,
  DraftStore,
  EditionStore,
  EditionsReadModel,
  TemplateStore,
  AdministrationStore,
  ReceiptStore,
  IsolationStore,
  PreparedDraftStore,
  HeadsStore,
  ReminderStore,
  IsolationsReadModel,
  AttachmentStore,
  DeviceKeyStore,
];
