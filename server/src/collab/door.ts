import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { CLOSE_CODES, type CloseName } from '@penholder/shared/documents';
import { type DocumentId, id, type Refusal } from '@penholder/shared/kernel';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Deps } from '../deps.ts';
import { isOwnOrigin } from '../http/origin.ts';
import { refuseUpgrade, type UpgradeHandler } from '../http/upgrades.ts';
import type { Identify, SignedIn } from '../people/index.ts';
import { type Admitted, admit, isRefusal } from './admission.ts';
import { Connection } from './connection.ts';
import type { DocumentKinds } from './document-kind.ts';
import type { Keeper } from './keeper.ts';
import type { Attendant } from './open-document.ts';

const DocumentIdParam = id('document');
/** Bytes that a message may have beyond its update. */
const ENVELOPE = 64;

/**
 * The door of documents: `/collab/<document id>`. Nothing is allocated for whoever comes from another site, without any
 * sign-in, or for an address that names no document: they get an HTTP status. Everyone else gets a connection, because a
 * browser's page can read why a connection was closed but not why it was not opened; whoever may not stay is told by a close
 * code, before any of the document is sent.
 */
export function createDoor(
  deps: Pick<Deps, 'db' | 'config' | 'log'> & { kinds: DocumentKinds },
  keeper: Keeper,
  identify: Identify,
): UpgradeHandler {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    // What is larger is refused by name; what is larger still never gets into memory.
    maxPayload: keeper.limits.message * 2 + ENVELOPE,
  });

  const accept = (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<WebSocket> =>
    new Promise((resolve) => sockets.handleUpgrade(request, socket, head, resolve));

  const turnAway = async (request: IncomingMessage, socket: Duplex, head: Buffer, name: CloseName): Promise<void> => {
    keeper.countClose(name);
    const webSocket = await accept(request, socket, head);
    webSocket.on('error', () => {});
    webSocket.close(CLOSE_CODES[name], name);
  };

  async function letIn(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    documentId: DocumentId,
    query: URLSearchParams,
  ): Promise<void> {
    const credentials = credentialsOf(request.headers, query);
    const person = await identify(credentials);
    if (!person) return turnAway(request, socket, head, 'document.not-signed-in');
    const admission = await admitAndOpen(person, documentId);
    if (typeof admission === 'string') return turnAway(request, socket, head, admission);
    const { admitted, document } = admission;
    const epoch = query.get('epoch');
    if (epoch !== null && epoch !== document.epoch) return turnAway(request, socket, head, 'document.begun-anew');
    if (
      document.connections.size >= keeper.limits.connectionsOfDocument ||
      keeper.connectionsOf(person.id) >= keeper.limits.connectionsOfPerson
    )
      return turnAway(request, socket, head, 'document.unavailable');
    if (socket.destroyed) return;
    const times = keeper.timesAskedAgain;
    const webSocket = await accept(request, socket, head);
    const connection = new Connection({
      keeper,
      document,
      admitted: knowsSchema(query, document.schemaVersion) ? admitted : { ...admitted, may: 'read' },
      socket: webSocket,
      credentials,
      isOurs: query.has('penholder'),
    });
    connection.askAgainAt = askAgainAt(person, keeper.limits.readmitAfter);
    keeper.joined(connection);
    if (keeper.timesAskedAgain !== times) connection.close('document.ask-again');
  }

  /** Admits and opens; again if anybody was made to ask again meanwhile, for it may have been this person. */
  async function admitAndOpen(person: SignedIn, documentId: DocumentId) {
    for (;;) {
      const times = keeper.timesAskedAgain;
      const admitted = await admit(deps, person, documentId);
      if (isRefusal(admitted)) return closeNameFor(admitted);
      let document;
      try {
        document = await keeper.open(admitted);
      } catch (error) {
        keeper.report(error, 'a document could not be read', documentId);
        return 'document.unavailable' as const;
      }
      if (keeper.timesAskedAgain === times) return { admitted, document };
    }
  }

  keeper.onAdmissionAged = (connection) => {
    void stillAdmitted(connection).then(
      (name) => name && connection.close(name),
      (error: unknown) => keeper.report(error, 'an admission could not be asked again', connection.document.id),
    );
  };

  /** Why a connection may no longer stay as it is; undefined when it may. */
  async function stillAdmitted(connection: Attendant): Promise<CloseName | undefined> {
    const person = await identify(connection.credentials);
    if (!person) return 'document.not-signed-in';
    const now: Admitted | Refusal = await admit(deps, person, connection.document.id);
    if (isRefusal(now)) return closeNameFor(now);
    connection.askAgainAt = askAgainAt(person, keeper.limits.readmitAfter);
    if (now.document.epoch !== connection.document.epoch) return 'document.begun-anew';
    const isShownAsBefore = JSON.stringify(now.shown) === JSON.stringify(connection.shown);
    if (now.rung !== connection.rung || !isShownAsBefore) return 'document.ask-again';
    return now.may === 'read' && connection.mayWrite ? 'document.ask-again' : undefined;
  }

  return (request, socket, head, path) => {
    if (keeper.isStopping) return refuseUpgrade(socket, 503);
    if (!isOwnOrigin(request, deps.config)) return refuseUpgrade(socket, 403);
    const parsed = DocumentIdParam.safeParse(path.slice('/collab/'.length));
    if (!parsed.success) return refuseUpgrade(socket, 404);
    const query = new URL(request.url!, 'http://host').searchParams;
    const { authorization, cookie } = credentialsOf(request.headers, query);
    if (!authorization && !cookie) return refuseUpgrade(socket, 401);
    letIn(request, socket, head, parsed.data, query).catch((error: unknown) => {
      keeper.report(error, 'a connection to a document failed', parsed.data);
      if (!socket.destroyed) refuseUpgrade(socket, 503);
    });
  };
}

/** An admission is asked again after a while, for what ends by time alone, and when the sign-in or token may have ended. */
function askAgainAt(person: SignedIn, after: number): number {
  const left = person.until ? Math.max(0, person.until.getTime() - Date.now()) : Number.POSITIVE_INFINITY;
  return performance.now() + Math.min(after, left);
}

/** What tells who is asking: `?token=` stands for a bearer's header, which a browser's socket cannot send. */
function credentialsOf(
  headers: IncomingHttpHeaders,
  query: URLSearchParams,
): { authorization?: string; cookie?: string } {
  const token = query.get('token');
  const authorization = token !== null ? `Bearer ${token}` : headers.authorization;
  return {
    ...(authorization !== undefined && { authorization }),
    ...(headers.cookie !== undefined && { cookie: headers.cookie }),
  };
}

const closeNameFor = (refusal: Refusal): CloseName =>
  refusal.status === 404 ? 'document.not-found' : 'document.not-permitted';

/** A page that names an older schema than the document's would delete what it does not know, for everyone. */
const knowsSchema = (query: URLSearchParams, version: number): boolean =>
  !query.has('schema') || Number(query.get('schema')) >= version;
