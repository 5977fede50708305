import type { Db } from '@penholder/db';
import { isAnyCutOff, listActHeads, listDocumentHeads, sayCutOff, sayTogether } from '@penholder/db/nodes';
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
  #saidCutOff = false;
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

  /** Looks at once. */
  now(): void {
    if (this.#looking) return;
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
        this.#schedule();
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
    const wasApart = this.#isApart;
    const isCutOff = !isHeard();
    if (isCutOff) await sayCutOff(db, node, CUT_OFF);
    else if (this.#saidCutOff) await sayTogether(db, node);
    this.#saidCutOff = isCutOff;
    this.#isApart = isCutOff || (await isAnyCutOff(db, node));
    // Noted before anything is looked at, so that nothing falls between.
    const moved = this.#isApart ? await this.#moved() : [];
    await this.#lookAtDocuments();
    const isDue = this.#isApart && performance.now() - this.#sawEverythingAt > EVERYTHING;
    if (wasApart !== this.#isApart || isDue || moved.includes(null)) {
      this.#sawEverythingAt = performance.now();
      await lookAgain();
    } else for (const roundTableId of moved) await lookAgain(roundTableId!);
  }

  /** The round tables with acts since the last time; null among them: acts that belong to none. */
  async #moved(): Promise<(RoundTableId | null)[]> {
    const heads = await listActHeads(this.#options.db);
    const moved = heads.filter(({ roundTableId, sequence }) => (this.#acts.get(roundTableId) ?? 0) < sequence);
    this.#acts = new Map(heads.map(({ roundTableId, sequence }) => [roundTableId, sequence]));
    return moved.map(({ roundTableId }) => roundTableId);
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
      else if (document.bytes.head < head && document.committed >= document.accepted) keeper.appended(id);
    }
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#looking;
    clearTimeout(this.#timer);
    if (this.#saidCutOff) await sayTogether(this.#options.db, this.#options.node).catch(() => {});
  }
}
