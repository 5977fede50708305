import { addPost, POST_LEVELS, type Post, type Speaker, type ThreadKind } from '@penholder/shared/deliberation';
import type { DelegationId, Language } from '@penholder/shared/kernel';
import { type AttributionLevel, type Capacity, lowest } from '@penholder/shared/round-tables';
import { call } from '#lib/api.ts';
import { asProblem, type Problem } from '#lib/problem.ts';
import { type Chosen, toBody } from './mention-draft.ts';

type Thread = { roundTable: string; kind: ThreadKind; subject: string };
type Level = (typeof POST_LEVELS)[number];

/** The levels that an author may choose in a table that tells this much; the least is always there. */
export const levelsUpTo = (highest: AttributionLevel): Level[] =>
  POST_LEVELS.filter((level) => level === 'unattributed' || lowest(level, highest) === level);

/**
 * A post being written. What is not sent survives a reload of the page, for this tab; and a retry after a broken connection
 * is the same request, so that nothing is posted twice.
 */
export class Composing {
  text = $state('');
  chosen = $state.raw<Chosen[]>([]);
  speaker = $state(0);
  capacity = $state<Capacity | undefined>();
  level = $state<Level | undefined>();
  language = $state<Language>('en');
  busy = $state(false);
  problem = $state.raw<Problem | undefined>();
  #sent: { key: string; content: string } | undefined;
  readonly #thread: Thread;
  readonly #parentId: Post['id'] | null;

  constructor(thread: Thread, parentId: Post['id'] | null, language: Language) {
    this.#thread = thread;
    this.#parentId = parentId;
    this.language = language;
    this.#restore();
  }

  /** Posts it; answers the post, "posted" where only the answer was lost, or undefined where it was not (and `problem` says why). */
  async send(speakers: readonly Speaker[], highest: AttributionLevel): Promise<Post | 'posted' | undefined> {
    const speaker = speakers[this.speaker];
    const { text } = this;
    if (this.busy || !speaker || text.trim() === '') return undefined;
    const body = {
      body: toBody(text, this.chosen),
      language: this.language,
      parentId: this.#parentId,
      delegationId: (speaker.delegation?.id ?? null) as DelegationId | null,
      capacity: this.capacityFor(speaker),
      attribution: this.levelFor(highest),
    };
    const content = JSON.stringify(body);
    if (this.#sent?.content !== content) this.#sent = { key: crypto.randomUUID(), content };
    this.busy = true;
    this.problem = undefined;
    try {
      const post = await call(addPost, { params: this.#thread, body, idempotencyKey: this.#sent.key }).catch(
        (caught: unknown) => {
          if (asProblem(caught).code === 'request.done') return 'posted' as const;
          throw caught;
        },
      );
      this.#sent = undefined;
      // Over a slow line its author may have gone on writing: that is another post.
      if (this.text.startsWith(text)) this.text = this.text.slice(text.length).trimStart();
      if (this.text === '') this.chosen = [];
      this.keep();
      return post;
    } catch (caught) {
      this.problem = asProblem(caught);
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  capacityFor = (speaker: Speaker): Capacity =>
    this.capacity && speaker.capacities.includes(this.capacity) ? this.capacity : speaker.capacities[0]!;

  /** As chosen; at first the delegation (or office) without the person, or less where the table tells less. */
  levelFor(highest: AttributionLevel): Level {
    const levels = levelsUpTo(highest);
    const wanted = this.level ?? 'delegation';
    return levels.includes(wanted) ? wanted : levels.at(-1)!;
  }

  get #place(): string {
    const { roundTable, kind, subject } = this.#thread;
    return `unsent:${roundTable}:${kind}:${subject}:${this.#parentId ?? ''}`;
  }
  /** Keeps what is not sent yet. */
  keep(): void {
    try {
      if (this.text.trim() === '') sessionStorage.removeItem(this.#place);
      else sessionStorage.setItem(this.#place, JSON.stringify({ text: this.text, chosen: this.chosen }));
    } catch {
      // Without storage it lives as long as the page.
    }
  }
  #restore(): void {
    try {
      const kept = JSON.parse(sessionStorage.getItem(this.#place) ?? 'null') as {
        text: string;
        chosen: Chosen[];
      } | null;
      if (kept) [this.text, this.chosen] = [kept.text, kept.chosen];
    } catch {
      // Nothing was kept, or there is no storage.
    }
  }
}
