import { highestRate, latencyAt } from './fanout.ts';
import { lostPercent } from './kill.ts';
import { coldOpen, many, storm } from './opening.ts';
import type { PeerName } from './peer.ts';
import { aScatteredText, aSmallText, aWrittenText } from './texts.ts';

/** Something that is measured once of each server. */
export interface Figure {
  name: string;
  unit: 'updates/s' | 'ms' | 's' | 'kB' | '%';
  measure(peer: PeerName): Promise<number>;
  /** Servers of which it has no meaning. */
  without?: readonly PeerName[];
  /** Measured only when it is named. */
  isExtra?: boolean;
}

/** Made when first needed: the large ones take seconds. */
const lazily = (make: () => Uint8Array) => {
  let made: Uint8Array | undefined;
  return () => (made ??= make());
};
const written = lazily(() => aWrittenText(260_000));
const scattered = lazily(() => aScatteredText(200_000));
const small = lazily(aSmallText);

/** Every room; those that are not of the whole run are measured when they are named. */
const ROOMS = [50, 200, 1_000].flatMap((clients) =>
  [1, 20, 50].map((writers) => ({ clients, writers, isExtra: writers === 50 || (writers === 1 && clients < 1_000) })),
);

const NONE: readonly PeerName[] = ['bytes-only'];
const KEEPERS: readonly PeerName[] = ['ws-relay', 'bytes-only'];
const RELAY: readonly PeerName[] = ['ws-relay'];

/** Every figure by its name, in the order in which they are measured. */
export const FIGURES: readonly Figure[] = [
  ...ROOMS.map(({ isExtra, ...room }): Figure => ({
    name: `fanout-max-rate-${room.clients}x${room.writers}`,
    unit: 'updates/s',
    measure: (peer) => highestRate(peer, room),
    isExtra,
    without: NONE,
  })),
  ...[
    { clients: 200, writers: 20, rate: 50 },
    { clients: 220, writers: 200, rate: 1_000 },
  ].map(({ rate, ...room }): Figure => ({
    name: `fanout-p99-${room.clients}x${room.writers}@${rate}`,
    unit: 'ms',
    measure: (peer) => latencyAt(peer, room, rate),
    without: NONE,
  })),
  ...[1_000, 5_000].flatMap((documents): Figure[] => {
    // One opening gives both; of a run that counted memory, the time is kept until it is asked for.
    const seconds = new Map<PeerName, number[]>();
    const open = async (peer: PeerName) => {
      const { kilobytesPerDocument, syncSeconds } = await many(peer, documents);
      seconds.set(peer, [...(seconds.get(peer) ?? []), syncSeconds]);
      return kilobytesPerDocument;
    };
    return [
      { name: `many-kb-per-doc-${documents}`, unit: 'kB', measure: open, without: NONE },
      {
        name: `many-sync-${documents}`,
        unit: 's',
        async measure(peer) {
          if (!seconds.get(peer)?.length) await open(peer);
          return seconds.get(peer)!.shift()!;
        },
        without: NONE,
      },
    ];
  }),
  { name: 'cold-open-trace', unit: 'ms', measure: (peer) => coldOpen(peer, written()), without: RELAY },
  { name: 'cold-open-scattered', unit: 'ms', measure: (peer) => coldOpen(peer, scattered()), without: RELAY },
  {
    name: 'storm-1-doc',
    unit: 'ms',
    measure: (peer) => storm(peer, { clients: 1_000, documents: 1, state: written() }),
    without: RELAY,
  },
  {
    name: 'storm-100-docs',
    unit: 'ms',
    measure: (peer) => storm(peer, { clients: 1_000, documents: 100, state: small() }),
    without: RELAY,
  },
  { name: 'kill-lost-percent', unit: '%', measure: (peer) => lostPercent(peer, 8), without: KEEPERS },
];
