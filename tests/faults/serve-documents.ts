// A server in a process of its own, for a test to kill: takes the database as JSON, prints its address once it listens.
import type { AddressInfo } from 'node:net';
import { type DbConfig, openDb } from '@penholder/db';
import { buildApp } from '@penholder/server/app';
import type { CollabOptions } from '@penholder/server/collab/documents';
import { readConfig } from '@penholder/server/config';

const [database, mutant] = process.argv.slice(2);

/** The mistake that the test must notice: says "saved" and tells others while the commit is still to come. */
const acknowledgesEarly: CollabOptions = {
  aroundLog: (log) => {
    const heads = new Map<string, number>();
    return {
      ...log,
      append(updates) {
        setTimeout(() => void log.append(updates).catch(() => {}), 100);
        return Promise.resolve(
          new Map(
            updates.map(({ documentId }) => {
              const own = updates.filter((update) => update.documentId === documentId);
              const head = heads.get(documentId) ?? 0;
              heads.set(documentId, head + own.length);
              return [documentId, { head: head + own.length, sequences: own.map((_, place) => head + place + 1) }];
            }),
          ),
        );
      },
      load: async (id) => {
        const stored = await log.load(id);
        if (stored) heads.set(id, stored.head);
        return stored;
      },
    };
  },
};

const opened = await openDb(JSON.parse(database!) as DbConfig);
const config = {
  ...readConfig({ LOG_LEVEL: 'fatal', SECRET: 'a secret that only tests know, long enough' }),
  pages: false,
};
const app = await buildApp(config, opened, { collab: mutant === 'acknowledge-early' ? acknowledgesEarly : {} });
await app.fastify.listen({ port: 0, host: '127.0.0.1' });
console.log(`http://127.0.0.1:${(app.fastify.server.address() as AddressInfo).port}`);
