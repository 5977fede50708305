import { randomUUID } from 'node:crypto';
import { transaction } from '@penholder/db';
import { insertResponse } from '@penholder/db/responses';
import { createDocument } from '@penholder/server/collab/document-content';
import type { RichText } from '@penholder/shared/documents';
import type { DelegationId, DocumentId, Id } from '@penholder/shared/kernel';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { DocumentProvider, type Welcome } from '../../web/src/lib/editor/document-provider.ts';
import { PollingSocket } from '../../web/src/lib/editor/polling-socket.ts';
import type { TestPerson, TestRoundTable, TestServer } from './harness.ts';

export interface TestResponse {
  responseId: Id<'response'>;
  questionId: Id<'question'>;
  documentId: DocumentId;
}

let position = 0;

/** Words the question that a response answers, as pages show it and submitting needs it. */
export async function wordQuestion(
  { opened: { db } }: Pick<TestServer, 'opened'>,
  { questionId }: Pick<TestResponse, 'questionId'>,
  by: Pick<TestPerson, 'id'>,
): Promise<void> {
  await db
    .insertInto('guiding_question_version')
    .values({
      question_id: questionId,
      version: 1,
      text: JSON.stringify({ en: 'What works?' }) as never,
      note: null,
      person_id: by.id,
    })
    .execute();
}

