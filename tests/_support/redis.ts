import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { type AddressInfo, connect, createServer, type NetConnectOpts, type Server, type Socket } from 'node:net';
import { delimiter, join } from 'node:path';

/** The server's program on this machine; undefined where there is none. Valkey speaks the same. */
export function findRedis(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];
  return folders
    .flatMap((folder) => [join(folder, 'redis-server'), join(folder, 'valkey-server')])
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** A Redis of a test's own, which keeps nothing. */
export interface TestRedis {
  url: string;
  port: number;
  /** Ends it at once, as a machine that dies; what it held is gone. */
  kill(): Promise<void>;
  /** Starts it again, empty, where it was. */
  start(): Promise<void>;
}

export async function startRedis(): Promise<TestRedis> {
  const program = findRedis();
  if (!program) throw new Error('There is no redis-server on this machine.');
  const port = await freePort();
  let child: ChildProcess | undefined;
  const redis: TestRedis = {
    url: `redis://127.0.0.1:${port}`,
    port,
    async kill() {
      const ending = child;
      child = undefined;
      if (!ending) return;
      const gone = new Promise((resolve) => ending.once('exit', resolve));
      ending.kill('SIGKILL');
      await gone;
    },
    async start() {
      const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
      child = spawn(program, options, { stdio: 'ignore', cwd: process.env['TMPDIR'] ?? '/' });
      process.once('exit', () => child?.kill('SIGKILL'));
      await reachable(port, child);
    },
  };
  await redis.start();
  return redis;
}

/** A port that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function reachable(port: number, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error('redis-server ended as it started.');
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A way to Redis, or to PostgreSQL, that can be cut for one node alone. */
export interface Way {
  /** As a Redis'. */
  url: string;
  port: number;
  /** Breaks every line and lets none through. */
  cut(): void;
  /** Keeps every line open and carries nothing, as a switch that has lost its mind. */
  hold(): void;
  heal(): void;
  close(): Promise<void>;
}

/** `host` is where it listens. */
export async function aWayTo(target: NetConnectOpts, host = '127.0.0.1'): Promise<Way> {
  let state: 'open' | 'cut' | 'held' = 'open';
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  };
  const server: Server = createServer((socket) => {
    keep(socket);
    if (state === 'cut') return void socket.destroy();
    const beyond = connect(target);
    keep(beyond);
    const carry = (from: Socket, to: Socket) => {
      from.on('data', (data) => state === 'open' && to.write(data));
      from.on('close', () => to.destroy());
    };
    carry(socket, beyond);
    carry(beyond, socket);
  }).listen(0, host);
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const breakAll = () => sockets.forEach((socket) => socket.destroy());
  return {
    url: `redis://${host}:${port}`,
    port,
    cut() {
      state = 'cut';
      breakAll();
    },
    hold: () => void (state = 'held'),
    heal() {
      // What was sent into the void is lost: lines begin anew.
      if (state === 'held') breakAll();
      state = 'open';
    },
    async close() {
      breakAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
