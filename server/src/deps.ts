import type { Db, OpenDb } from '@penholder/db';
import type { DocumentAccess } from './collab/document-access.ts';
import type { Config } from './config.ts';
import type { Clockwork } from './deadlines/clockwork.ts';
import type { Subjects } from './deliberation/index.ts';
import type { Live } from './live/live.ts';
import type { Vault } from './vault.ts';

/** What use cases are given: the database, the teller of news, the keeper of access to documents, the clockwork that acts when time passes, and how the server runs. */
export interface Deps {
  readonly db: Db;
  readonly databaseKind: OpenDb['kind'];
  readonly live: Live;
  readonly documents: DocumentAccess;
  readonly clockwork: Clockwork;
  /** What can be discussed: shelves register theirs. */
  readonly subjects: Subjects;
  readonly config: Config;
  /** Signs and encrypts with the server's secret. */
  readonly vault: Vault;
  /** The address of the pages, for links in mails: `https://table.example`, without a slash at the end. */
  address(): string;
  readonly log: {
    info(details: object, text: string): void;
    warn(details: object, text: string): void;
    error(details: object, text: string): void;
  };
}
