import * as Y from 'yjs';
import type { Dialect } from './dialect.ts';
import { type LightClient, openLightClient } from './light-client.ts';
import type { Peer } from './peer.ts';

/** A client that types: every letter is an update of its own, in a text of its own. */
export interface Writer {
  readonly clientId: number;
  /** Updates that it has sent; the clock of the next letter. */
  readonly sent: number;
  readonly line: LightClient;
  type(): void;
}

/** Opens a writer and asks for the document, so that its letters stand on what there is. */
export async function openWriter(
  peer: Peer,
  { document, place, onMessage }: { document: string; place: number; onMessage?: (message: Buffer) => void },
): Promise<Writer> {
  const line = await openLightClient(peer.address(document, place), onMessage);
  for (const hello of peer.dialect.hello(document, EMPTY_VECTOR)) line.send(hello);
  const doc = new Y.Doc();
  const text = doc.getText(`writer ${place}`);
  const writer = { clientId: doc.clientID, sent: 0, line, type: () => text.insert(text.length, 'x') };
  doc.on('update', (update: Uint8Array) => {
    writer.sent++;
    line.send(peer.dialect.update(document, update));
  });
  return writer;
}

/** A client that has nothing yet. */
export const EMPTY_VECTOR = Uint8Array.of(0);

/** How far each client's letters go in an update: client id to the clock after its last. */
export function reach(dialect: Dialect, message: Uint8Array): Map<number, number> | undefined {
  const read = dialect.read(message);
  if (!read || read.update.length <= 2) return undefined;
  return Y.parseUpdateMeta(read.update).to;
}
