/** Composition root of the permit service: the doors, the rooms behind them, and what they stand on. */
import { AuthModule } from '@holdpoint/auth';
import { topics } from '@holdpoint/contracts';
import { OutboxModule } from '@holdpoint/outbox';
import { ServiceKitModule } from '@holdpoint/service-kit';
import { TemporalModule } from '@holdpoint/temporal';
import { Module } from '@nestjs/common';
import { ActOnPermit } from './app/act-on-permit.use-case';
import { ActOnIsolation } from './app/act-on-isolation.use-case';
import { AssignDuty } from './app/assign-duty.use-case';
import { AttachmentScanner, HttpScanner, NoScanner } from './app/attachments/attachment-scanner';
import { AttachmentStorage } from './app/attachments/attachment-storage';
import { FolderStorage } from './app/attachments/folder-storage';
import { PreviewPool } from './app/attachments/preview-pool';
import { S3Storage } from './app/attachments/s3-storage';
import { AuditSeal } from './app/audit-seal';
import { BindAttachments } from './app/bind-attachments';
import { BundleAudit } from './app/bundle-audit.use-case';
import { CheckPaper } from './app/check-paper.use-case';
import { DefineArea } from './app/define-area.use-case';
import { DefineSite } from './app/define-site.use-case';
import { DefineWorkPoint } from './app/define-work-point.use-case';
import { DelegateDuty } from './app/delegations/delegate-duty.use-case';
import { ReadDelegations } from './app/delegations/read-delegations.use-case';
import { SitePacks } from './app/delegations/site-packs';
import { WithdrawDelegation } from './app/delegations/withdraw-delegation.use-case';
import { DeleteDraft } from './app/delete-draft.use-case';
import { DoorQueue } from './app/door-queue';
import { CheckEdition } from './app/editions/check-edition.use-case';
import { Publication } from './app/editions/publication';
import { PublishEdition } from './app/editions/publish-edition.use-case';
import { PublishingRules } from './app/editions/publishing-rules';
import { ReadEditions } from './app/editions/read-editions.use-case';
import { SaveEdition } from './app/editions/save-edition.use-case';
import { SteerEdition } from './app/editions/steer-edition.use-case';
import { LookAround } from './app/editions/surroundings';
import { MarkCopied } from './app/mark-copied';
import { DraftFromTemplate } from './app/templates/draft-from-template.use-case';
import { ReadTemplates } from './app/templates/read-templates.use-case';
import { SaveTemplate } from './app/templates/save-template.use-case';
import { ExplainObstacles } from './app/explain-obstacles.use-case';
import { ReadFigures } from './app/read-figures.use-case';
import { CopyPermit } from './app/copy-permit.use-case';
import { ListApprovals } from './app/list-approvals.use-case';
import { ReplayDecision } from './app/replay-decision.use-case';
import { ExportAudit } from './app/export-audit.use-case';
import { DecisionFacts } from './app/decision-facts';
import { FindConflicts } from './app/find-conflicts.use-case';
import { FindVacantDuties } from './app/find-vacant-duties.use-case';
import { AttachmentLimits, KeepAttachment } from './app/keep-attachment.use-case';
import { LayOverlay } from './app/lay-overlay.use-case';
import { HeadsRelay } from './app/heads/heads-relay';
import { PublishDueHeads } from './app/heads/publish-due-heads.use-case';
import { PrepareDraft } from './app/prepare-draft.use-case';
import { PublishHeads } from './app/heads/publish-heads.use-case';
import { ListPermits } from './app/list-permits.use-case';
import { MarkCalendarDay } from './app/mark-calendar-day.use-case';
import { NextDoor } from './app/next-door';
import { PackShelf } from './app/pack-shelf';
import { PaperSeal } from './app/paper-seal';
import { PermitLives } from './app/permit-lives';
import { PlanIsolation } from './app/plan-isolation.use-case';
import { PreviewAttachment } from './app/preview-attachment.use-case';
import { ReadAttachment } from './app/read-attachment.use-case';
import { PrintPermit } from './app/print-permit.use-case';
import { ReadDrafts } from './app/read-drafts.use-case';
import { ReadIsolations } from './app/read-isolations.use-case';
import { ReadPacks } from './app/read-packs.use-case';
import { ReadPermit } from './app/read-permit.use-case';
import { ReadSites } from './app/read-sites.use-case';
import { RegisterInstrument } from './app/register-instrument.use-case';
import { ReplayDeadLetter } from './app/replay-dead-letter.use-case';
import { ResubmitPermit } from './app/resubmit-permit.use-case';
import { SaveDraft } from './app/save-draft.use-case';
import { DeviceKeys } from './app/signatures/device-keys.use-case';
import { ProveSignature } from './app/signatures/prove-signature';
import { ShowForSigning } from './app/signatures/show-for-signing.use-case';
import { SignAct } from './app/signatures/sign-act';
import { permitSettings } from './app/settings';
import { SubmitDraft } from './app/submit-draft.use-case';
import { SubmitPermit } from './app/submit-permit.use-case';
import { TellNeighbours } from './app/tell-neighbours.use-case';
import { NeighbourStandingConsumer } from './consumers/neighbour-standing.consumer';
import { IsolationChangedConsumer } from './consumers/isolation-changed.consumer';
import { QualificationLostConsumer } from './consumers/qualification-lost.consumer';
import { permitEntities, permitMigrations } from './db';
import { AdministrationReadModel } from './db/administration.read-model';
import { AdministrationStore } from './db/administration.store';
import { AttachmentStore } from './db/attachment.store';
import { DelegationStore } from './db/delegation.store';
import { DeviceKeyStore } from './db/device-key.store';
import { DoorReadModel } from './db/door.read-model';
import { DraftStore } from './db/draft.store';
import { PreparedDraftStore } from './db/prepared-draft.store';
import { HeadsStore } from './db/heads.store';
import { IsolationStore } from './db/isolation.store';
import { IsolationsReadModel } from './db/isolations.read-model';
import { EditionStore } from './db/edition.store';
import { EditionsReadModel } from './db/editions.read-model';
import { TemplateStore } from './db/template.store';
import { PackVersionStore } from './db/pack-version.store';
import { FiguresReadModel } from './db/figures.read-model';
import { PermitsReadModel } from './db/permits.read-model';
import { ReceiptStore } from './db/receipt.store';
import { StandingReadModel } from './db/standing.read-model';
import { SubmissionDoorReadModel } from './db/submission-door.read-model';
import { SubmissionStore } from './db/submission.store';
import { ApprovalController } from './http/approval/approval.controller';
import { AttachmentsController } from './http/attachments/attachments.controller';
import { ConflictsController } from './http/conflicts/conflicts.controller';
import { DeadLettersController } from './http/dead-letters/dead-letters.controller';
import { ApprovalsController } from './http/approval/approvals.controller';
import { CopiesController } from './http/drafts/copies.controller';
import { DraftsController } from './http/drafts/drafts.controller';
import { DelegationsController } from './http/delegations/delegations.controller';
import { EndingController } from './http/ending/ending.controller';
import { BlindsController } from './http/isolations/blinds.controller';
import { IsolationReadingController } from './http/isolations/isolation-reading.controller';
import { IsolationsController } from './http/isolations/isolations.controller';
import { EditionsController } from './http/packs/editions.controller';
import { TemplatesController } from './http/templates/templates.controller';
import { PacksController } from './http/packs/packs.controller';
import { PreparationController } from './http/preparation/preparation.controller';
import { AuditController } from './http/audit/audit.controller';
import { PreparedDraftsController } from './http/prepared-drafts/prepared-drafts.controller';
import { HeadsController } from './http/audit/heads.controller';
import { BundlesController } from './http/audit/bundles.controller';
import { FiguresController } from './http/figures/figures.controller';
import { PrintController } from './http/print/print.controller';
import { PrintPool } from './print/print-pool';
import { ReadingController } from './http/reading/reading.controller';
import { InstrumentsController } from './http/sites/instruments.controller';
import { DeviceKeysController } from './http/signatures/device-keys.controller';
import { SigningController } from './http/signatures/signing.controller';
import { SitesController } from './http/sites/sites.controller';
import { SubmissionController } from './http/submission/submission.controller';
import { WorkController } from './http/work/work.controller';

