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
  /** What was sent last, whether or not it was answered. */
  #sent = $state.raw<Sent | undefined>();
  #receipt = $state.raw<Receipt | undefined>();
  /** The version of the ballot that the form was filled in over. */
  #replaces = 0;

  /** Whether something has been filled in that does not stand as the delegation's ballot yet. */
  isBegun = $derived(this.choice !== undefined || this.reason !== '');

  /** Starts from the delegation's present ballot. */
  begin(vote: OwnVote): void {
    this.clear();
    this.choice = vote.ballot?.choice;
    this.reason = vote.ballot?.reason ?? '';
    this.#replaces = vote.ballot?.version ?? 0;
  }

  /** Empties the form. */
  clear(): void {
    this.choice = undefined;
    this.reason = '';
    this.problem = undefined;
    this.#sent = undefined;
    this.#receipt = undefined;
    this.#replaces = 0;
  }

  /** Whether what was sent stands as the delegation's ballot: by its receipt, or (where that was lost on the way) by what it says. */
  isAnswered({ ballot }: OwnVote): boolean {
    if (!ballot || this.busy) return false;
    if (this.#receipt) return ballot.version >= this.#receipt.version;
    const sent = this.#sent;
    if (!sent) return false;
    return (
      ballot.version === sent.replaces + 1 && ballot.choice === sent.choice && (ballot.reason ?? '') === sent.reason
    );
  }

  /** Whether a colleague has voted since the form was begun. */
  isOvertaken(vote: OwnVote): boolean {
    return !this.busy && !this.#receipt && !this.isAnswered(vote) && (vote.ballot?.version ?? 0) !== this.#replaces;
  }

  /** Casts it; answers whether it was cast. */
  async cast(params: { roundTable: string; decision: number; delegation: string }): Promise<boolean> {
    const { choice } = this;
    if (this.busy || choice === undefined) return false;
    const reason = this.reason.trim();
    const last = this.#sent;
    const isRetry = last?.choice === choice && last.reason === reason && last.replaces === this.#replaces;
    const sent = isRetry ? last : { operationId: crypto.randomUUID(), choice, reason, replaces: this.#replaces };
    this.#sent = sent;
    this.busy = true;
    this.problem = undefined;
    try {
      this.#receipt = await call(castBallot, { params, body: { ...sent, reason: reason || null } });
      return true;
    } catch (caught) {
      this.problem = asProblem(caught);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
