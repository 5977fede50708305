import fs from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { lockFolder } from './lock-folder.ts';

interface Emscripten {
  NODEFS: { stream_ops: Record<string, unknown>; realPath(node: unknown): string };
}

/**
 * PGlite's own file system never calls fsync, so that a commit survives a killed process but not a power cut. This one
 * does, for files and for directories (which NODEFS opens no descriptor for). It reaches into PGlite's internals: the
 * version is pinned, and a test counts the calls per commit.
 */
class DurableNodeFS extends NodeFS {
  override async init(pg: PGlite, options: Parameters<NodeFS['init']>[1]) {
    const result = await super.init(pg, options);
    result.emscriptenOpts.preRun ??= [];
    (result.emscriptenOpts.preRun as ((module: Emscripten) => void)[]).push((module) => {
      module.NODEFS.stream_ops['fsync'] = (stream: { nfd?: number; node: unknown }) => {
        if (typeof stream.nfd === 'number') fs.fsyncSync(stream.nfd);
        else {
          const descriptor = fs.openSync(module.NODEFS.realPath(stream.node), 'r');
          try {
            fs.fsyncSync(descriptor);
          } finally {
            fs.closeSync(descriptor);
          }
        }
        return 0;
      };
    });
    return result;
  }
}

export interface EmbeddedConfig {
  /** Where the data lies; in memory without one. */
  folder?: string | undefined;
  /** A file made by `dumpMigrated` that a blank database begins with: about a third of the time without. */
  dump?: string | undefined;
}

/**
 * Opens the embedded database in a folder (created when missing; one process at a time), or in memory without one.
 * Commits are flushed to disk before they are answered.
 */
export async function openEmbedded({ folder, dump }: EmbeddedConfig): Promise<{ client: PGlite; release: () => void }> {
  if (!folder) {
    const client = await PGlite.create({
      extensions: { pg_trgm },
      // What it buffers is in memory already; 128 MB of its own, the default, take a third of its start to be cleared.
      startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=8MB'],
      ...beginning(dump),
    });
    return { client, release: () => {} };
  }
  const dir = path.resolve(folder);
  fs.mkdirSync(path.dirname(dir), { recursive: true });
  const release = lockFolder(dir);
  const isBlank = !fs.existsSync(path.join(dir, 'PG_VERSION'));
  const client = await PGlite.create({
    fs: new DurableNodeFS(dir),
    extensions: { pg_trgm },
    ...(isBlank && beginning(dump)),
    startParams: [...PGlite.defaultStartParams, '-c', 'fsync=on', '-c', 'wal_sync_method=fsync'],
  });
  return { client, release };
}

const beginning = (dump: string | undefined) => dump && { loadDataDir: new Blob([fs.readFileSync(dump)]) };
