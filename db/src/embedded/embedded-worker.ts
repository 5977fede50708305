// Hosts the embedded database off the main thread: it runs its queries synchronously and would stall every socket.
import { parentPort, workerData } from 'node:worker_threads';
import { openEmbedded } from './open-embedded.ts';

interface Question {
  id: number;
  sql?: string;
  params?: unknown[];
  rowMode?: 'object' | 'array';
  close?: true;
}

const port = parentPort!;
const { client, release } = await openEmbedded(workerData as string | undefined);
port.postMessage({ ready: true });

port.on('message', ({ id, sql, params, rowMode, close }: Question) => {
  const work = close ? client.close().then(release) : client.query(sql!, params as never[], { rowMode: rowMode ?? 'object' });
  work.then(
    (result) =>
      port.postMessage(
        result ? { id, rows: result.rows, affectedRows: result.affectedRows, fields: result.fields } : { id, rows: [], fields: [] },
      ),
    (error: Error & { code?: string; constraint?: string; detail?: string; table?: string }) =>
      port.postMessage({
        id,
        error: { message: error.message, code: error.code, constraint: error.constraint, detail: error.detail, table: error.table },
      }),
  );
});
