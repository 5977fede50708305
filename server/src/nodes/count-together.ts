import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';

type Answer = (error: Error | null, counted?: { current: number; ttl: number }) => void;

/** Counts one more within a window that begins with the first: the count, and the milliseconds that are left. */
const COUNT = `
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return { count, redis.call('PTTL', KEYS[1]) }`;
/** Visitors counted by this node alone while Redis is away. */
const MOST_ALONE = 5_000;

/**
 * What `@fastify/rate-limit` counts requests with: all nodes together, in Redis, or this node alone while Redis does not
 * answer. Whoever is counted goes there as a hash: it may be what they are signed in with.
 */
export function countTogether(redis: Redis, name: string, isHeard: () => boolean) {
  const alone = new Map<string, { current: number; endsAt: number }>();

  function countAlone(key: string, window: number): { current: number; ttl: number } {
    const at = Date.now();
    let one = alone.get(key);
    if (!one || one.endsAt <= at) {
      if (alone.size >= MOST_ALONE) alone.clear();
      one = { current: 0, endsAt: at + window };
      alone.set(key, one);
    }
    one.current++;
    return { current: one.current, ttl: one.endsAt - at };
  }

  return class Store {
    incr(visitor: string, answer: Answer, window: number): void {
      const key = `${name}:requests:${createHash('sha256').update(visitor).digest('base64url')}`;
      if (!isHeard()) return answer(null, countAlone(key, window));
      redis.eval(COUNT, 1, key, window).then(
        (counted) => {
          const [current, ttl] = counted as [number, number];
          answer(null, { current, ttl: Math.max(ttl, 0) });
        },
        () => answer(null, countAlone(key, window)),
      );
    }

    child(): Store {
      return this;
    }
  };
}
