// Hocuspocus as its documentation sets it up, with its database extension over SQLite.
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';
import { keptInSqlite } from './kept-in-sqlite.ts';
import { asked, report } from './report.ts';

const { folder } = asked<{ folder: string }>();
const kept = keptInSqlite(folder);
const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  stopOnSignals: false,
  extensions: [
    new Database({
      fetch: ({ documentName }) => Promise.resolve(kept.read(documentName) ?? null),
      store: ({ documentName, state }) => Promise.resolve(kept.write(documentName, state)),
    }),
  ],
});
await server.listen();
report({ port: server.address.port });
