import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { seeded } from './seeded.ts';

/** What befalls a connection, after so many bytes of it. */
const FATES = ['cut', 'reset', 'stall', 'half-open', 'crumbs', 'delay', 'nothing'] as const;
type Fate = (typeof FATES)[number];

export interface ChaosProxy {
  /** As clients take a server's. */
  origin: string;
  /** Where connections go from now on: an origin, or a socket as `unix:/path`. */
  target: string;
  /** Whether anything befalls connections; those that are there keep what they got. */
  isWild: boolean;
  /** Milliseconds by which whatever passes from now on is late, each way. */
  delay: number;
  /** How often each thing befell. */
  befell: Record<Fate, number>;
  /** Makes all connections that are there half open; those that come pass. */
  halfOpenAll(): void;
  /** Ends all connections that are there. */
  cutAll(): void;
  close(): Promise<void>;
}

/** Lets bytes through after a while, and never before what came earlier: whichever time is up, the oldest goes first. */
function deliverLate(bytes: Buffer, to: Socket, late: Buffer[], delay: number): void {
  late.push(bytes);
  setTimeout(() => {
    const oldest = late.shift()!;
    if (to.writable) to.write(oldest);
  }, delay);
}

/**
 * A network that cannot be relied on, between clients and a server: it cuts connections and resets them, lets bytes through
 * one by one or late, or none for a while before it cuts. What befalls whom follows from the seed and the order of coming.
 *
 * A connection that is *half open* looks alive to both ends: nothing passes any more, and neither is told of the other's end,
 * not by a FIN nor by a RST, until it finds out for itself.
 */
export async function startChaosProxy(target: string, seed: number): Promise<ChaosProxy> {
  const pick = seeded(seed);
  const open = new Set<Socket>();
  const halves = new Set<() => void>();
  const server = createServer((client) => {
    const { protocol, port, hostname, pathname } = new URL(proxy.target);
    const upstream = connect(protocol === 'unix:' ? { path: pathname } : { port: Number(port), host: hostname });
    const fate = proxy.isWild ? FATES[pick(FATES.length)]! : 'nothing';
    let left = 300 + pick(6_000);
    const both = [client, upstream];
    const end = (how: 'destroy' | 'resetAndDestroy') => {
      for (const socket of both) socket[how]();
    };
    let hasBefallen = false;
    function befall(): void {
      if (hasBefallen) return;
      hasBefallen = true;
      proxy.befell[fate]++;
      if (fate === 'cut') end('destroy');
      if (fate === 'reset') end('resetAndDestroy');
      if (fate === 'stall') setTimeout(() => end('destroy'), 400);
      if (fate === 'half-open') halfOpen();
    }
    let isHalfOpen = false;
    function halfOpen(): void {
      isHalfOpen = true;
      halves.delete(halfOpen);
      // What is not read brings no end with it either.
      for (const socket of both) socket.pause();
    }
    halves.add(halfOpen);
    function pass(bytes: Buffer, to: Socket, late: Buffer[]): void {
      left -= bytes.length;
      if (left < 0) befall();
      if (isHalfOpen || (hasBefallen && fate === 'stall')) return;
      if (hasBefallen && fate === 'crumbs') for (const byte of bytes) to.write(Uint8Array.of(byte));
      else {
        const delay = hasBefallen && fate === 'delay' ? 50 : proxy.delay;
        if (delay > 0 || late.length > 0) deliverLate(bytes, to, late, delay);
        else if (to.writable) to.write(bytes);
      }
    }
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(from);
      const late: Buffer[] = [];
      from.setNoDelay(true);
      from.on('data', (bytes) => pass(bytes, to, late));
      from.on('error', () => {});
      from.on('close', () => {
        open.delete(from);
        if (isHalfOpen) return;
        halves.delete(halfOpen);
        // What is late still arrives.
        setTimeout(() => to.destroy(), fate === 'delay' ? 60 : 0);
      });
    }
  });
  const proxy: ChaosProxy = {
    origin: '',
    target,
    isWild: true,
    delay: 0,
    befell: { cut: 0, reset: 0, stall: 0, 'half-open': 0, crumbs: 0, delay: 0, nothing: 0 },
    halfOpenAll: () => halves.forEach((halfOpen) => halfOpen()),
    cutAll: () => open.forEach((socket) => socket.destroy()),
    async close() {
      proxy.cutAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  proxy.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return proxy;
}
