import { randomUUID } from 'node:crypto';
import type { Db } from '@penholder/db';
import { claimWork, identityOf, releaseWork } from '@penholder/db/nodes';
import type { DoAlone } from '../deadlines/clockwork.ts';
import type { Deps } from '../deps.ts';
import { openRedis, type RedisLines } from './redis.ts';

/** A work is one node's for this long after it began a portion, in seconds: longer than any portion takes. */
const CLAIM = 120;

/** What a node among several has from the start. */
export interface Connected {
  node: string;
  lines: RedisLines;
  /** For limits that all nodes count together. */
  name: string;
}

/** Opens the lines to the other nodes of the same database with the same secret; Redis need not be there yet. */
export async function connect(url: string, deps: Pick<Deps, 'db' | 'vault' | 'log'>): Promise<Connected> {
  const name = `penholder:${deps.vault.nameOf(await identityOf(deps.db))}`;
  let last = '';
  const lines = openRedis(url, name, (error) => {
    // Once for each way in which it fails: it is tried again every other second.
    if (error.message !== last) deps.log.warn({ err: error }, 'Redis does not answer as it should');
    last = error.message;
  });
  return { node: randomUUID(), lines, name };
}

/** Has a work done by one node at a time: whoever claims it in the database; the claim of a node that died runs out. */
export const doAloneOn =
  (db: Db, node: string): DoAlone =>
  async (work, tick) => {
    if (!(await claimWork(db, work, node, CLAIM))) return false;
    try {
      return await tick();
    } finally {
      await releaseWork(db, work, node);
    }
  };
