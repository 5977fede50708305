/**
 * WebSocket frames (RFC 6455, section 5.2) as a row of bytes, for the way of a document's messages over plain HTTP: the body
 * of a request or answer is zero or more of them, whole and unmasked. A message is one binary frame; a close frame, with its
 * code and name, is the last thing that a side says.
 */
export type Frame = { readonly message: Uint8Array<ArrayBuffer> } | { readonly close: { code: number; name: string } };

const FINAL_BINARY = 0x82;
const FINAL_CLOSE = 0x88;
/** Bytes of a header for up to 125, up to 65,535, and more bytes. */
const HEADER = { short: 2, middle: 4, long: 10 } as const;

/** A message as a frame: its header, then its bytes. */
export const messageFrame = (message: Uint8Array): Uint8Array<ArrayBuffer> => frameOf(FINAL_BINARY, message);

/** A goodbye as a frame: the code in two bytes, then its name. */
export function closeFrame(code: number, name: string): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(name);
  const body = new Uint8Array(2 + text.length);
  new DataView(body.buffer).setUint16(0, code);
  body.set(text, 2);
  return frameOf(FINAL_CLOSE, body);
}

/**
 * The frames that bytes are made of; undefined when they are anything else, end early, or are more than `most`, since the
 * smallest take two bytes and a hundred times as much once they are read. Messages are views into the bytes.
 */
export function readFrames(bytes: Uint8Array<ArrayBuffer>, most = Number.POSITIVE_INFINITY): Frame[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const frames: Frame[] = [];
  let at = 0;
  while (at < bytes.length) {
    const body = bodyAt(view, at);
    if (!body || body.end > bytes.length || frames.length >= most) return undefined;
    const kind = bytes[at];
    const content = bytes.subarray(body.start, body.end);
    if (kind === FINAL_BINARY) frames.push({ message: content });
    else if (kind === FINAL_CLOSE && content.length >= 2)
      frames.push({ close: { code: view.getUint16(body.start), name: new TextDecoder().decode(content.subarray(2)) } });
    else return undefined;
    at = body.end;
  }
  return frames;
}

/** Where the body of the frame at a place begins and ends, as its header says. */
function bodyAt(view: DataView, at: number): { start: number; end: number } | undefined {
  const left = view.byteLength - at;
  if (left < HEADER.short) return undefined;
  const length = view.getUint8(at + 1);
  const from = (header: number, size: number) => ({ start: at + header, end: at + header + size });
  if (length < 126) return from(HEADER.short, length);
  if (length === 126) return left < HEADER.middle ? undefined : from(HEADER.middle, view.getUint16(at + 2));
  if (length > 127 || left < HEADER.long || view.getUint32(at + 2) !== 0) return undefined;
  return from(HEADER.long, view.getUint32(at + 6));
}

function frameOf(kind: number, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const { length } = body;
  const header = length < 126 ? HEADER.short : length < 65_536 ? HEADER.middle : HEADER.long;
  const bytes = new Uint8Array(header + length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, kind);
  view.setUint8(1, header === HEADER.short ? length : header === HEADER.middle ? 126 : 127);
  if (header === HEADER.middle) view.setUint16(2, length);
  else if (header === HEADER.long) view.setUint32(6, length);
  bytes.set(body, header);
  return bytes;
}
