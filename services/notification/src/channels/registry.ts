/** Every channel, one line each. */
import type { Provider } from '@nestjs/common';
import { channelsToken, type Channel } from './channel';
import { InboxChannel } from './inbox/inbox.channel';
import { SmtpChannel } from './smtp/smtp.channel';

export const channelClasses = [InboxChannel, SmtpChannel] as const;

export const channelProviders: Provider[] = [
  ...channelClasses,
  { provide: channelsToken, inject: [...channelClasses], useFactory: (...channels: Channel[]) => channels },
];
