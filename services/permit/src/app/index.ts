/** Every use case of the permit service, and what several of them share. */
import { ActOnPermit } from './act-on-permit.use-case';
import { ActOnIsolation } from './act-on-isolation.use-case';
import { AssignDuty } from './assign-duty.use-case';
import { BindAttachments } from './bind-attachments';
import { BundleAudit } from './bundle-audit.use-case';
import { CheckPaper } from './check-paper.use-case';
import { DefineArea } from './define-area.use-case';
import { DefineSite } from './define-site.use-case';
import { DefineWorkPoint } from './define-work-point.use-case';
import { DelegateDuty } from './delegations/delegate-duty.use-case';
import { ReadDelegations } from './delegations/read-delegations.use-case';
import { SitePacks } from './delegations/site-packs';
import { WithdrawDelegation } from './delegations/withdraw-delegation.use-case';
import { DeleteDraft } from './delete-draft.use-case';
import { CheckEdition } from './editions/check-edition.use-case';
import { Publication } from './editions/publication';
import { PublishEdition } from './editions/publish-edition.use-case';
import { ReadEditions } from './editions/read-editions.use-case';
import { SaveEdition } from './editions/save-edition.use-case';
import { SteerEdition } from './editions/steer-edition.use-case';
import { LookAround } from './editions/surroundings';
import { MarkCopied } from './mark-copied';
import { DraftFromTemplate } from './templates/draft-from-template.use-case';
import { ReadTemplates } from './templates/read-templates.use-case';
import { SaveTemplate } from './templates/save-template.use-case';
import { ExplainObstacles } from './explain-obstacles.use-case';
import { ReadFigures } from './read-figures.use-case';
import { CopyPermit } from './copy-permit.use-case';
import { ListApprovals } from './list-approvals.use-case';
import { ReplayDecision } from './replay-decision.use-case';
import { ExportAudit } from './export-audit.use-case';
import { DecisionFacts } from './decision-facts';
import { FindConflicts } from './find-conflicts.use-case';
import { FindVacantDuties } from './find-vacant-duties.use-case';
import { KeepAttachment } from './keep-attachment.use-case';
import { LayOverlay } from './lay-overlay.use-case';
import { RemindOfEditions } from './reminders/remind-of-editions.use-case';
import { WarnOfOpenReleases } from './reminders/warn-of-open-releases.use-case';
import { PublishDueHeads } from './heads/publish-due-heads.use-case';
import { PrepareDraft } from './prepare-draft.use-case';
import { PublishHeads } from './heads/publish-heads.use-case';
import { ListPermits } from './list-permits.use-case';
import { MarkCalendarDay } from './mark-calendar-day.use-case';
import { NextDoor } from './next-door';
import { PermitLives } from './permit-lives';
import { PlanIsolation } from './plan-isolation.use-case';
import { PreviewAttachment } from './preview-attachment.use-case';
import { ReadAttachment } from './read-attachment.use-case';
import { PrintPermit } from './print-permit.use-case';
import { ReadDrafts } from './read-drafts.use-case';
import { ReadIsolations } from './read-isolations.use-case';
import { ReadPacks } from './read-packs.use-case';
import { ReadPermit } from './read-permit.use-case';
import { ReadSites } from './read-sites.use-case';
import { RegisterInstrument } from './register-instrument.use-case';
import { ReplayDeadLetter } from './replay-dead-letter.use-case';
import { ResubmitPermit } from './resubmit-permit.use-case';
import { SaveDraft } from './save-draft.use-case';
import { DeviceKeys } from './signatures/device-keys.use-case';
import { ProveSignature } from './signatures/prove-signature';
import { ShowForSigning } from './signatures/show-for-signing.use-case';
import { SignAct } from './signatures/sign-act';
import { SubmitDraft } from './submit-draft.use-case';
import { SubmissionDesk } from './submission-desk';
import { SubmitPermit } from './submit-permit.use-case';
import { TellNeighbours } from './tell-neighbours.use-case';

export const permitUseCases = [
  SubmitPermit,
  SubmissionDesk,
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
  WarnOfOpenReleases,
  RemindOfEditions,
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
