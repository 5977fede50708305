import { setTimeout as wait } from 'node:timers/promises';
import type { DocumentId, RoundTableId } from '@penholder/shared/kernel';
import { follows } from '../collab/follows.ts';
import type { Keeper } from '../collab/keeper.ts';
import type { Neighbours, Told } from '../collab/neighbours.ts';
import type { OpenDocument } from '../collab/open-document.ts';
import type { PresentElsewhere } from '../collab/presence.ts';
import type { Deps } from '../deps.ts';
import { Lookout } from './lookout.ts';
import type { Message } from './messages.ts';
import { type Carrier, Messenger } from './messenger.ts';

/** How long cursors gather before other nodes are told of the latest, in milliseconds. */
const GATHERING = 40;

/** This node among the others. */
export interface Nodes {
  readonly node: string;
  /** Whether all nodes hear one another, as far as is known here; while they do not, all goes on and what others do is seen later. */
  readonly isTogether: boolean;
  /** Whether what is told to all nodes goes anywhere. */
  readonly isHeard: boolean;
  /** How many other nodes are heard. */
  readonly others: number;
  stop(): Promise<void>;
}

/** Ties this node's documents and rights to the other nodes'. */
export function joinNodes(
  deps: Pick<Deps, 'db' | 'live' | 'documents' | 'log' | 'vault'>,
  details: {
    node: string;
    carrier: Carrier;
    keeper: Keeper;
    /** Has the pages of a round table, or all, look again, and their connections asked again who they are. */
    lookAgainAtNews(roundTableId?: RoundTableId): Promise<void>;
  },
): Nodes {
  const { node, keeper } = details;
  const { log } = deps;
  let warned = false;

  const lookAgain = async (roundTableId?: RoundTableId): Promise<void> => {
    // Documents that cannot be asked about keep no page from being looked at.
    const looked = await Promise.allSettled([
      keeper.attendance.recheck(roundTableId && { roundTableId }),
      details.lookAgainAtNews(roundTableId),
    ]);
    for (const one of looked) if (one.status === 'rejected') throw one.reason;
  };
  const messenger: Messenger = new Messenger({
    node,
    carrier: details.carrier,
    vault: deps.vault,
    events: {
      onMessage: (from, message) => hear(from, message),
      onWell(wasMissed) {
        log.info({ node }, 'this node hears the others');
        // What it said in between is in the database; the others have no reason of their own to look there.
        if (wasMissed) messenger.tell({ kind: 'missed' });
        introduce();
        lookout.lookAtAll();
      },
      onCutOff() {
        log.error({ node }, 'this node is cut off from the others: Redis does not carry what it says');
        lookout.cutOff();
      },
      onLost(other) {
        log.warn({ node: other }, 'another node is not heard any more');
        forget(other);
        if (!messenger.isWell) return;
        // It may have committed, and died before it told.
        lookout.lookAtAll();
      },
      onGone: forget,
      onStranger() {
        if (!warned) log.error({}, 'a node with another SECRET uses this Redis for the same database');
        warned = true;
      },
    },
  });

  // --- what this node tells ---

  const present = new Map<DocumentId, Map<number, PresentElsewhere>>();
  const opened = new Set<DocumentId>();

  const neighbours: Neighbours = {
    committed: (batch) => messenger.tell({ kind: 'appended', batch }),
    present(documentId, people) {
      if (present.size === 0) setTimeout(tellPresent, GATHERING).unref();
      const gathered = present.get(documentId) ?? new Map<number, PresentElsewhere>();
      for (const one of people) gathered.set(one.clientId, one);
      present.set(documentId, gathered);
    },
    opened(documentId) {
      if (opened.size === 0) setImmediate(askWhoIsThere);
      opened.add(documentId);
    },
  };
  keeper.neighbours = neighbours;

  function tellPresent(): void {
    for (const [documentId, people] of present)
      messenger.tell({ kind: 'present', documentId, people: [...people.values()] });
    present.clear();
  }

  function askWhoIsThere(): void {
    messenger.tell({ kind: 'who-is-there', documentIds: [...opened] });
    // What was committed between its reading and now was told while nobody here listened.
    for (const id of opened) keeper.follower.appended(id);
    opened.clear();
  }

  /** After a silence: who is here, and who is there? */
  function introduce(): void {
    const documents = [...keeper.documents()];
    if (documents.length === 0) return;
    messenger.tell({ kind: 'who-is-there', documentIds: documents.map(({ id }) => id) });
    for (const document of documents) tellWhoIsHere(document);
  }

  function tellWhoIsHere(document: OpenDocument | undefined): void {
    const people = document?.hasPresence ? document.presence.here() : [];
    if (people.length > 0) neighbours.present(document!.id, people);
  }

  deps.documents.onAdmitAgain((whose) => messenger.tell({ kind: 'ask-again', whose }));
  deps.documents.onAppended((documentId) => messenger.tell({ kind: 'look', documentId }));
  deps.documents.onBegunAnew((documentId) => messenger.tell({ kind: 'begun-anew', documentId }));
  deps.live.onTell((news) => messenger.tell({ kind: 'news', news }));
  deps.live.onAdmitAgain((personId) => messenger.tell({ kind: 'ask-again', whose: { personId } }));

  // --- what others tell ---

  function hear(from: string, message: Message): void {
    switch (message.kind) {
      case 'appended':
        for (const told of message.batch) hearAppended(keeper, told);
        return;
      case 'missed':
        return lookout.lookAtAll();
      case 'look':
        return keeper.follower.appended(message.documentId);
      case 'begun-anew':
        return keeper.beginAnew(message.documentId);
      case 'ask-again':
        // Their pages, and through them their documents.
        if ('personId' in message.whose) return deps.live.admitAgainHere(message.whose.personId);
        return keeper.attendance.askAgain(message.whose);
      case 'news':
        return deps.live.tellHere(message.news);
      case 'who-is-there':
        for (const id of message.documentIds) tellWhoIsHere(keeper.find(id));
        return;
      case 'present': {
        const document = keeper.find(message.documentId);
        if (document?.presence.hearFrom(from, message.people)) keeper.outbox.touch(document);
      }
    }
  }

  function forget(other: string): void {
    for (const document of keeper.documents())
      if (document.hasPresence && document.presence.forgetNode(other)) keeper.outbox.touch(document);
  }

  const lookout: Lookout = new Lookout({
    db: deps.db,
    node,
    keeper,
    log,
    isHeard: () => messenger.isWell,
    lookAgain,
  });

  return {
    node,
    get isTogether() {
      return lookout.isTogether;
    },
    get isHeard() {
      return messenger.isWell;
    },
    get others() {
      return messenger.others;
    },
    async stop() {
      await lookout.stop();
      tellPresent();
      messenger.stop();
      await wait(0);
    },
  };
}

/** Takes what another node appended if it comes next, and reads the log where something is missing in between. [DC24] */
export function hearAppended(keeper: Keeper, { documentId, epoch, head, first, updates }: Told): void {
  const document = keeper.find(documentId);
  if (!document || head <= document.bytes.head) return;
  const running = keeper.follower.catchingUp(document);
  if (running) {
    // It may have read before this was committed.
    const again = () => hearAppended(keeper, { documentId, epoch, head, first, updates });
    running.then(again, () => {});
    return;
  }
  if (epoch !== document.epoch || updates.length === 0 || !follows(document.bytes.head, first))
    return keeper.follower.appended(documentId);
  updates.forEach((update, nth) => keeper.follower.learn(document, first + nth, update));
}