const http = [
  ConflictsController,
  SubmissionController,
  ApprovalController,
  PreparationController,
  WorkController,
  EndingController,
  ReadingController,
  SigningController,
  DeviceKeysController,
  PrintController,
  AuditController,
  BundlesController,
  HeadsController,
  PreparedDraftsController,
  FiguresController,
  DraftsController,
  CopiesController,
  ApprovalsController,
  DelegationsController,
  IsolationsController,
  IsolationReadingController,
  BlindsController,
  SitesController,
  InstrumentsController,
  PacksController,
  EditionsController,
  TemplatesController,
  DeadLettersController,
  AttachmentsController,
];
const app = [
  SubmitPermit,
  ResubmitPermit,
  ActOnPermit,
  PermitLives,
  ReadPermit,
  ListPermits,
  ExplainObstacles,
  DecisionFacts,
  FindConflicts,
  NextDoor,
  TellNeighbours,
  ReplayDecision,
  CopyPermit,
  ListApprovals,
  ReadFigures,
  BundleAudit,
  PrepareDraft,
  PublishHeads,
  PublishDueHeads,
  ExportAudit,
  PrintPermit,
  CheckPaper,
  SaveDraft,
  ReadDrafts,
  DeleteDraft,
  SubmitDraft,
  DefineSite,
  DefineArea,
  DefineWorkPoint,
  AssignDuty,
  DelegateDuty,
  WithdrawDelegation,
  ReadDelegations,
  SitePacks,
  FindVacantDuties,
  MarkCalendarDay,
  RegisterInstrument,
  ReplayDeadLetter,
  ReadSites,
  ReadPacks,
  LayOverlay,
  LookAround,
  Publication,
  SaveEdition,
  CheckEdition,
  PublishEdition,
  SteerEdition,
  ReadEditions,
  SaveTemplate,
  ReadTemplates,
  DraftFromTemplate,
  MarkCopied,
  PlanIsolation,
  ActOnIsolation,
  ReadIsolations,
  SignAct,
  DeviceKeys,
  ShowForSigning,
  ProveSignature,
  BindAttachments,
  KeepAttachment,
  ReadAttachment,
  PreviewAttachment,
];
const db = [
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
  IsolationsReadModel,
  AttachmentStore,
  DeviceKeyStore,
];

