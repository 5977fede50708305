import { setImmediate } from 'node:timers/promises';

/** Goes through a long list so many at a time, and lets the server answer others in between. [IM13] */
export async function* inTurns<One>(list: readonly One[], atOnce: number): AsyncGenerator<One> {
  for (const [at, one] of list.entries()) {
    if (at > 0 && at % atOnce === 0) await setImmediate();
    yield one;
  }
}
