// Hosts the embedded database off the main thread: it runs its queries synchronously and would stall every socket.
import { writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { type EmbeddedConfig, openEmbedded } from './open-embedded.ts';

interface Question {
  id: number;
  sql?: string;
  params?: unknown[];
  rowMode?: 'object' | 'array';
  close?: true;
  /** A file to write the whole data folder into, as a compressed tar. */
  dump?: string;
}

const port = parentPort!;
const { client, release } = await openEmbedded(workerData as EmbeddedConfig);
port.postMessage({ ready: true });

port.on('message', ({ id, sql, params, rowMode, close, dump }: Question) => {
  const work = close
    ? client.close().then(release)
    : dump
      ? dumpTo(dump)
      : client.query(sql!, params as never[], { rowMode: rowMode ?? 'object' });
  work.then(
    (result) =>
      port.postMessage(
        result
          ? { id, rows: result.rows, affectedRows: result.affectedRows, fields: result.fields }
          : { id, rows: [], fields: [] },
      ),
    (error: Error & Partial<Record<'code' | 'severity' | 'constraint' | 'detail' | 'table', string>>) =>
      port.postMessage({
        id,
        error: {
          message: error.message,
          code: error.code,
          severity: error.severity,
          constraint: error.constraint,
          detail: error.detail,
          table: error.table,
        },
      }),
  );
});

async function dumpTo(file: string): Promise<void> {
  const bytes = await client.dumpDataDir('gzip');
  writeFileSync(file, Buffer.from(await bytes.arrayBuffer()));
}
