/**
 * Time that passes only when a simulation says so. Between `begin` and `end` it stands in for the timers, the clock and the
 * chance of this process; what is due is done in order of its time, then of when it was asked for, so that the same seed gives the
 * same history. `node:timers/promises` must be made to use the global timers (see simulation.test.ts).
 */
export class SimulatedTime {
  now = 0;
  readonly #due = new Map<number, { at: number; order: number; run: () => void; every: number | undefined }>();
  #order = 0;
  readonly #real = {
    setTimeout: globalThis.setTimeout,
    clearTimeout: globalThis.clearTimeout,
    setInterval: globalThis.setInterval,
    clearInterval: globalThis.clearInterval,
    setImmediate: globalThis.setImmediate,
    clearImmediate: globalThis.clearImmediate,
    now: performance.now,
    random: Math.random,
  };

  /** `random` is what `Math.random` answers meanwhile. */
  begin(random: () => number): void {
    const timer = (run: (...args: unknown[]) => void, delay = 0, ...args: unknown[]) =>
      this.#add(() => run(...args), delay, undefined);
    const clear = (handle: { order: number } | undefined) => void (handle && this.#due.delete(handle.order));
    Object.assign(globalThis, {
      setTimeout: timer,
      setImmediate: (run: (...args: unknown[]) => void, ...args: unknown[]) => timer(run, 0, ...args),
      setInterval: (run: () => void, every: number) => this.#add(run, every, every),
      clearTimeout: clear,
      clearInterval: clear,
      clearImmediate: clear,
    });
    performance.now = () => this.now;
    Math.random = random;
  }

  end(): void {
    const { now, random, ...timers } = this.#real;
    Object.assign(globalThis, timers);
    performance.now = now;
    Math.random = random;
    this.#due.clear();
  }

  /** Has something done after so many milliseconds. */
  after(delay: number, run: () => void): void {
    this.#add(run, delay, undefined);
  }

  #add(run: () => void, delay: number, every: number | undefined) {
    const order = ++this.#order;
    this.#due.set(order, { at: this.now + Math.max(0, delay), order, run, every });
    const handle = { order, unref: () => handle, ref: () => handle };
    return handle;
  }

  /** Lets time pass until a condition holds; throws when so many things were done in vain. */
  async passUntil(condition: () => boolean, most: number, what: string): Promise<void> {
    for (let done = 0; !condition(); done++) {
      if (done > most) throw new Error(`Waited in vain for ${what}.`);
      let next: { at: number; order: number; run: () => void; every: number | undefined } | undefined;
      for (const one of this.#due.values()) if (!next || one.at < next.at) next = one;
      if (!next) throw new Error(`Nothing is left to be done while waiting for ${what}.`);
      this.#due.delete(next.order);
      this.now = Math.max(this.now, next.at);
      if (next.every !== undefined) this.#due.set(next.order, { ...next, at: this.now + next.every });
      next.run();
      // Promises settle before anything else is done.
      await new Promise<void>((resolve) => this.#real.setImmediate(resolve));
    }
  }
}
