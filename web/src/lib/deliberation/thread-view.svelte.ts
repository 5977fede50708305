import { listPosts, markRead, type Post, type ThreadKind } from '@penholder/shared/deliberation';
import { call, type ReplyOf } from '#lib/api.ts';
import { asProblem, type Problem } from '#lib/problem.ts';

type Reply = ReplyOf<typeof listPosts>;
/** A post with the answers to it. */
export interface Branch {
  post: Post;
  answers: Post[];
}

const AT_ONCE = 30;
/** The most that the server gives at once. */
const MOST = 200;

/** A thread as it is read: from the newest back, following the news, with what is new kept marked until one leaves. */
export class ThreadView {
  reply = $state.raw<Reply | undefined>();
  problem = $state.raw<Problem | undefined>();
  /** Posts before those of `reply`, newest first. */
  #older = $state.raw<Post[]>([]);
  #olderParents = $state.raw<Post[]>([]);
  next = $state<string | null>(null);
  /** What was new at some time of this visit. */
  #fresh = $state.raw<ReadonlySet<string>>(new Set());
  #busy = false;
  #again = false;
  readonly #of: () => { roundTable: string; kind: ThreadKind; subject: string };

  constructor(of: () => { roundTable: string; kind: ThreadKind; subject: string }) {
    this.#of = of;
  }

  /** Oldest first, answers under what they answer. */
  branches = $derived.by((): Branch[] => {
    const items = [...(this.reply?.items ?? []), ...this.#older];
    const known = new Set(items.map((post) => post.id));
    const parents = new Map([...(this.reply?.parents ?? []), ...this.#olderParents].map((post) => [post.id, post]));
    const posts = [...[...parents.values()].filter((post) => !known.has(post.id)), ...items.toReversed()];
    const roots = posts.filter(
      (post) => post.parentId === null || (!known.has(post.parentId) && !parents.has(post.parentId)),
    );
    return roots.map((post) => ({ post, answers: posts.filter((one) => one.parentId === post.id) }));
  });
  shown = $derived((this.reply?.items.length ?? 0) + this.#older.length);

  isFresh = (post: Post): boolean => post.isNew || this.#fresh.has(post.id);

  /** Fetches what is shown again; while that is under way, once more after it. */
  reload = async (): Promise<void> => {
    this.#again = true;
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.#again) {
        this.#again = false;
        await this.#fetch();
      }
    } finally {
      this.#busy = false;
    }
  };

  async #fetch(): Promise<void> {
    const { roundTable, kind, subject } = this.#of();
    const limit = Math.min(MOST, Math.max(AT_ONCE, this.shown));
    try {
      const reply = await call(listPosts, { params: { roundTable, kind, subject }, query: { limit } });
      const now = this.#of();
      if (now.subject !== subject || now.kind !== kind) return void (this.#again = true);
      const here = new Set(reply.items.map((post) => post.id));
      const rest = this.#older.filter((post) => !here.has(post.id));
      // What was fetched before is kept only where it follows on without a gap.
      const isWhole = rest.length > 0 && rest.length < this.#older.length;
      this.#older = isWhole ? rest : [];
      if (!isWhole) {
        this.#olderParents = [];
        this.next = reply.next;
      }
      this.#note(reply.items);
      this.reply = reply;
      this.problem = undefined;
    } catch (caught) {
      this.problem = asProblem(caught);
    }
  }

  #note(posts: readonly Post[]): void {
    const fresh = posts.filter((post) => post.isNew).map((post) => post.id);
    if (fresh.length > 0) this.#fresh = new Set([...this.#fresh, ...fresh]);
  }

  /** Fetches the page before. */
  more = async (): Promise<void> => {
    if (this.next === null) return;
    const { roundTable, kind, subject } = this.#of();
    const page = await call(listPosts, {
      params: { roundTable, kind, subject },
      query: { limit: AT_ONCE, after: this.next },
    });
    this.#note(page.items);
    this.#older = [...this.#older, ...page.items];
    this.#olderParents = [...this.#olderParents, ...page.parents];
    this.next = page.next;
  };

  /** Notes that everything up to the newest post has been seen. */
  seen = async (): Promise<void> => {
    const newest = this.reply?.items[0];
    if (!newest || this.reply!.unread === 0) return;
    const { roundTable, kind, subject } = this.#of();
    const state = await call(markRead, { params: { roundTable, kind, subject }, body: { upTo: newest.id } }).catch(
      () => undefined,
    );
    if (state && this.reply) this.reply = { ...this.reply, unread: state.unread };
  };

  /** Forgets another subject's posts. */
  clear(): void {
    this.reply = undefined;
    this.#older = [];
    this.#olderParents = [];
    this.#fresh = new Set();
    this.next = null;
  }
}
