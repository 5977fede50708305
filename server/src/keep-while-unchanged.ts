/** Characters of a question beyond which hardly anybody asks the same. */
const LONGEST = 500;

export interface Keeping<Question, Answer> {
  /** Names what there is now of all that an answer is made of: the same only as long as nothing of it changes. */
  readonly stateOf: (question: Question) => Promise<string | number>;
  readonly look: (question: Question) => Promise<Answer>;
  /** Answers that are kept: those asked for last. */
  readonly most: number;
}

/**
 * Answers a question as `look` does, without looking again as long as nothing has changed. The state is asked for each time:
 * whoever changed it, at whatever node, the next answer is of what they left. Whoever asks the same at once is answered
 * together. Keeps nothing that failed, or that something may have changed under.
 */
export function keepWhileUnchanged<Question, Answer>({
  stateOf,
  look,
  most,
}: Keeping<Question, Answer>): (question: Question) => Promise<Answer> {
  const kept = new Map<string, Promise<Answer>>();
  return async (question) => {
    const asked = JSON.stringify(question);
    if (asked.length > LONGEST) return look(question);
    const state = await stateOf(question);
    const key = `${state} ${asked}`;
    const known = kept.get(key);
    if (known) {
      // Last again: the first is the one that goes.
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    const forget = () => kept.get(key) === answer && kept.delete(key);
    const answer = look(question).then(async (found) => {
      const isStillSo = await stateOf(question).then(
        (now) => now === state,
        () => false,
      );
      if (!isStillSo) forget();
      return found;
    });
    kept.set(key, answer);
    answer.catch(forget);
    if (kept.size > most) kept.delete(kept.keys().next().value!);
    return answer;
  };
}
