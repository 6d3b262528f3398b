/** Every route of the permit service, by what it is about. */
import { ApprovalController } from './approval/approval.controller';
import { AttachmentsController } from './attachments/attachments.controller';
import { ConflictsController } from './conflicts/conflicts.controller';
import { DeadLettersController } from './dead-letters/dead-letters.controller';
import { ApprovalsController } from './approval/approvals.controller';
import { CopiesController } from './drafts/copies.controller';
import { DraftsController } from './drafts/drafts.controller';
import { DelegationsController } from './delegations/delegations.controller';
import { EndingController } from './ending/ending.controller';
import { BlindsController } from './isolations/blinds.controller';
import { IsolationReadingController } from './isolations/isolation-reading.controller';
import { IsolationsController } from './isolations/isolations.controller';
import { EditionsController } from './packs/editions.controller';
import { TemplatesController } from './templates/templates.controller';
import { PacksController } from './packs/packs.controller';
import { PreparationController } from './preparation/preparation.controller';
import { AuditController } from './audit/audit.controller';
import { PreparedDraftsController } from './prepared-drafts/prepared-drafts.controller';
import { HeadsController } from './audit/heads.controller';
import { BundlesController } from './audit/bundles.controller';
import { FiguresController } from './figures/figures.controller';
import { PrintController } from './print/print.controller';
import { ReadingController } from './reading/reading.controller';
import { InstrumentsController } from './sites/instruments.controller';
import { DeviceKeysController } from './signatures/device-keys.controller';
import { SigningController } from './signatures/signing.controller';
import { SitesController } from './sites/sites.controller';
import { SubmissionController } from './submission/submission.controller';
import { WorkController } from './work/work.controller';

export const permitControllers = [
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
