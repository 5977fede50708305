// `npm run put-back`: after a back-up has been restored, and before the server starts, gives every co-edited text a new
// beginning, so that browsers with newer words ask instead of merging them. The server notices by itself where its DATA_DIR
// is as it was; this is for where that is gone or was restored with the database.
import path from 'node:path';
import { openDb } from '@penholder/db';
import { beginAnew } from '@penholder/db/documents';
import { readConfig } from './config.ts';

const config = readConfig(process.env);
const opened = await openDb({ url: config.databaseUrl, folder: path.join(config.dataDir, 'database') });
console.log(`${await beginAnew(opened.db)} texts begin anew.`);
await opened.close();
