import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Dialect, hocuspocus, penholder, yWebsocket } from './dialect.ts';
import { keptInSqlite } from './peers/kept-in-sqlite.ts';

/** Where a started server is, as it says. */
export interface Address {
  port: number;
  /** Of documents that do not lie under their names. */
  paths?: Record<string, string>;
  tokens?: string[];
  database?: unknown;
}

/** The servers that are compared. */
export const PEERS = {
  penholder,
  hocuspocus,
  'y-websocket-server': yWebsocket,
  'ws-relay': yWebsocket,
  'bytes-only': yWebsocket,
} as const satisfies Record<string, Dialect>;
export type PeerName = keyof typeof PEERS;

/** What a database has used and holds for a server. */
export interface DatabaseUse {
  /** Milliseconds of processor of all its processes, as far as the system tells. */
  cpu: number;
  /** Bytes of its write-ahead log so far. */
  wal: number;
  /** Bytes of the table of updates with its indexes, and its rows. */
  log: number;
  updates: number;
}

/** What a server has used so far. */
export interface Usage {
  /** Resident bytes after a collection of what is not used. */
  memory: number;
  /** Milliseconds of processor. */
  cpu: number;
  database?: DatabaseUse;
}

/** A server in a process of its own. */
export interface Peer {
  readonly name: PeerName;
  readonly dialect: Dialect;
  /** Where a client, by its place among all, reaches a document. */
  address(document: string, client: number): string;
  usage(): Promise<Usage>;
  /** Kills it without warning and starts it again on what it has stored. */
  killAndRestart(): Promise<void>;
  stop(): Promise<void>;
}

/** What each server keeps before it starts, by the documents' names. */
export type Seeds = ReadonlyMap<string, Uint8Array>;

export async function startPeer(
  name: PeerName,
  { documents, persons, seeds = new Map() }: { documents: string[]; persons: number; seeds?: Seeds },
): Promise<Peer> {
  const folder = mkdtempSync(join(tmpdir(), 'penholder-bench-'));
  const kept = keptInSqlite(folder);
  for (const [document, state] of seeds) kept.write(document, state);
  kept.close();
  let { child, address } = await spawnPeer(name, { folder, documents, persons });
  const first = address;
  return {
    name,
    dialect: PEERS[name],
    address(document, client) {
      const path = first.paths?.[document] ?? `/${document}`;
      const token = first.tokens?.[client % first.tokens.length];
      return `ws://127.0.0.1:${address.port}${path}${token === undefined ? '' : `?token=${token}`}`;
    },
    async usage() {
      child.send('usage');
      const [{ usage }] = (await once(child, 'message')) as [{ usage: Usage }];
      return usage;
    },
    async killAndRestart() {
      await kill(child);
      ({ child, address } = await spawnPeer(name, { folder, documents, persons, database: first.database }));
    },
    async stop() {
      await kill(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function spawnPeer(name: PeerName, wishes: object): Promise<{ child: ChildProcess; address: Address }> {
  const child = fork(join(import.meta.dirname, 'peers', `${name}.ts`), [JSON.stringify(wishes)], {
    execArgv: ['--expose-gc', '--no-warnings'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [message] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${name} did not start.`))),
  ])) as [{ address: Address }];
  return { child, address: message.address };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
