import { setImmediate } from 'node:timers/promises';

/**
 * Goes through a long list so many at a time, and lets the server answer others in between; where `weigh` says what each
 * costs, so much at a time. [IM13]
 */
export async function* inTurns<One>(
  list: readonly One[],
  atOnce: number,
  weigh: (one: One) => number = () => 1,
): AsyncGenerator<One> {
  let done = 0;
  for (const one of list) {
    if (done >= atOnce) {
      await setImmediate();
      done = 0;
    }
    yield one;
    done += weigh(one);
  }
}
