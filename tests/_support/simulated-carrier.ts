import type { Carrier } from '@penholder/server/nodes/messenger';
import type { SimulatedTime } from './simulated-time.ts';

/** One message in so many is lost on its way to one node. */
const LOST = 8;
/** How late messages are at most, in milliseconds: as a rule, and one in ten. */
const SOON = 20;
const LATE = 1_500;

interface Line {
  readonly isAlive: () => boolean;
  /** Nothing passes before then. */
  cutUntil: number;
  hear?: (bytes: Buffer) => void;
  tellBreak?: () => void;
}

/** What carries messages between the nodes of a simulation: late, out of order, and some not at all. */
export class SimulatedCarrier {
  readonly #time: SimulatedTime;
  readonly #pick: (below: number) => number;
  #lines: Line[] = [];

  constructor(time: SimulatedTime, pick: (below: number) => number) {
    this.#time = time;
    this.#pick = pick;
  }

  /** The line of a node, for as long as it is alive. */
  line(isAlive: () => boolean): Carrier {
    const own: Line = { isAlive, cutUntil: 0 };
    this.#lines = [...this.#lines.filter((line) => line.isAlive()), own];
    return {
      publish: (bytes) => {
        if (this.#passes(own)) for (const line of this.#lines) this.#carry(bytes, line);
      },
      onMessage: (hear) => void (own.hear = hear),
      onBreak: (hear) => void (own.tellBreak = hear),
    };
  }

  /** Cuts one of the lines for a while; its node is told at once, or finds out by the silence. */
  cutOne(): void {
    const line = this.#lines[this.#pick(this.#lines.length)]!;
    line.cutUntil = this.#time.now + this.#pick(8_000);
    if (line.isAlive() && this.#pick(2) === 0) line.tellBreak?.();
  }

  #passes = ({ isAlive, cutUntil }: Line): boolean => isAlive() && this.#time.now >= cutUntil;

  #carry(bytes: Buffer, line: Line): void {
    if (this.#pick(LOST) === 0) return;
    this.#time.after(this.#pick(this.#pick(10) === 0 ? LATE : SOON), () => {
      if (this.#passes(line)) line.hear?.(bytes);
    });
  }
}
