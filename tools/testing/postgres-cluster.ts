import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The oldest PostgreSQL that Penholder supports. */
const OLDEST = 15;

export interface Cluster {
  /** Of the maintenance database, for a user who may create others. */
  url: string;
  version: string;
  /** Its data folder. */
  data: string;
  /** Ends it at once (`pg_ctl -m immediate`): connections break, and nothing is written any more. */
  crash(): Promise<void>;
  /** Starts it where it was; it recovers from its log. Resolves once it takes connections. */
  startAgain(): Promise<void>;
  /** Stops the server and removes its folder. May be called twice. */
  stop(): Promise<void>;
  /** The same without waiting, for a process that is ending. */
  abandon(): void;
}

/** The folder of the newest `initdb` and `postgres` of this machine, if new enough. */
export function findPostgres(): { folder: string; version: string } | undefined {
  const folders = [
    ...globSync('/usr/lib/postgresql/*/bin'),
    ...globSync('/usr/pgsql-*/bin'),
    ...globSync('/{opt/homebrew,usr/local}/opt/postgresql@*/bin'),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ].filter((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
  return folders
    .map((folder) => ({ folder, version: versionOf(folder) }))
    .filter(({ version }) => Number.parseInt(version) >= OLDEST)
    .sort((one, other) => Number.parseFloat(other.version) - Number.parseFloat(one.version))[0];
}

function versionOf(folder: string): string {
  try {
    return /\d+(\.\d+)?/.exec(execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' }))?.[0] ?? '0';
  } catch {
    return '0';
  }
}

/**
 * Starts a throw-away PostgreSQL in a temporary folder, reached by a socket in that folder alone; as user `postgres` where
 * we are root, whom PostgreSQL refuses. Durability is off unless `isDurable`; its files go into the blank folder `data` where one is
 * given. Nothing of it is kept. Undefined where none is installed.
 */
export async function startCluster({
  isDurable = false,
  data: given,
}: { isDurable?: boolean; data?: string } = {}): Promise<Cluster | undefined> {
  const found = findPostgres();
  if (!found) return undefined;
  const owner = process.getuid?.() === 0 ? postgresUser() : undefined;
  const folder = mkdtempSync(join(tmpdir(), 'penholder-pg-'));
  if (owner) for (const own of [folder, ...(given ? [given] : [])]) chownSync(own, owner.uid, owner.gid);
  const data = given ?? join(folder, 'data');
  const remove = () => rmSync(folder, { recursive: true, force: true });

  try {
    execFileSync(
      join(found.folder, 'initdb'),
      ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
      { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], ...owner },
    );
    const settings = {
      listen_addresses: '',
      // Names the socket; the folder is what makes it ours.
      port: '5432',
      unix_socket_directories: folder,
      max_connections: '200',
      ...(isDurable ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
    };
    const start = async () => {
      const started = spawn(
        join(found.folder, 'postgres'),
        ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
        // Not in our process group: Ctrl-C is ours to handle, or the tests would lose their database before they end.
        { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], detached: true, ...owner },
      );
      await untilReady(started, data);
      return started;
    };
    let server = await start();
    const url = `postgresql://postgres@localhost:5432/postgres?host=${encodeURIComponent(folder)}`;
    return {
      url,
      version: found.version,
      data,
      crash: () => end(server),
      async startAgain() {
        server = await start();
      },
      stop: () => end(server).then(remove),
      abandon: () => {
        server.kill('SIGQUIT');
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

function postgresUser(): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** Resolves when the server's pid file says so; the file is where `pg_ctl` looks too. */
async function untilReady(server: ChildProcess, data: string): Promise<void> {
  let told = '';
  server.stderr!.on('data', (chunk) => (told = (told + chunk).slice(-4000)));
  const pidFile = join(data, 'postmaster.pid');
  for (;;) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL did not start:\n${told}`);
    if (existsSync(pidFile)) {
      const said = readFileSync(pidFile, 'utf8');
      // One that crashed may have left its own.
      if (said.startsWith(`${server.pid}\n`) && /^ready/m.test(said)) return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  // Immediate (`pg_ctl -m immediate`): its data is thrown away, or is to be recovered from its log.
  server.kill('SIGQUIT');
  const giveUp = setTimeout(() => server.kill('SIGKILL'), 5_000);
  await gone;
  clearTimeout(giveUp);
}
