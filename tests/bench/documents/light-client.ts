import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** A WebSocket client that costs next to nothing: a thousand of them leave the processor to the server that is measured. */
export interface LightClient {
  /** Bytes that arrived after the handshake. */
  readonly bytes: number;
  /** Hears every binary message; without it what arrives is counted and thrown away. */
  onMessage: ((message: Buffer) => void) | undefined;
  readonly isOpen: boolean;
  send(message: Uint8Array): void;
  /** Stops reading, as a client does whose machine sleeps. */
  pause(): void;
  close(): void;
}

const BINARY = 0x82;
const PONG = 0x8a;
const PING = 9;
const CLOSE = 8;
/** Milliseconds between signs of life, sent unasked (RFC 6455, 5.5.3): whoever only counts bytes does not see that it is asked. */
const SIGN_OF_LIFE = 10_000;
const NO_PAYLOAD = new Uint8Array();

/** Opens `ws://host:port/path`; resolves once the server has agreed. */
export function openLightClient(address: string, onMessage?: (message: Buffer) => void): Promise<LightClient> {
  const url = new URL(address);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(url.port), url.hostname);
    socket.setNoDelay(true);
    const client = clientOn(socket, onMessage);
    let head = Buffer.alloc(0);
    const hearHead = (chunk: Buffer) => {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      socket.off('data', hearHead);
      if (!head.toString('latin1', 0, 12).endsWith('101'))
        return reject(new Error(`${address}: ${head.toString('latin1', 0, 60)}`));
      client.start(head.subarray(end + 4));
      resolve(client);
    };
    socket.on('data', hearHead);
    socket.once('error', reject);
    socket.write(
      `GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    );
  });
}

function clientOn(socket: Socket, onMessage?: (message: Buffer) => void): LightClient & { start(rest: Buffer): void } {
  let rest: Buffer = Buffer.alloc(0);
  // Pieces of a frame that has not arrived whole: joined once, or a large answer would cost its client the square of its size.
  let pieces: Buffer[] = [];
  let missing = 0;
  let isOpen = false;
  const client = {
    bytes: 0,
    onMessage,
    get isOpen() {
      return isOpen;
    },
    start(first: Buffer) {
      isOpen = true;
      socket.on('data', hear);
      socket.on('error', () => {});
      const signs = setInterval(() => socket.write(framed(PONG, NO_PAYLOAD)), SIGN_OF_LIFE);
      socket.on('close', () => {
        isOpen = false;
        clearInterval(signs);
      });
      if (first.length > 0) hear(first);
    },
    send: (message: Uint8Array) => void socket.write(framed(BINARY, message)),
    pause: () => void socket.pause(),
    close: () => void socket.destroy(),
  };
  const hear = (chunk: Buffer) => {
    client.bytes += chunk.length;
    if (!client.onMessage) return;
    missing -= chunk.length;
    if (missing > 0) return void pieces.push(chunk);
    rest = rest.length + pieces.length === 0 ? chunk : Buffer.concat([rest, ...pieces, chunk]);
    pieces = [];
    for (;;) {
      const frame = firstFrame(rest);
      if (typeof frame === 'number') return void (missing = frame);
      rest = rest.subarray(frame.end);
      if (frame.opcode === PING) socket.write(framed(PONG, frame.payload));
      else if (frame.opcode === CLOSE) socket.end();
      else client.onMessage?.(frame.payload);
    }
  };
  return client;
}

/** A client's frame: masked, with a mask that changes nothing. */
function framed(kind: number, payload: Uint8Array): Buffer {
  const { length } = payload;
  const head =
    length < 126
      ? Buffer.from([kind, 0x80 | length, 0, 0, 0, 0])
      : length < 65_536
        ? Buffer.from([kind, 0x80 | 126, length >> 8, length & 255, 0, 0, 0, 0])
        : Buffer.concat([Buffer.from([kind, 0x80 | 127]), eightBytes(length), Buffer.alloc(4)]);
  return Buffer.concat([head, payload]);
}

function eightBytes(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

/** The first whole frame of what a server sent, which is never masked; else how many bytes it lacks at least. */
function firstFrame(bytes: Buffer): { opcode: number; payload: Buffer; end: number } | number {
  if (bytes.length < 2) return 2 - bytes.length;
  let length = bytes[1]! & 127;
  let start = 2;
  if (length === 126) {
    if (bytes.length < 4) return 4 - bytes.length;
    length = bytes.readUInt16BE(2);
    start = 4;
  } else if (length === 127) {
    if (bytes.length < 10) return 10 - bytes.length;
    length = Number(bytes.readBigUInt64BE(2));
    start = 10;
  }
  const end = start + length;
  return bytes.length < end ? end - bytes.length : { opcode: bytes[0]! & 15, payload: bytes.subarray(start, end), end };
}
