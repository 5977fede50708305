import { setTimeout as delay } from 'node:timers/promises';
import { openLightClient } from './light-client.ts';
import { type PeerName, startPeer } from './peer.ts';
import { EMPTY_VECTOR, openWriter, reach } from './writer.ts';

const DOCUMENT = 'kill';
const WRITERS = 3;

/**
 * Of the letters that a server called stored before it was killed while three write, how many percent it no longer had.
 * A server that says nothing of storing counts as having said so when it told the others.
 */
export async function lostPercent(name: PeerName, seconds: number): Promise<number> {
  const peer = await startPeer(name, { documents: [DOCUMENT], persons: WRITERS + 1 });
  const { dialect } = peer;
  try {
    const told = new Map<number, number>();
    const stored = Array<number>(WRITERS).fill(0);
    const barriers: number[] = [];
    const writers = await Promise.all(
      Array.from({ length: WRITERS }, (_, place) =>
        openWriter(peer, {
          document: DOCUMENT,
          place,
          onMessage(message) {
            const says = dialect.stored?.(message);
            if (says === 'one-more') stored[place]!++;
            else if (says) stored[place] = Math.max(stored[place]!, barriers[says.barrier] ?? 0);
            for (const [client, to] of reach(dialect, message) ?? []) told.set(client, to);
          },
        }),
      ),
    );
    await delay(300);
    const ends = performance.now() + seconds * 1000;
    while (performance.now() < ends) {
      for (const writer of writers) {
        writer.type();
        if (!dialect.barrier) continue;
        barriers.push(writer.sent);
        writer.line.send(dialect.barrier(barriers.length - 1));
      }
      await delay(10);
    }
    const promised = writers.map(({ clientId }, place) =>
      dialect.stored ? stored[place]! : (told.get(clientId) ?? 0),
    );
    await peer.killAndRestart();
    let there = new Map<number, number>();
    let settle = () => {};
    const answered = new Promise<void>((resolve) => (settle = resolve));
    const reader = await openLightClient(peer.address(DOCUMENT, WRITERS), (message) => {
      if (!dialect.read(message)?.isAnswer) return;
      there = reach(dialect, message) ?? there;
      settle();
    });
    for (const hello of dialect.hello(DOCUMENT, EMPTY_VECTOR)) reader.send(hello);
    await Promise.race([answered, delay(5_000)]);
    const lost = writers.reduce(
      (sum, { clientId }, place) => sum + Math.max(0, promised[place]! - (there.get(clientId) ?? 0)),
      0,
    );
    const all = promised.reduce((sum, one) => sum + one, 0);
    return all === 0 ? Number.NaN : (100 * lost) / all;
  } finally {
    await peer.stop();
  }
}
