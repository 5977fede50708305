import { type Frame, messageFrame, readFrames } from '@penholder/shared/documents';
import * as encoding from 'lib0/encoding';
import type { TestPerson, TestServer } from './harness.ts';

/** What a line's request was answered: its status, the bytes, and the frames that they are. */
export interface LineAnswer {
  status: number;
  bytes: Uint8Array;
  frames: Frame[];
}

/** A line of plain requests by hand, for what no honest client does. */
export interface RawLine {
  address: string;
  headers: Record<string, string>;
  listen(after: number): Promise<LineAnswer>;
  send(number: number | 'last', ...messages: (Uint8Array | number[])[]): Promise<number>;
  /** Listens until a condition holds for all that was heard; answers the number of the last answer. */
  hearUntil(condition: (heard: readonly Frame[]) => boolean): Promise<number>;
  /** Everything heard by `hearUntil`. */
  heard: Frame[];
}

type Opened = { status: number; line?: string; close?: { code: number; name: string } };

/** Opens a line by hand, and answers what the server said. */
export async function openLine(
  server: Pick<TestServer, 'origin'>,
  documentId: string,
  headers: Record<string, string>,
  query = '',
): Promise<Opened> {
  const answer = await fetch(`${server.origin}/collab/${documentId}${query}`, { method: 'POST', headers });
  return { status: answer.status, ...(answer.ok && ((await answer.json()) as object)) };
}

export async function aRawLine(
  server: Pick<TestServer, 'origin'>,
  documentId: string,
  person: Pick<TestPerson, 'token'>,
  query = '?penholder=1',
): Promise<RawLine> {
  const headers = { authorization: `Bearer ${person.token}` };
  const { line, status, close } = await openLine(server, documentId, headers, query);
  if (!line) throw new Error(`No line: ${status} ${close?.name}`);
  const address = `${server.origin}/collab/${documentId}/${line}`;
  let after = 0;
  const raw: RawLine = {
    address,
    headers,
    heard: [],
    async listen(after) {
      const answer = await fetch(`${address}?after=${after}`, { method: 'POST', headers });
      const bytes = new Uint8Array(await answer.arrayBuffer());
      return { status: answer.status, bytes, frames: (answer.status === 200 && readFrames(bytes)) || [] };
    },
    async send(number, ...messages) {
      const body = new Blob(messages.map((message) => messageFrame(Uint8Array.from(message))));
      const answer = await fetch(`${address}?send=${number}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/octet-stream' },
        body,
      });
      return answer.status;
    },
    async hearUntil(condition) {
      while (!condition(raw.heard)) {
        const { status, frames } = await raw.listen(after);
        if (status !== 200 && status !== 204) throw new Error(`HTTP ${status}`);
        if (status === 200) after++;
        raw.heard.push(...frames);
      }
      return after;
    },
  };
  return raw;
}

/** An update, or an answer to the server's question, as a message. */
export function updateMessage(update: Uint8Array, kind: 1 | 2 = 2): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, kind);
  encoding.writeVarUint8Array(encoder, update);
  return encoding.toUint8Array(encoder);
}

/** Whether a message of a type, and of a kind if it has kinds, is among frames. */
export const hasMessage = (frames: readonly Frame[], ...begins: number[]): boolean =>
  frames.some((frame) => 'message' in frame && begins.every((byte, at) => frame.message[at] === byte));
