import { castBallot, type Choice, type OwnVote, type Receipt } from '@penholder/shared/decisions';
import { call } from '#lib/api.ts';
import { asProblem, type Problem } from '#lib/problem.ts';

type Sent = { operationId: string; choice: Choice; reason: string; replaces: number };

/**
 * A ballot being filled in and cast. The operation id is made up once for what is sent, so that a retry after a broken
 * connection is the same act: it is cast once, and answered with the same receipt.
 */
export class Voting {
  choice = $state<Choice | undefined>();
  reason = $state('');
  busy = $state(false);
  problem = $state<Problem | undefined>();
  receipt = $state.raw<Receipt | undefined>();
  /** The version of the ballot that the form was filled in over. */
  #replaces = 0;
  #sent: Sent | undefined;

  /** Starts from the delegation's present ballot. */
  begin(vote: OwnVote): void {
    this.choice = vote.ballot?.choice;
    this.reason = vote.ballot?.reason ?? '';
    this.#replaces = vote.ballot?.version ?? 0;
    this.problem = undefined;
  }

  /** Whether a colleague has voted since the form was begun. */
  isOver = (vote: OwnVote): boolean => (vote.ballot?.version ?? 0) !== this.#replaces;

  /** Casts it; answers whether it was cast. */
  async cast(params: { roundTable: string; decision: number; delegation: string }): Promise<boolean> {
    const { choice, reason } = this;
    if (this.busy || choice === undefined) return false;
    const same =
      this.#sent?.choice === choice && this.#sent.reason === reason && this.#sent.replaces === this.#replaces;
    if (!same) this.#sent = { operationId: crypto.randomUUID(), choice, reason, replaces: this.#replaces };
    this.busy = true;
    this.problem = undefined;
    try {
      const { operationId, replaces } = this.#sent!;
      this.receipt = await call(castBallot, {
        params,
        body: { choice, reason: reason.trim() || null, replaces, operationId },
      });
      this.#sent = undefined;
      return true;
    } catch (caught) {
      this.problem = asProblem(caught);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
