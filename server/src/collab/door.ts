import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { CloseName } from '@penholder/shared/documents';
import { type DocumentId, id, type Refusal } from '@penholder/shared/kernel';
import type { Deps } from '../deps.ts';
import { isOwnOrigin } from '../http/origin.ts';
import type { Identify, SignedIn } from '../people/index.ts';
import { type Admitted, createAdmission, isRefusal } from './admission.ts';
import { Connection } from './connection.ts';
import type { DocumentKinds } from './document-kind.ts';
import type { Keeper } from './keeper.ts';
import type { Attendant } from './open-document.ts';
import type { Wire } from './wire.ts';

const DocumentIdParam = id('document');

/** How often an admission is asked again at the door before its client is sent to come back and ask. */
const MOST_ADMISSIONS = 10;

/** Where somebody knocks, and with what. */
export interface Knock {
  readonly documentId: DocumentId;
  readonly credentials: Connection['credentials'];
  readonly query: URLSearchParams;
}

/** The HTTP status of a knock that is not even listened to. */
export type ClosedDoor = 401 | 403 | 404;

/** The way in, once all has been asked; it must be used before anything else is awaited that may take long. */
export interface Entrance {
  /** Makes the connection, over a wire that is ready. */
  enter(wire: Wire): Connection;
}

/**
 * The door of documents: `/collab/<document id>`, for WebSockets (socket-door.ts) and plain requests (http-door.ts) alike.
 * Nothing is allocated for whoever comes from another site, without any sign-in, or for an address that names no document:
 * they get an HTTP status. Everyone else is let in or told a close code by name, before any of the document is sent.
 */
export interface Door {
  knock(request: IncomingMessage, address: string): Knock | ClosedDoor;
  /** Asks who it is and whether they may come in; otherwise the name of the close that says why not. */
  letIn(knock: Knock): Promise<Entrance | CloseName>;
}

export function createDoor(
  deps: Pick<Deps, 'db' | 'config' | 'log'> & { kinds: DocumentKinds },
  keeper: Keeper,
  identify: Identify,
): Door {
  const admit = createAdmission(deps);
  async function letIn({ documentId, credentials, query }: Knock): Promise<Entrance | CloseName> {
    const admission = await admitAndOpen({ documentId, credentials, query });
    if (typeof admission === 'string') return admission;
    const { person, admitted, document, times } = admission;
    const epoch = query.get('epoch');
    if (epoch !== null && epoch !== document.epoch) return 'document.begun-anew';
    const crowded = () => {
      if (document.connections.size >= keeper.limits.connectionsOfDocument) return 'document.unavailable';
      const own = keeper.attendance.connectionsOf(person.id);
      return own >= keeper.limits.connectionsOfPerson ? 'document.too-many-windows' : undefined;
    };
    const name = crowded();
    if (name) return name;
    return {
      enter(wire) {
        // Others have come in since, of those who knocked at the same time.
        const tooMany = crowded();
        const connection = new Connection({
          keeper,
          document,
          admitted: knowsSchema(query, document.schemaVersion) ? admitted : { ...admitted, may: 'read' },
          wire,
          credentials,
          isOurs: query.has('penholder'),
        });
        connection.askAgainAt = askAgainAt(person, keeper.limits.readmitAfter);
        keeper.attendance.joined(connection);
        if (tooMany) connection.close(tooMany);
        else if (keeper.attendance.wasAskedAgain(times, person.id, document)) connection.close('document.ask-again');
        return connection;
      },
    };
  }

  /** Finds out who it is, admits and opens; again, a few times, if this person would have been made to ask again meanwhile. */
  async function admitAndOpen({ documentId, credentials, query }: Knock) {
    let wasOtherBeginning = false;
    for (let time = 0; time < MOST_ADMISSIONS; time++) {
      const times = keeper.attendance.timesAskedAgain;
      const person = await identify(credentials);
      if (!person) return 'document.not-signed-in';
      // On a device that people share a page may outlive its person's sign-in: its words are not the next one's. [DC7]
      const opener = query.get('person');
      if (opener !== null && opener !== person.id) return 'document.not-signed-in';
      const admitted = await admit(person, documentId);
      if (isRefusal(admitted)) return closeNameFor(admitted);
      // Which of the two is the newer one is certain only of an admission that was asked after the document was found open.
      if (keeper.isOtherBeginning(admitted) && !wasOtherBeginning) {
        wasOtherBeginning = true;
        continue;
      }
      let document;
      try {
        document = await keeper.open(admitted);
      } catch (error) {
        keeper.report(error, 'a document could not be read', documentId);
        return 'document.unavailable' as const;
      }
      if (!keeper.attendance.wasAskedAgain(times, person.id, document)) return { person, admitted, document, times };
    }
    return 'document.ask-again' as const;
  }

  keeper.attendance.onAdmissionAged = (connection) =>
    stillAdmitted(connection).then(
      (name) => {
        if (name) connection.close(name);
        return true;
      },
      (error: unknown) => {
        keeper.report(error, 'an admission could not be asked again', connection.document.id);
        return false;
      },
    );

  /** Why a connection may no longer stay as it is; undefined when it may. */
  async function stillAdmitted(connection: Attendant): Promise<CloseName | undefined> {
    const person = await identify(connection.credentials);
    if (!person) return 'document.not-signed-in';
    const now: Admitted | Refusal = await admit(person, connection.document.id);
    if (isRefusal(now)) return closeNameFor(now);
    connection.askAgainAt = askAgainAt(person, keeper.limits.readmitAfter);
    if (now.document.epoch !== connection.document.epoch) return 'document.begun-anew';
    const isShownAsBefore = JSON.stringify(now.shown) === JSON.stringify(connection.shown);
    if (now.rung !== connection.rung || !isShownAsBefore) return 'document.ask-again';
    return now.may === 'read' && connection.mayWrite ? 'document.ask-again' : undefined;
  }

  return {
    letIn,
    knock(request, address) {
      if (!isOwnOrigin(request, deps.config)) return 403;
      const { searchParams: query, pathname } = new URL(address, 'http://host');
      const parsed = DocumentIdParam.safeParse(pathname.split('/')[2]);
      if (!parsed.success) return 404;
      const credentials = credentialsOf(request.headers, query);
      if (!credentials.authorization && !credentials.cookie) return 401;
      return { documentId: parsed.data, credentials, query };
    },
  };
}

/** An admission is asked again after a while, for what ends by time alone, and when the sign-in or token may have ended. */
function askAgainAt(person: SignedIn, after: number): number {
  const left = person.until ? Math.max(0, person.until.getTime() - Date.now()) : Number.POSITIVE_INFINITY;
  return performance.now() + Math.min(after, left);
}

/** What tells who is asking: `?token=` stands for a bearer's header, which a browser's socket cannot send. */
function credentialsOf(headers: IncomingHttpHeaders, query: URLSearchParams): Knock['credentials'] {
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
