import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { settled } from './document-clients.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Lets go of everything that nobody holds. */
export async function collected(): Promise<void> {
  for (let time = 0; time < 4; time++) {
    await settled(30);
    collectGarbage();
  }
}

/** Bytes in use, of the heap and beside it, once everything that nobody holds is gone. */
export async function memoryInUse(): Promise<number> {
  await collected();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