@Module({
  imports: [
    ServiceKitModule.forRoot({ name: 'permit', entities: permitEntities, migrations: permitMigrations }),
    AuthModule.forRoot(),
    OutboxModule.forRoot({
      name: 'permit',
      topics: [topics.permit, topics.assignment, topics.isolation, topics.audit, topics.pack],
    }),
    TemporalModule.forRoot(),
  ],
  controllers: http,
  providers: [
    ...app,
    ...db,
    QualificationLostConsumer,
    IsolationChangedConsumer,
    NeighbourStandingConsumer,
    { provide: DoorQueue, useFactory: () => new DoorQueue(permitSettings().door) },
    {
      provide: AttachmentStorage,
      useFactory: () => {
        const { s3, folder } = permitSettings().attachments;
        return s3 ? new S3Storage(s3) : new FolderStorage(folder);
      },
    },
    {
      provide: AttachmentScanner,
      useFactory: () => {
        const { scanner } = permitSettings().attachments;
        return scanner ? new HttpScanner(scanner.url, scanner.patienceMs) : new NoScanner();
      },
    },
    { provide: AttachmentLimits, useFactory: () => new AttachmentLimits(permitSettings().attachments.mostBytes) },
    { provide: PreviewPool, useFactory: () => new PreviewPool(permitSettings().attachments.previews) },
    { provide: PrintPool, useFactory: () => new PrintPool(permitSettings().print) },
    {
      provide: HeadsRelay,
      inject: [PublishDueHeads],
      useFactory: (due: PublishDueHeads) => new HeadsRelay(due, permitSettings().headsEveryMinutes),
    },
    { provide: AuditSeal, useFactory: () => new AuditSeal(permitSettings().auditKey) },
    {
      provide: PaperSeal,
      useFactory: () => {
        const { auditKey, publicUrl } = permitSettings();
        return new PaperSeal(auditKey, publicUrl);
      },
    },
    { provide: PublishingRules, useFactory: () => new PublishingRules(permitSettings().bySecondPerson) },
    { provide: PackShelf, useFactory: () => new PackShelf(permitSettings().packsDir) },
  ],
})
export class PermitServiceModule {}
