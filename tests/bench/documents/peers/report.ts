import type { Address } from '../peer.ts';

/** Tells the driver where the server is, and from then on how much memory it uses whenever it is asked. */
export function report(address: Address): void {
  process.on('message', (message) => {
    if (message !== 'memory') return;
    globalThis.gc?.();
    globalThis.gc?.();
    process.send!({ memory: process.memoryUsage().rss });
  });
  process.send!({ address });
}

/** What the driver asked for. */
export const asked = <Asked>(): Asked => JSON.parse(process.argv[2] ?? '{}') as Asked;
