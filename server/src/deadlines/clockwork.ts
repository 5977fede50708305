/**
 * What happens because time passes: closing decisions, sending mail, compiling editions. Each work looks in the database
 * for what is due and claims it there, so that several nodes may run the same works and a killed one loses nothing.
 */
export interface Work {
  readonly name: string;
  /** How long to wait before looking again when nothing was due, in milliseconds. */
  readonly every: number;
  /** Heavy, and nothing that anybody waits for: one node at a time does it. */
  readonly isForOne?: true;
  /** Does one portion of what is due; answers whether there may be more. Must be safe to run at the same time on another node. */
  tick(): Promise<boolean>;
  /** Asked to give up what takes long: the clockwork stops, and waits for the portion under way. */
  stop?(): void;
}

export interface Clockwork {
  add(work: Work): void;
  /** Looks at once, rather than when the time has come: what was just committed is due. */
  nudge(name: string): void;
  /** Does one work until nothing of it is due, whether or not the clockwork goes: for tests and for loading. */
  runOnce(name: string): Promise<void>;
  start(): void;
  /** Lets the portions under way finish, and starts no more. */
  stop(): Promise<void>;
}

interface Wheel {
  work: Work;
  timer: NodeJS.Timeout | undefined;
  running: Promise<void> | undefined;
  again: boolean;
}

/** Does a portion of a work unless another node has the work in hand. */
export type DoAlone = (work: string, tick: () => Promise<boolean>) => Promise<boolean>;

export function createClockwork(onError: (name: string, error: unknown) => void, doAlone?: DoAlone): Clockwork {
  const wheels = new Map<string, Wheel>();
  let going = false;
  const portion = ({ work }: Wheel): Promise<boolean> =>
    work.isForOne && doAlone ? doAlone(work.name, () => work.tick()) : work.tick();

  const turn = (wheel: Wheel): void => {
    if (!going) return;
    if (wheel.running) {
      wheel.again = true;
      return;
    }
    clearTimeout(wheel.timer);
    wheel.again = false;
    wheel.running = portion(wheel)
      .catch((error: unknown) => {
        onError(wheel.work.name, error);
        return false;
      })
      .then((more) => {
        wheel.running = undefined;
        if (!going) return;
        if (more || wheel.again) setImmediate(() => turn(wheel));
        else {
          wheel.timer = setTimeout(() => turn(wheel), wheel.work.every);
          wheel.timer.unref();
        }
      });
  };

  return {
    add(work) {
      wheels.set(work.name, { work, timer: undefined, running: undefined, again: false });
      if (going) turn(wheels.get(work.name)!);
    },
    nudge(name) {
      const wheel = wheels.get(name);
      if (wheel) turn(wheel);
    },
    async runOnce(name) {
      const wheel = wheels.get(name);
      if (!wheel) throw new Error(`There is no timed work named ${name}`);
      await wheel.running;
      while (await portion(wheel));
    },
    start() {
      going = true;
      for (const wheel of wheels.values()) turn(wheel);
    },
    async stop() {
      going = false;
      for (const wheel of wheels.values()) {
        clearTimeout(wheel.timer);
        wheel.work.stop?.();
      }
      await Promise.all([...wheels.values()].map((wheel) => wheel.running));
    },
  };
}
