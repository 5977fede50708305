import type { Db } from '@penholder/db';
import { isAnyCutOff, listActHeads, listDocumentHeads, sayCutOff } from '@penholder/db/nodes';
import type { RoundTableId } from '@penholder/shared/kernel';
import type { Keeper } from '../collab/keeper.ts';
import type { Deps } from '../deps.ts';

/** How often a node looks into the database, in milliseconds: while all hear one another, and while somebody does not. */
const TOGETHER = 2_000;
const APART = 700;
/** Which is varied by a quarter either way, so that nodes do not look at the same moment. */
const VARIED = 0.25;
/** How long what a cut-off node says of itself holds, in seconds. */
const CUT_OFF = 5;
/** What leaves no trace in the audit log (a sign-in that was ended, a post) is looked for this often while apart, in milliseconds. */
const EVERYTHING = 10_000;

export interface LookoutOptions {
  db: Db;
  node: string;
  keeper: Keeper;
  log: Deps['log'];
  /** Whether this node is heard by the others. */
  isHeard(): boolean;
  /** What other nodes have done in a round table, or anywhere, may not have been told here: rights, and news. */
  lookAgain(roundTableId?: RoundTableId): Promise<void>;
}

/**
 * Looks into the database for what was not told: one query for all open documents, however many. While nodes do not hear one
 * another it looks oftener, and at the audit log too: whatever changes rights leaves an act there. The messenger makes things
 * fast; this makes them certain. [DC24]
 */
export class Lookout {
  readonly #options: LookoutOptions;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #isStopped = false;
  /** Somebody, this node or another, is cut off. */
  #isApart = false;
  /** The others must read that this node was cut off, even if it is not any more. */
  #mustSayCutOff = false;
  /** Everything must be looked at: something may not have been told. Until that has gone well. */
  #owes = false;
  /** Something happened while it looked. */
  #again = false;
  #acts = new Map<RoundTableId | null, number>();
  #sawEverythingAt = performance.now();
  #hasFailed = false;

  constructor(options: LookoutOptions) {
    this.#options = options;
    this.#schedule();
  }

  /** Whether all nodes hear one another, as far as is known here. */
  get isTogether(): boolean {
    return !this.#isApart && this.#options.isHeard();
  }

  /** This node is cut off: says so, and looks at everything. */
  cutOff(): void {
    this.#mustSayCutOff = true;
    this.lookAtAll();
  }

  /** Something may not have been told: looks at everything at once. */
  lookAtAll(): void {
    this.#owes = true;
    this.now();
  }

  /** Looks at once, and once more where it is looking already: that may have read before. */
  now(): void {
    if (this.#isStopped) return;
    if (this.#looking) return void (this.#again = true);
    this.#again = false;
    clearTimeout(this.#timer);
    this.#looking = this.#look()
      .then(
        () => (this.#hasFailed = false),
        (error: unknown) => {
          if (!this.#hasFailed) this.#options.log.error({ err: error }, 'the database could not be looked into');
          this.#hasFailed = true;
        },
      )
      .then(() => {
        this.#looking = undefined;
        if (this.#again) this.now();
        else this.#schedule();
      });
  }

  #schedule(): void {
    if (this.#isStopped) return;
    const often = this.isTogether ? TOGETHER : APART;
    this.#timer = setTimeout(() => this.now(), often * (1 - VARIED + 2 * VARIED * Math.random()));
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    const { db, node, isHeard, lookAgain } = this.#options;
    const isCutOff = !isHeard();
    if (isCutOff || this.#mustSayCutOff) {
      this.#mustSayCutOff = true;
      // It holds a while beyond the end: the others look seldom while all seems well, and would not see a short one.
      await sayCutOff(db, node, CUT_OFF);
      this.#mustSayCutOff = false;
    }
    const isApart = isCutOff || (await isAnyCutOff(db, node));
    if (isApart !== this.#isApart) this.#owes = true;
    this.#isApart = isApart;
    // Noted before anything is looked at, so that nothing falls between.
    const heads = isApart ? await listActHeads(db) : [];
    const moved = heads.filter(({ roundTableId, sequence }) => (this.#acts.get(roundTableId) ?? 0) < sequence);
    await this.#lookAtDocuments();
    const isDue = isApart && performance.now() - this.#sawEverythingAt > EVERYTHING;
    if (this.#owes || isDue || moved.some(({ roundTableId }) => roundTableId === null)) await this.#lookAtAll();
    else for (const { roundTableId } of moved) await lookAgain(roundTableId!);
    // Only now: what could not be looked at is looked at the next time.
    if (isApart) this.#acts = new Map(heads.map(({ roundTableId, sequence }) => [roundTableId, sequence]));
  }

  async #lookAtAll(): Promise<void> {
    const startedAt = performance.now();
    this.#owes = false;
    try {
      await this.#options.lookAgain();
      this.#sawEverythingAt = startedAt;
    } catch (error) {
      this.#owes = true;
      throw error;
    }
  }

  async #lookAtDocuments(): Promise<void> {
    const { db, keeper } = this.#options;
    const ids = [...keeper.documents()].map(({ id }) => id);
    if (ids.length === 0) return;
    for (const { id, head, epoch } of await listDocumentHeads(db, ids)) {
      const document = keeper.find(id);
      if (!document) continue;
      if (document.epoch !== epoch) keeper.beginAnew(id);
      // What is on its way from here tells itself what it missed.
      else if (document.bytes.head < head && document.committed >= document.accepted) keeper.follower.appended(id);
    }
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#looking;
    clearTimeout(this.#timer);
  }
}
