import { type Problem, asProblem } from './problem.ts';

/**
 * An act that takes a while and may be refused: keeps whether it is under way, and the problem of the last time.
 *
 * @example
 * const submitting = new Attempt(async () => { await call(submitPractice, { … }); toast(m.practices_submitted()); });
 * <Button busy={submitting.busy} onclick={submitting.run}>…</Button> <ProblemNotice problem={submitting.problem} />
 */
export class Attempt<Given extends unknown[] = []> {
  busy = $state(false);
  problem = $state<Problem | undefined>();
  readonly #act: (...given: Given) => unknown;

  constructor(act: (...given: Given) => unknown) {
    this.#act = act;
  }

  /** Does it unless it is under way already; answers whether it was done. */
  run = async (...given: Given): Promise<boolean> => {
    if (this.busy) return false;
    this.busy = true;
    this.problem = undefined;
    try {
      await this.#act(...given);
      return true;
    } catch (caught) {
      this.problem = asProblem(caught);
      if (this.problem.code === 'unexpected') console.error(caught);
      return false;
    } finally {
      this.busy = false;
    }
  };

  /** The sentence for one field, where the server named it: `saving.at('title')`. */
  at = (field: string): string | undefined => this.problem?.fields[field];
}
