export { copyOut } from './copy-out.ts';
export { dumpMigrated } from './embedded/dump-migrated.ts';
export { openDb, type Db, type DbConfig, type OpenDb, type Trx } from './open.ts';
export { emptyDb } from './empty.ts';
export { isDuplicate, json, mayRest, now, onCommit, sealing, today, transaction, unsealed } from './transaction.ts';
export { PREPARED } from './prepared.ts';
export type { Schema } from './schema/index.ts';
export { sql } from 'kysely';