/** A response that a delegation (or the whole table, null) is drafting to an open question, with its document. */
export async function aResponse(
  server: TestServer,
  table: TestRoundTable,
  details: { delegation: DelegationId | null; by: TestPerson; content?: RichText },
): Promise<TestResponse> {
  return transaction(server.opened.db, async (trx) => {
    const question = await trx
      .insertInto('guiding_question')
      .values({
        round_table_id: table.id,
        position: ++position,
        status: 'open',
        created_by: details.by.id,
        closes_at: null,
        opened_at: null,
        closed_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const responseId = randomUUID() as Id<'response'>;
    const documentId = await createDocument(trx, {
      roundTableId: table.id,
      kind: 'response',
      subjectId: responseId,
      content: details.content,
    });
    await insertResponse(trx, {
      id: responseId,
      roundTableId: table.id,
      questionId: question.id,
      delegationId: details.delegation,
      language: 'en',
      documentId,
      personId: details.by.id,
    });
    return { responseId, questionId: question.id, documentId };
  });
}

export interface TestClient<Provider extends WebsocketProvider = WebsocketProvider> {
  doc: Y.Doc;
  provider: Provider;
  /** The text that these tests write in: a paragraph's worth without a schema. */
  text: Y.Text;
  write(words: string): void;
  synced(): Promise<void>;
  /** The code with which the server closed the connection for good. */
  closed(): Promise<number>;
  leave(): void;
}

type Options = {
  doc?: Y.Doc;
  connect?: boolean;
  query?: Record<string, string>;
  cookie?: string;
  /** By WebSocket unless it says plain requests. */
  by?: 'plain-requests';
};
const socketAddress = (server: Pick<TestServer, 'origin'>) => `${server.origin.replace('http', 'ws')}/collab`;
const socketOf = ({ by }: Options) => (by ? PollingSocket : WebSocket) as never;

/** A stock y-websocket client, as anyone may write one. */
export function stockClient(
  server: Pick<TestServer, 'origin'>,
  documentId: string,
  person: Pick<TestPerson, 'token'> | undefined,
  options: Options = {},
): TestClient {
  const doc = options.doc ?? new Y.Doc();
  const provider = new WebsocketProvider(socketAddress(server), documentId, doc, {
    WebSocketPolyfill: socketOf(options),
    disableBc: true,
    connect: options.connect ?? true,
    params: { ...(person && { token: person.token }), ...options.query },
  });
  return clientOf(doc, provider);
}

/** A client with barriers, as the editor has it. */
export function ourClient(
  server: Pick<TestServer, 'origin'>,
  documentId: string,
  person: Pick<TestPerson, 'token'>,
  options: Options & {
    epoch?: string;
    personId?: string;
    schemaVersion?: number;
    onWelcome?: (welcome: Welcome) => void;
  } = {},
): TestClient<DocumentProvider> & { saved(): Promise<void> } {
  const doc = options.doc ?? new Y.Doc();
  const provider = new DocumentProvider({
    server: socketAddress(server),
    documentId,
    doc,
    token: person.token,
    schemaVersion: options.schemaVersion ?? 1,
    epoch: options.epoch,
    personId: options.personId,
    WebSocketPolyfill: socketOf(options),
    connect: options.connect ?? true,
    ...(options.onWelcome && { onWelcome: options.onWelcome }),
  });
  return { ...clientOf(doc, provider), saved: () => until(() => provider.isSaved) };
}

function clientOf<Provider extends WebsocketProvider>(doc: Y.Doc, provider: Provider): TestClient<Provider> {
  let code: number | undefined;
  provider.on('connection-close', (event) => {
    code = event?.code;
  });
  return {
    doc,
    provider,
    get text() {
      return doc.getText('test');
    },
    write(words) {
      const text = doc.getText('test');
      text.insert(text.length, words);
    },
    synced: () => until(() => provider.synced),
    closed: async () => {
      await until(() => code !== undefined);
      return code!;
    },
    leave() {
      provider.destroy();
      doc.destroy();
    },
  };
}

/** Waits until a condition holds; the test's own patience ends it when it never does. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what = 'a condition',
  patience = 60_000,
): Promise<void> {
  const ends = performance.now() + patience;
  while (!(await condition())) {
    if (performance.now() > ends) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Lets everything that is on its way within this process and its sockets arrive: for facts about what does *not* happen. */
export const settled = (milliseconds = 150) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

export interface RawSocket {
  socket: WebSocket;
  /** Every message received, as bytes. */
  received: Uint8Array[];
  send(...bytes: (number | Uint8Array)[]): void;
  /** Sends an update, with its length before it. */
  update(update: Uint8Array, kind?: 1 | 2): void;
  /** The code and reason of the server's close. */
  closed(): Promise<{ code: number; reason: string }>;
  isClosed(): boolean;
}

/** A bare socket at a document, for what no honest client sends. Resolves once open; rejects with the HTTP status of a refusal. */
export function rawSocket(
  server: Pick<TestServer, 'origin'>,
  path: string,
  headers: Record<string, string> = {},
): Promise<RawSocket> {
  const socket = new WebSocket(`${socketAddress(server)}/${path}`, { headers });
  const received: Uint8Array[] = [];
  let ended: { code: number; reason: string } | undefined;
  socket.on('message', (data: Buffer) => received.push(new Uint8Array(data)));
  socket.on('close', (code, reason) => (ended = { code, reason: reason.toString() }));
  const raw: RawSocket = {
    socket,
    received,
    send: (...bytes) =>
      socket.send(Buffer.concat(bytes.map((part) => (typeof part === 'number' ? Uint8Array.of(part) : part)))),
    update(update, kind = 2) {
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarUint(encoder, kind);
      encoding.writeVarUint8Array(encoder, update);
      socket.send(encoding.toUint8Array(encoder));
    },
    async closed() {
      await until(() => ended !== undefined, 'a close');
      return ended!;
    },
    isClosed: () => ended !== undefined,
  };
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve(raw));
    socket.on('unexpected-response', (_request, response) => reject(new Error(`HTTP ${response.statusCode}`)));
    socket.on('error', () => {});
  });
}

/** The barriers that were answered. */
export const answeredBarriers = ({ received }: Pick<RawSocket, 'received'>): number[] =>
  received.filter((message) => message[0] === 100).map((message) => message[1]!);

/** An update that a fresh client makes. */
export function anUpdate(
  write: (doc: Y.Doc) => void = (doc) => doc.getText('test').insert(0, 'x'),
  clientId?: number,
): Uint8Array {
  const doc = new Y.Doc();
  if (clientId !== undefined) doc.clientID = clientId;
  write(doc);
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}
