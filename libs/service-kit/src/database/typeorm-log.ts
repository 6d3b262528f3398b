/** TypeORM's words in our log: what goes wrong once, no statement and no parameter ever. */
import { Logger } from '@nestjs/common';
import type { Logger as TypeOrmLogger } from 'typeorm';

const log = new Logger('Database');

export const typeOrmLog: TypeOrmLogger = {
  logQuery: () => undefined,
  // Who sent the statement gets the error, and says more of it than could be said here.
  logQueryError: () => undefined,
  logQuerySlow: (ms) => log.warn({ msg: 'a slow statement', ms }),
  logSchemaBuild: () => undefined,
  logMigration: (message) => log.log({ msg: message }),
  log: (level, message: unknown) => {
    if (level === 'warn') log.warn({ msg: String(message) });
  },
};
