import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { DbConfig } from '@penholder/db';

/** What a server in a process of its own is. */
export interface Served {
  database: DbConfig;
  /** Where it listens, so that whoever has a page open finds it again. */
  port: number;
  /** A mistake that a test must notice. */
  mutant?: 'acknowledges-early' | 'ends-at-once' | 'forgets-keys' | 'trusts-its-clock';
  /** How much later than it is made an answer leaves, in milliseconds. */
  lateAnswers?: number;
  /** By how many hours its clock is wrong, at each look at it in turn. */
  clock?: number[];
}

export interface ServedProcess {
  origin: string;
  process: ChildProcess;
  /** Ends it as a machine that dies. */
  kill(): Promise<void>;
  /** Asks it to end, and answers how it did: its exit code, or the signal that it took. */
  stop(patience?: number): Promise<number | string | null>;
}

const script = fileURLToPath(new URL('../faults/serve-documents.ts', import.meta.url));

/** Servers that have not ended. */
const running = new Set<ServedProcess>();

/** Ends every server that a test has left behind: it would keep its database, and the run, for ever. */
export const killServed = () => Promise.all([...running].map((server) => server.kill()));

/** Starts a server in a process of its own, and resolves once it listens. */
export async function serve(what: Served): Promise<ServedProcess> {
  // Optimising the embedded database's WebAssembly costs more than a short life wins, and holds up its end.
  const child = spawn(process.execPath, ['--stack-trace-limit=40', '--liftoff-only', script, JSON.stringify(what)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const orphaned = () => child.kill('SIGKILL');
  process.once('exit', orphaned);
  child.once('exit', () => process.off('exit', orphaned));
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
  const started = await Promise.race([once(child.stdout!, 'data'), ended.then(() => undefined)]);
  if (!started) throw new Error('The server ended as it started.');
  const server: ServedProcess = {
    origin: `http://127.0.0.1:${what.port}`,
    process: child,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop(patience = 10_000) {
      const tooLong = setTimeout(() => child.kill('SIGKILL'), patience);
      child.kill('SIGTERM');
      const [code, signal] = await ended;
      clearTimeout(tooLong);
      return code ?? signal;
    },
  };
  running.add(server);
  child.once('exit', () => running.delete(server));
  return server;
}
