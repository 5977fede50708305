import type { Db } from '@penholder/db';
import type { DocumentId } from '@penholder/shared/kernel';
import { ourClient, until } from './document-clients.ts';
import { inLog, stateOf } from './nodes.ts';
import { type History, judge, record } from './recorded-history.ts';
import { aPoster, aVoter, type Caller, judgeRequests } from './recorded-requests.ts';
import type { WorkingRoom } from './working-room.ts';

type Writer = ReturnType<typeof record> & { client: ReturnType<typeof ourClient> };
/** Of typing, in milliseconds. */
const KEY = 4;
/** Changes that a writer makes while nothing is saved; more would only make the test longer. */
const MOST_UNSAVED = 200;

/**
 * A room at work: some write in its second text, post and vote, and stay whatever happens to the server; others come, write
 * in its first text and post, and close their tabs for good. Nobody who stays has what those wrote, to bring it back.
 */
export class PeopleAtWork {
  readonly #origin: string;
  readonly #room: WorkingRoom;
  readonly #histories: [History[], History[]] = [[], []];
  readonly #callers: Caller[] = [];
  readonly staying: Writer[] = [];
  visiting: Writer[] = [];
  #visitingCaller: Caller | undefined;
  #typing: NodeJS.Timeout | undefined;
  #names = 0;

  readonly #voters: readonly number[];

  /** `voters` are the places of those who vote all the time. */
  constructor(origin: string, room: WorkingRoom, { voters = [1, 2] }: { voters?: readonly number[] } = {}) {
    this.#origin = origin;
    this.#room = room;
    this.#voters = voters;
  }

  /** Begins with those who stay; a server must be there. */
  begin(): void {
    this.staying.push(this.#writer(1, 0), this.#writer(1, 1));
    this.#callers.push(
      aPoster(this.#origin, this.#room, 0, 'first'),
      aPoster(this.#origin, this.#room, 1, 'second'),
      ...this.#voters.map((place) => aVoter(this.#origin, this.#room, place)),
    );
    this.#typing = setInterval(() => {
      for (const { client, write } of [...this.staying, ...this.visiting])
        if (client.provider.edits - client.provider.savedEdits < MOST_UNSAVED) write();
    }, KEY);
  }

  /** The others come. */
  async visit({ posts = true } = {}): Promise<void> {
    const come = this.#room.writers.map((_, place) => this.#writer(0, place));
    await Promise.all(come.map(({ client }) => client.synced()));
    this.visiting = come;
    if (!posts) return;
    this.#visitingCaller = aPoster(this.#origin, this.#room, 2, `visitor-${++this.#names}`);
    this.#callers.push(this.#visitingCaller);
  }

  /** Waits until so much more was called saved, of everyone, and answered. */
  async progress(saved: number, answered: number): Promise<void> {
    const writers = [...this.staying, ...this.visiting];
    const before = writers.map(({ client }) => client.provider.savedEdits);
    const answers = this.answered;
    await until(
      () =>
        writers.every(({ client }, place) => client.provider.savedEdits >= before[place]! + saved) &&
        this.answered >= answers + answered,
      'enough to be saved and answered',
      180_000,
    );
  }

  /** The others close their tabs. */
  closeTabs(): void {
    for (const { client, look } of this.visiting) {
      look();
      client.leave();
    }
    this.visiting = [];
    this.#visitingCaller?.leave();
  }

  /** Those who stayed find the server again, without waiting for their turn. */
  comeBack(): void {
    for (const { client } of this.staying) {
      client.provider.disconnect();
      client.provider.connect();
    }
  }

  get answered(): number {
    return this.#callers.reduce((sum, caller) => sum + caller.answered(), 0);
  }

  /** Ends once everything is saved and answered. */
  async finish(): Promise<void> {
    clearInterval(this.#typing);
    await Promise.all(this.#callers.map((caller) => caller.stop()));
    await until(() => this.staying.every(({ client }) => client.provider.isSaved), 'everything to be saved', 120_000);
    await until(
      () => new Set(this.staying.map(({ client }) => stateOf(client.doc))).size === 1,
      'everybody to have the same',
      120_000,
    );
    for (const { look } of this.staying) look();
  }

  /** Gives everything up as it is. */
  abandon(): void {
    clearInterval(this.#typing);
    this.closeTabs();
    for (const caller of this.#callers) caller.leave();
    for (const { client } of this.staying) client.leave();
  }

  /** What was promised, from the histories, against the database. */
  async verdict(db: Db) {
    const [first, second] = this.#room.documentIds as [DocumentId, DocumentId];
    const texts = [await judge(db, first, this.#histories[0]), await judge(db, second, this.#histories[1])] as const;
    const requests = await judgeRequests(
      db,
      this.#room,
      this.#callers.map(({ history }) => history),
    );
    const log = await inLog({ opened: { db } as never }, second);
    return {
      saved: texts[0].promised + texts[1].promised,
      answered: requests.answered,
      resent: this.#callers.reduce((sum, { history }) => sum + history.resent, 0),
      lost: [...texts[0].lost, ...texts[1].lost, ...requests.lost],
      doubled: [...texts[0].twice, ...texts[1].twice, ...requests.doubled],
      wrong: requests.wrong,
      /** Whether those who stayed have, byte for byte, what is stored. */
      areEqual: this.staying.every(({ client }) => stateOf(client.doc) === log.state),
    };
  }

  #writer(document: 0 | 1, place: number): Writer {
    const { documentIds, writers } = this.#room;
    const client = ourClient({ origin: this.#origin }, documentIds[document]!, writers[place]!);
    const recorded = record(client, `${document}-${++this.#names}`);
    this.#histories[document].push(recorded.history);
    return { client, ...recorded };
  }
}
