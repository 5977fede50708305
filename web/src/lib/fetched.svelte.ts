import { asProblem, type Problem } from './problem.ts';

/**
 * What a component fetches by itself and fetches again when there is news: `reload` while one is under way is done once
 * more after it, so that the last news is never missed.
 *
 * @example
 * const threads = new Fetched(() => call(listThreads, { params, query }));
 * $effect(() => { void threads.reload(); return onTold(['threads'], threads.reload); });
 */
export class Fetched<Value> {
  value = $state.raw<Value | undefined>();
  problem = $state.raw<Problem | undefined>();
  busy = $state(false);
  readonly #fetch: () => Promise<Value>;
  #again = false;

  constructor(fetch: () => Promise<Value>) {
    this.#fetch = fetch;
  }

  reload = async (): Promise<void> => {
    this.#again = true;
    if (this.busy) return;
    this.busy = true;
    try {
      while (this.#again) {
        this.#again = false;
        try {
          this.value = await this.#fetch();
          this.problem = undefined;
        } catch (caught) {
          this.problem = asProblem(caught);
        }
      }
    } finally {
      this.busy = false;
    }
  };
}
