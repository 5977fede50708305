#!/usr/bin/env node
// The one way in: `npm start`, `npm test`, `npm run start:cluster|dev|build|check|format|bench|verify|put-back|provision`.
// No dependencies, and plain JavaScript that an old Node understands, because it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const rooms = ['server', 'web', 'db', 'shared', 'tests'];
const windows = process.platform === 'win32';
const stamps = join(root, 'node_modules', '.stamps');

/** The oldest Node that runs the TypeScript sources as they are. */
const OLDEST = [22, 18];
const tooOld = (version) => {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  return major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
};

const say = (text) => console.log(process.stdout.isTTY ? `\x1b[2m• ${text}\x1b[0m` : `• ${text}`);

function sh(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: windows, env, ...options });
  if (result.error) console.error(result.error.message);
  if (result.error || result.status !== 0) process.exit(result.status || 1);
}

/** A fingerprint of files and folders: names and contents. */
function fingerprint(paths) {
  const hash = createHash('sha256').update(process.platform + process.arch);
  const walk = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort())
        if (!/^(node_modules|build|\.svelte-kit|paraglide|cache)$/.test(name)) walk(join(path, name));
    } else hash.update(path.slice(root.length)).update(readFileSync(path));
  };
  for (const path of paths) walk(join(root, path));
  return hash.digest('hex');
}

/** Does the work unless it was done for exactly these inputs, and its product is still there. */
function once(name, inputs, product, work) {
  const stamp = join(stamps, name);
  const now = fingerprint(inputs);
  if (existsSync(join(root, product)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  rmSync(stamp, { force: true });
  work();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, now);
}

const env = {
  ...process.env,
  NPM_CONFIG_UPDATE_NOTIFIER: 'false',
  NPM_CONFIG_FUND: 'false',
  NPM_CONFIG_AUDIT: 'false',
  NPM_CONFIG_LOGLEVEL: 'error',
};
// npm hands its own settings down as npm_config_*; those that pnpm does not know make it warn.
for (const key of Object.keys(env))
  if (/^npm_config_(nodedir|omit_lockfile|userconfig|globalconfig|prefix|noproxy)/i.test(key)) delete env[key];

/** A current Node: the one that runs this, or one from the npm registry. */
function currentNode() {
  if (!tooOld(process.version)) {
    env.PATH = [dirname(process.execPath), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
    return process.execPath;
  }
  const runtime = join(root, 'tools', 'runtime');
  const node = join(runtime, 'node_modules', '.bin', windows ? 'node.cmd' : 'node');
  const version = () => spawnSync(node, ['-v'], { encoding: 'utf8', shell: windows }).stdout || '0.0';
  if (tooOld(version())) {
    say(`Node ${process.version} is too old; fetching a current one (once)`);
    sh('npm', ['ci', '--prefix', runtime]);
    if (!existsSync(node)) {
      console.error(
        `No ready-made Node for ${process.platform}-${process.arch}: please install Node ${OLDEST.join('.')} or newer.`,
      );
      process.exit(1);
    }
  }
  env.PATH = [join(runtime, 'node_modules', '.bin'), join(root, 'node_modules', '.bin'), env.PATH].join(delimiter);
  return node;
}

const node = currentNode();
const bin = (room, name) => join(root, room, 'node_modules', '.bin', windows ? `${name}.cmd` : name);

// A terminal shows how far it is in one line; a log would get a line for every package.
const quietly = process.stdout.isTTY ? [] : ['--loglevel', 'warn'];
const manifests = [
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'package.json',
  ...rooms.map((room) => `${room}/package.json`),
];
once('install', manifests, 'node_modules/.modules.yaml', () => {
  say('Installing packages (once; again when the lockfile changes)');
  // The lockfile pins every package by its integrity, so the age rule of pnpm-workspace.yaml has nothing to add here.
  sh('npx', [
    '--yes',
    manifest.packageManager,
    'install',
    '--frozen-lockfile',
    '--config.minimumReleaseAge=0',
    ...quietly,
  ]);
});

const build = () =>
  once('web', ['web', 'shared/src', 'pnpm-lock.yaml'], 'web/build/handler.js', () => {
    say('Building the pages');
    sh(bin('web', 'vite'), ['build', '--logLevel', 'error'], {
      cwd: join(root, 'web'),
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  });

/** Runs the long-lived process of a task, handing signals on and ending with it. */
function run(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', env, shell: windows, ...options });
  // Ctrl-C reaches the child from the terminal; a signal sent to us alone must be handed on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // npm passes no SIGTERM on and dies of it: notice that our parent has gone rather than run on as an orphan.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref();
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
}

const [task, ...rest] = process.argv.slice(2);
const tasks = {
  build,
  start() {
    build();
    run(node, ['server/src/main.ts', ...rest]);
  },
  'start:cluster'() {
    build();
    run(node, ['tools/cluster/index.ts', ...rest]);
  },
  dev() {
    // The server serves the built pages too, and does not start without them.
    build();
    run(node, ['tools/dev.ts', ...rest]);
  },
  test: () => run(node, ['tools/test.ts', ...rest]),
  check: () => run(node, ['tools/check.ts', ...rest]),
  format: () => sh(bin('.', 'prettier'), ['--write', '.', '--log-level', 'warn']),
  bench() {
    build();
    run(node, ['tests/bench/index.ts', ...rest]);
  },
  verify: () => run(node, ['server/src/verify.ts', ...rest]),
  'put-back': () => run(node, ['server/src/put-back.ts', ...rest]),
  provision: () => run(node, ['tools/provision.ts', ...rest]),
};
if (!tasks[task]) {
  console.error(`usage: npm run ${Object.keys(tasks).join('|')}`);
  process.exit(2);
}
tasks[task]();
