import { setTimeout as delay } from 'node:timers/promises';
import { encodeMessage, type Message } from '@penholder/server/nodes/messages';
import { Messenger } from '@penholder/server/nodes/messenger';
import { openRedis } from '@penholder/server/nodes/redis';
import { createVault } from '@penholder/server/vault';
import type { DocumentId } from '@penholder/shared/kernel';
import { findRedis, startRedis } from '../../_support/redis.ts';
import { UPDATE } from './commits.ts';
import type { Point } from './point.ts';

const NODES = [1, 2, 5, 10];
const MESSAGES = 4_000;
/** Told at once before all of them are waited for: fewer than would queue up anywhere. */
const AT_ONCE = 50;
const CHANNEL = 'bench';

/** What tells the other nodes of a commit of so many letters. */
export function aMessage(updates: number): Message {
  const documentId = '00000000-0000-7000-8000-000000000000' as DocumentId;
  return {
    kind: 'appended',
    batch: [
      {
        documentId,
        epoch: documentId,
        head: updates,
        first: 1,
        updates: Array.from({ length: updates }, () => new Uint8Array(UPDATE)),
      },
    ],
  };
}

/** Its length, sealed or not the same but for 28 bytes. */
export const messageBytes = (updates: number): number => encodeMessage('0'.repeat(36), aMessage(updates)).length;

/**
 * What a message between nodes costs Redis, by how many nodes there are, and all of the nodes together, which seal it once
 * and open it as often as there are nodes; all nodes are in this process. Nothing where there is no Redis.
 */
export async function* messageCosts(): AsyncGenerator<Point> {
  if (!findRedis()) return console.error('There is no redis-server here: messages between nodes are not measured.');
  const redis = await startRedis();
  try {
    for (const at of NODES) {
      const nodes = Array.from({ length: at }, (_, place) => join(redis.url, `node-${place}`));
      await until(() => nodes.every(({ messenger }) => messenger.isWell));
      const { ask } = nodes[0]!.lines;
      const processor = async () => {
        const used = await ask.info('cpu');
        return ['used_cpu_user', 'used_cpu_sys'].reduce(
          (sum, name) => sum + Number(new RegExp(`^${name}:(.*)`, 'm').exec(used)![1]),
          0,
        );
      };
      await tell(nodes, MESSAGES / 10);
      const before = await processor();
      const own = process.cpuUsage();
      await tell(nodes, MESSAGES);
      const { user, system } = process.cpuUsage(own);
      const used = (await processor()) - before;
      const point = { grows: 'nodes', at, server: 'penholder', unit: 'µs' } as const;
      yield { ...point, measure: 'processor of Redis for a message', value: shortly((used * 1e6) / MESSAGES) };
      yield { ...point, measure: 'processor of all nodes for a message', value: shortly((user + system) / MESSAGES) };
      for (const { messenger, lines } of nodes) {
        messenger.stop();
        await lines.stop();
      }
    }
  } finally {
    await redis.kill();
  }
}

function join(url: string, node: string) {
  const lines = openRedis(url, CHANNEL, () => {});
  const heard = { count: 0 };
  const messenger = new Messenger({
    node,
    carrier: lines.carrier,
    vault: createVault('a secret that all nodes share, for measuring'),
    events: {
      onMessage: () => void heard.count++,
      onWell() {},
      onCutOff() {},
      onLost() {},
      onGone() {},
      onStranger() {},
    },
  });
  return { lines, messenger, heard };
}

/** The first tells, and waits until all others have heard. */
async function tell(nodes: readonly ReturnType<typeof join>[], messages: number): Promise<void> {
  const [teller, ...others] = nodes;
  const message = aMessage(1);
  for (const { heard } of others) heard.count = 0;
  for (let told = 0; told < messages;) {
    for (let some = 0; some < AT_ONCE; some++, told++) teller!.messenger.tell(message);
    // The one that is alone hears only itself: its next answer comes after what it said.
    if (others.length === 0) await teller!.lines.ask.ping();
    await until(() => others.every(({ heard }) => heard.count >= told));
  }
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await delay(1);
}

const shortly = (value: number): number => Number(value.toPrecision(3));
