import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { WORTH_COPYING } from './protocol.ts';

/** What a wire tells of the other end. */
export interface Hearer {
  onMessage(data: Buffer, isBinary: boolean): void;
  /** The other end is there. */
  onSign(): void;
  /** The other end is gone, or the wire has been cut. */
  onEnd(): void;
}

/**
 * What a connection goes over. It carries WebSocket frames, ready made (`frame` in protocol.ts), and knows nothing of what
 * they say; admission, gate and log are the same for every kind of wire.
 */
export interface Wire {
  /** Bytes written and not yet taken. */
  readonly queued: number;
  readonly isPaused: boolean;
  /** Whom to tell; once, before anything else. */
  attach(hearer: Hearer): void;
  /** Sends frames, all of them at once. */
  write(frames: readonly Buffer[]): void;
  /** Calls back once what has been written is on its way, or never will be. */
  whenTaken(done: () => void): void;
  /** Asks for a sign of the other end. */
  ping(): void;
  /** Tells of no more messages until it is resumed; the other end has to wait. */
  pause(): void;
  resume(): void;
  /** Ends it, after what has been written, and says why. */
  close(code: number, name: string): void;
  /** Ends it without waiting for anything. */
  terminate(): void;
}

const NOTHING = Buffer.alloc(0);
/** A WebSocket: frames go past `ws` straight to the TCP stream, in one write, since the system call is most of what they cost. */
export class WebSocketWire implements Wire {
  readonly #socket: WebSocket;
  readonly #stream: Socket;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    this.#stream = (socket as unknown as { _socket: Socket })._socket;
    socket.binaryType = 'nodebuffer';
  }

  get queued(): number {
    return this.#stream.writableLength;
  }

  get isPaused(): boolean {
    return this.#socket.isPaused;
  }

  attach(hearer: Hearer): void {
    this.#socket.on('message', (data: Buffer, isBinary) => hearer.onMessage(data, isBinary));
    this.#socket.on('pong', () => hearer.onSign());
    this.#socket.on('close', () => hearer.onEnd());
    // Whatever breaks a socket also closes it; a listener keeps it from ending the process.
    this.#socket.on('error', () => {});
  }

  write(frames: readonly Buffer[]): void {
    if (frames.length > 1 && frames.some(({ length }) => length > WORTH_COPYING)) {
      // Still one system call, and a large answer is not copied for each who gets it.
      this.#stream.cork();
      for (const framed of frames) this.#stream.write(framed);
      this.#stream.uncork();
    } else this.#stream.write(frames.length === 1 ? frames[0]! : Buffer.concat(frames));
  }

  whenTaken(done: () => void): void {
    this.#stream.write(NOTHING, done);
  }

  ping(): void {
    this.#socket.ping();
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  close(code: number, name: string): void {
    this.#socket.close(code, name);
    // A paused socket would never read the other end's goodbye, and stay half open.
    this.#socket.resume();
  }

  terminate(): void {
    this.#socket.terminate();
  }
}
