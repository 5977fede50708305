// `npm run verify`: tells an operator whether every co-edited text is stored as it was written. The embedded database can be
// read by one process at a time: stop the server first.
import path from 'node:path';
import { openDb } from '@penholder/db';
import { verifyDocuments } from './collab/verify-documents.ts';
import { readConfig } from './config.ts';

const config = readConfig(process.env);
const opened = await openDb({ url: config.databaseUrl, folder: path.join(config.dataDir, 'database') });
let damaged = 0;
const numbers = (what: string, sequences: readonly number[]) =>
  sequences.length === 0
    ? []
    : [
        `${what} ${sequences.slice(0, 20).join(', ')}${sequences.length > 20 ? ` and ${sequences.length - 20} more` : ''}`,
      ];
const count = await verifyDocuments(opened.db, ({ id, code, kind, subjectId, damage }) => {
  damaged++;
  const parts = [
    ...numbers('changes', damage.updates),
    ...numbers('missing changes', damage.missing),
    ...numbers('snapshots', damage.snapshots),
  ];
  console.log(`${code}: ${kind} ${subjectId} (document ${id}): ${parts.join('; ')}`);
});
console.log(`${count} documents verified, ${damaged} damaged.`);
await opened.close();
process.exitCode = damaged > 0 ? 1 : 0;
