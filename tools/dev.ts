// `npm run dev`: the server, started anew when a source changes, and the pages by Vite, which hands it what is not a page.
import { type ChildProcess, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';

const root = dirname(import.meta.dirname);
const port = process.env['PORT'] ?? '3000';
const apiPort = process.env['API_PORT'] ?? '3001';
const origin = process.env['PUBLIC_ORIGIN'] ?? `http://localhost:${port}`;
const env = { ...process.env, API_PORT: apiPort, PUBLIC_ORIGIN: origin };

const server = spawn(
  process.execPath,
  ['--watch', '--watch-preserve-output', 'server/src/main.ts', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit', env: { ...env, PORT: apiPort } },
);
const pages = spawn(
  process.execPath,
  [join(root, 'web/node_modules/vite/bin/vite.js'), 'dev', '--port', port, '--strictPort', '--clearScreen', 'false'],
  { cwd: join(root, 'web'), stdio: 'inherit', env },
);
console.log(`• Pages at ${origin}, server at http://localhost:${apiPort}`);

const both: ChildProcess[] = [server, pages];
const end = (signal: NodeJS.Signals = 'SIGTERM') => both.forEach((child) => child.kill(signal));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(signal));
for (const child of both)
  child.once('exit', (code) => {
    process.exitCode ||= code ?? 0;
    end();
  });
