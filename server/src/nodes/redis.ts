import { Redis, type RedisOptions } from 'ioredis';
import type { Carrier } from './messenger.ts';

/** The lines of a node to Redis. All of them come back by themselves; while they are gone nothing waits for them. */
export interface RedisLines {
  carrier: Carrier;
  /** For short questions, answered within two seconds or not at all. */
  ask: Redis;
  stop(): Promise<void>;
}

/** In milliseconds. */
const PATIENCE = 2_000;
const GOODBYE = 200;

const common = {
  protocol: 2,
  connectTimeout: 5_000,
  keepAlive: 10_000,
  // What cannot be sent yet waits; nothing is given up for having been tried often.
  maxRetriesPerRequest: null,
  retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 10), 2_000) * (0.75 + Math.random() / 2),
} satisfies RedisOptions;

/** Opens the lines; Redis need not be there yet. `channel` is what this server's nodes share, and no other's. */
export function openRedis(url: string, channel: string, onError: (error: Error) => void): RedisLines {
  const ask = new Redis(url, { ...common, connectionName: 'penholder', commandTimeout: PATIENCE });
  const hearing = new Redis(url, { ...common, connectionName: 'penholder-hearing' });
  const all = [ask, hearing];
  for (const line of all) line.on('error', onError);
  hearing.subscribe(channel).catch(onError);
  return {
    ask,
    carrier: {
      // Nothing queues up for a Redis that is away.
      publish: (bytes) => void (ask.status === 'ready' && ask.publish(channel, bytes).catch(() => {})),
      onMessage: (hear) =>
        void hearing.on('messageBuffer', (_channel: Buffer, message: Buffer | string) => hear(message as Buffer)),
      onBreak: (hear) => all.forEach((line) => line.on('close', hear)),
    },
    async stop() {
      // The last words, if anybody takes them.
      await Promise.race([ask.ping().catch(() => {}), new Promise((resolve) => setTimeout(resolve, GOODBYE))]);
      for (const line of all) line.disconnect();
    },
  };
}
