/** Composition root of the permit service: the doors, the rooms behind them, and what they stand on. */
import { AuthModule } from '@holdpoint/auth';
import { topics } from '@holdpoint/contracts';
import { OutboxModule } from '@holdpoint/outbox';
import { Retention, ServiceKitModule } from '@holdpoint/service-kit';
import { TemporalModule } from '@holdpoint/temporal';
import { Module } from '@nestjs/common';
import { permitUseCases } from './app';
import { permitControllers } from './http';
import { PublishDueHeads } from './app/heads/publish-due-heads.use-case';
import { AttachmentScanner, HttpScanner, NoScanner } from './app/attachments/attachment-scanner';
import { AttachmentStorage } from './app/attachments/attachment-storage';
import { FolderStorage } from './app/attachments/folder-storage';
import { PreviewPool } from './app/attachments/preview-pool';
import { S3Storage } from './app/attachments/s3-storage';
import { AuditSeal } from './app/audit-seal';
import { DoorQueue } from './app/door-queue';
import { PublishingRules } from './app/editions/publishing-rules';
import { AttachmentLimits } from './app/keep-attachment.use-case';
import { HeadsRelay } from './app/heads/heads-relay';
import { PackShelf } from './app/pack-shelf';
import { PaperSeal } from './app/paper-seal';
import { RemindOfEditions } from './app/reminders/remind-of-editions.use-case';
import { RemindersClock } from './app/reminders/reminders-clock';
import { WarnOfOpenReleases } from './app/reminders/warn-of-open-releases.use-case';
import { permitSettings } from './app/settings';
import { NeighbourStandingConsumer } from './consumers/neighbour-standing.consumer';
import { IsolationChangedConsumer } from './consumers/isolation-changed.consumer';
import { QualificationLostConsumer } from './consumers/qualification-lost.consumer';
import { permitEntities, permitMigrations, permitStores } from './db';
import { PrintPool } from './print/print-pool';

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
  controllers: permitControllers,
  providers: [
    ...permitUseCases,
    ...permitStores,
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
      inject: [PublishDueHeads, Retention],
      useFactory: (due: PublishDueHeads, retention: Retention) =>
        new HeadsRelay(due, permitSettings().headsEveryMinutes, retention),
    },
    {
      provide: RemindersClock,
      inject: [WarnOfOpenReleases, RemindOfEditions],
      useFactory: (releases: WarnOfOpenReleases, editions: RemindOfEditions) =>
        new RemindersClock(releases, editions, permitSettings().remindersEverySeconds),
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
