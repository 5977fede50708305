import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line to a server that can be cut and mended, as Wi-Fi in a conference centre is, and that a network's keeper may watch. */
export interface Line {
  /** Where the server is reached through it. */
  origin: string;
  /** Breaks every connection, and lets no new one through. */
  cut(): void;
  mend(): void;
  /** Breaks every connection, and from now on answers upgrades to WebSockets with 403, as the proxies of some networks do. */
  refuseUpgrades(): void;
  letUpgradesThrough(): void;
  /** How many upgrades were refused. */
  readonly refused: number;
  /** Breaks the connection of the next request with such words in its head when the server answers; resolves once it has. */
  loseAnswerTo(words: string): Promise<void>;
  close(): void;
}

const FORBIDDEN = 'HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

export async function aLine(to: string): Promise<Line> {
  const sockets = new Set<Socket>();
  let isCut = false;
  let isRefusing = false;
  let refused = 0;
  const toLose: { words: string; lost: () => void }[] = [];

  /** Passes on what a client sends, unless it may not. */
  function carry(near: Socket, far: Socket): void {
    let lost: (() => void) | undefined;
    near.on('data', (chunk) => {
      const head = chunk.toString('latin1');
      if (isRefusing && /^upgrade: *websocket/im.test(head)) {
        refused++;
        return void near.end(FORBIDDEN);
      }
      const at = toLose.findIndex(({ words }) => head.includes(words));
      if (at >= 0) ({ lost } = toLose.splice(at, 1)[0]!);
      far.write(chunk);
    });
    far.on('data', (chunk) => {
      if (!lost) return void near.write(chunk);
      lost();
      near.destroy();
    });
  }

  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(Number(new URL(to).port), '127.0.0.1');
    carry(near, far);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => {});
      one.on('end', () => other.end());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const breakAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      isCut = true;
      breakAll();
    },
    mend() {
      isCut = false;
    },
    refuseUpgrades() {
      isRefusing = true;
      breakAll();
    },
    letUpgradesThrough() {
      isRefusing = false;
    },
    get refused() {
      return refused;
    },
    loseAnswerTo: (words) => new Promise((resolve) => toLose.push({ words, lost: resolve })),
    close() {
      breakAll();
      server.close();
    },
  };
}
