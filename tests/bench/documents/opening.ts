import { setTimeout as delay } from 'node:timers/promises';
import * as Y from 'yjs';
import { type LightClient, openLightClient } from './light-client.ts';
import { type Peer, type PeerName, startPeer } from './peer.ts';
import { EMPTY_VECTOR } from './writer.ts';

/** Opens a connection and resolves when the server has answered what it lacks. */
async function openAndSync(
  peer: Peer,
  { document, place, vector = EMPTY_VECTOR }: { document: string; place: number; vector?: Uint8Array },
): Promise<LightClient> {
  let settle = () => {};
  const synced = new Promise<void>((resolve) => (settle = resolve));
  const client = await openLightClient(peer.address(document, place), (message) => {
    if (peer.dialect.read(message)?.isAnswer) settle();
  });
  for (const hello of peer.dialect.hello(document, vector)) client.send(hello);
  await synced;
  client.onMessage = undefined;
  return client;
}

/** Milliseconds from the first byte of a connection to the whole of a document that the server had not open. */
export const coldOpen = async (name: PeerName, state: Uint8Array): Promise<number> =>
  (await coldCost(name, state)).milliseconds;

/** The same with what the server used for it: milliseconds of processor, and bytes more than before. */
export async function coldCost(
  name: PeerName,
  state: Uint8Array,
): Promise<{ milliseconds: number; cpu: number; memory: number }> {
  const peer = await startPeer(name, { documents: ['warm', 'cold'], persons: 2, seeds: new Map([['cold', state]]) });
  try {
    // Another document first: the code is warm, the document is not.
    (await openAndSync(peer, { document: 'warm', place: 0 })).close();
    const before = await peer.usage();
    const started = performance.now();
    await openAndSync(peer, { document: 'cold', place: 1 });
    const milliseconds = performance.now() - started;
    const after = await peer.usage();
    return { milliseconds, cpu: after.cpu - before.cpu, memory: after.memory - before.memory };
  } finally {
    await peer.stop();
  }
}

/** Milliseconds until as many clients, who all know the documents, are back at once after the line was gone. */
export async function storm(
  name: PeerName,
  { clients, documents, state }: { clients: number; documents: number; state: Uint8Array },
): Promise<number> {
  const names = Array.from({ length: documents }, (_, place) => `storm-${place}`);
  const peer = await startPeer(name, {
    documents: names,
    persons: clients,
    seeds: new Map(names.map((document) => [document, state])),
  });
  const vector = Y.encodeStateVectorFromUpdate(state);
  try {
    for (const [place, document] of names.entries()) await openAndSync(peer, { document, place, vector });
    const started = performance.now();
    await Promise.all(
      Array.from({ length: clients }, (_, place) =>
        openAndSync(peer, { document: names[place % documents]!, place, vector }),
      ),
    );
    return performance.now() - started;
  } finally {
    await peer.stop();
  }
}

export interface Many {
  syncSeconds: number;
  kilobytesPerDocument: number;
  /** Milliseconds of the server's processor for each client's opening a document. */
  cpuPerOpening: number;
}

/** Many documents open at once, two clients each. */
export async function many(name: PeerName, documents: number): Promise<Many> {
  const names = Array.from({ length: documents }, (_, place) => `many-${place}`);
  const peer = await startPeer(name, { documents: names, persons: 100 });
  // The relay answers nobody: its clients are as good as there once the line is open.
  const open =
    name === 'ws-relay'
      ? (document: string, place: number) => openLightClient(peer.address(document, place))
      : (document: string, place: number) => openAndSync(peer, { document, place });
  try {
    const before = await peer.usage();
    const started = performance.now();
    let next = 0;
    await Promise.all(
      Array.from({ length: 50 }, async () => {
        while (next < documents * 2) {
          const place = next++;
          await open(names[Math.floor(place / 2)]!, place);
        }
      }),
    );
    const syncSeconds = (performance.now() - started) / 1000;
    await delay(500);
    const after = await peer.usage();
    return {
      syncSeconds,
      kilobytesPerDocument: (after.memory - before.memory) / documents / 1000,
      cpuPerOpening: (after.cpu - before.cpu) / documents / 2,
    };
  } finally {
    await peer.stop();
  }
}
