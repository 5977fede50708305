import { listWaiting } from '@penholder/shared/waiting';
import { untrack } from 'svelte';
import { call, type ReplyOf } from '#lib/api.ts';
import { Fetched } from '#lib/fetched.svelte.ts';
import { onTold } from '#lib/live.svelte.ts';
import { WAITING_TOPICS } from './topics.ts';

/** News come in bursts: what they changed is asked for once, so many ms after the first. */
const PATIENCE = 1_000;

/**
 * What waits in the round table that is open, for the navigation on pages that do not show it themselves: fetched beside
 * the page, so that none waits for it, and again after news.
 */
export class WaitingHere {
  readonly #code: () => string;
  readonly #fetched: Fetched<ReplyOf<typeof listWaiting>>;

  constructor(code: () => string) {
    this.#code = code;
    this.#fetched = new Fetched(() => call(listWaiting, { params: { roundTable: code() } }));
  }

  get items() {
    return this.#fetched.value?.items;
  }

  /** Follows until the answer is called: return it from `$effect`. */
  follow(): () => void {
    void this.#code();
    let timer: ReturnType<typeof setTimeout> | undefined;
    untrack(() => void this.#fetched.reload());
    const stop = onTold(WAITING_TOPICS, () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void this.#fetched.reload();
      }, PATIENCE);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }
}
