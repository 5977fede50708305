/** What was last asked for, up to a number of answers; whoever asks for the same meanwhile waits for the same. */
export class Kept<T> {
  readonly #answers = new Map<string, Promise<T>>();
  readonly #most: number;

  constructor(most = 16) {
    this.#most = most;
  }

  get(key: string, find: () => Promise<T>): Promise<T> {
    const kept = this.#answers.get(key);
    if (kept) {
      // The one asked for last goes last.
      this.#answers.delete(key);
      this.#answers.set(key, kept);
      return kept;
    }
    const found = find();
    this.#answers.set(key, found);
    found.catch(() => this.#answers.delete(key));
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= this.#most) break;
      this.#answers.delete(oldest);
    }
    return found;
  }
}
