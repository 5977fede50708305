// `npm run start:cluster`: two nodes of Penholder behind a small proxy, on one PostgreSQL and one Redis, for trying it.
import { type ChildProcess, spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { createProxy } from './proxy.ts';

const root = dirname(dirname(import.meta.dirname));
const NODES = 2;
/** How long a node may take to be ready: the first may load the sample. Milliseconds. */
const PATIENCE = 300_000;
/** Longer than a node takes to stop. */
const STOP_WITHIN = 12_000;

const missing = (['DATABASE_URL', 'REDIS_URL'] as const).filter((name) => !process.env[name]);
if (missing.length > 0) {
  console.error(
    `Two nodes need one PostgreSQL and one Redis: please set ${missing.join(' and ')}, such as DATABASE_URL=postgresql://user:password@localhost/penholder and REDIS_URL=redis://localhost. For a single server without either: npm start`,
  );
  process.exit(1);
}
const port = Number(process.env['PORT'] || 3000);
if (!Number.isInteger(port) || port < 1 || port + NODES > 65_535) {
  console.error(`PORT is wrong: the proxy takes it, and the nodes the ${NODES} ports after it.`);
  process.exit(1);
}
const host = process.env['HOST'] || '127.0.0.1';
const ports = Array.from({ length: NODES }, (_, nth) => port + 1 + nth);
const address = process.env['PUBLIC_ORIGIN'] || `http://localhost:${port}`;

const nodes = new Map<number, ChildProcess>();
let isStopping = false;

function start(nodePort: number, args: readonly string[]): void {
  const child = spawn(process.execPath, ['server/src/main.ts', ...args], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(nodePort),
      HOST: '127.0.0.1',
      PUBLIC_ORIGIN: address,
      TRUST_PROXY: '127.0.0.1',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  nodes.set(nodePort, child);
  const name = `node ${nodePort - port}`;
  child.stdout.setEncoding('utf8').on('data', (said: string) => {
    for (const line of said.split('\n'))
      // The address is the proxy's, which is not there yet.
      if (line.startsWith('Penholder is ready')) console.log(`${name}  is ready`);
      else if (line.trim()) console.log(`${name}  ${line}`);
  });
  child.on('exit', (code, signal) => {
    nodes.delete(nodePort);
    if (isStopping) return;
    console.error(`${name}  ended (${signal ?? code}); the other goes on`);
    // A node that cannot start says why, and is not tried for ever.
    if (code === 1 && !hasStarted) return void stop(1);
    setTimeout(() => !isStopping && start(nodePort, []), 1_000);
  });
}

async function ready(nodePort: number): Promise<void> {
  const ends = Date.now() + PATIENCE;
  for (;;) {
    if (isStopping) return;
    const isReady = await fetch(`http://127.0.0.1:${nodePort}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    if (Date.now() > ends) throw new Error(`The node at port ${nodePort} is not ready after ${PATIENCE / 1000} s.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const proxy = createProxy(ports);
let hasStarted = false;

function stop(code: number): void {
  if (isStopping) return;
  isStopping = true;
  console.log('• Stopping');
  setTimeout(() => process.exit(1), STOP_WITHIN).unref();
  const ends = [...nodes.values()].map((child) => {
    child.kill('SIGTERM');
    return new Promise((resolve) => child.once('exit', resolve));
  });
  void Promise.all(ends).then(() => {
    proxy.close();
    proxy.closeAllConnections();
    process.exit(code);
  });
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));

proxy.on('error', (error) => {
  console.error(`The proxy cannot listen: ${error.message}`);
  stop(1);
});
try {
  // One after the other: the first brings the database to the newest migration, or loads the sample.
  for (const [nth, nodePort] of ports.entries()) {
    start(nodePort, nth === 0 ? process.argv.slice(2) : []);
    await ready(nodePort);
  }
  if (!isStopping) {
    proxy.listen(port, host, () => {
      hasStarted = true;
      console.log(`\nPenholder is ready at ${address}  (${NODES} nodes at the ports ${ports.join(' and ')})\n`);
    });
  }
} catch (error) {
  console.error((error as Error).message);
  stop(1);
}
