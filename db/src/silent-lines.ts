import type { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import pg from 'pg';

/** A connection to PostgreSQL: what the driver keeps to itself of it, and which process there serves it. */
interface Line {
  stream: Socket;
  /** Undefined until PostgreSQL has said it. */
  process: number | undefined;
  /** How many bytes had been written when the last answer was whole. */
  answered: number;
  /** How many bytes had moved, either way, when somebody looked last, and since when none has, in milliseconds. */
  moved: number;
  quietSince: number;
}

/** Bytes that came, and bytes that the network took. */
const movedBy = ({ bytesRead, bytesWritten, writableLength }: Socket): number =>
  bytesRead + bytesWritten - writableLength;

/**
 * Gives up connections that carry nothing any more. Where packets vanish without a word, TCP goes on trying for a quarter
 * of an hour, and all that time whoever waits for an answer would wait: documents, requests, and the work that holds
 * them. So of a connection over which a question has been without an answer for `silence` milliseconds PostgreSQL is
 * asked, over a new one, what it knows: it may be at work on the question for as long as it likes; where it is not, or
 * cannot be reached either, the connection is broken and the question fails.
 */
export class SilentLines {
  readonly #lines = new Map<pg.Client, Line>();
  readonly #url: string;
  readonly #silence: number;
  readonly #timer: NodeJS.Timeout;
  #isLooking = false;

  constructor(url: string, silence: number) {
    this.#url = url;
    this.#silence = silence;
    this.#timer = setInterval(() => void this.#look(), silence / 2);
    this.#timer.unref();
  }

  /** Watches a connection that has just been made; `process` is what PostgreSQL itself calls the one that serves it. */
  watch(client: pg.Client, process: Promise<number>): void {
    const { connection } = client as unknown as { connection: EventEmitter & { stream: Socket } };
    const { stream } = connection;
    const line: Line = {
      stream,
      process: undefined,
      answered: 0,
      moved: movedBy(stream),
      quietSince: performance.now(),
    };
    // Before the driver hears of it, which then asks the next question.
    connection.prependListener('readyForQuery', () => (line.answered = stream.bytesWritten));
    this.#lines.set(client, line);
    client.once('end', () => this.#lines.delete(client));
    process.then(
      (known) => (line.process = known),
      () => {},
    );
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    const quiet = this.#quietLines();
    if (quiet.length === 0 || this.#isLooking) return;
    this.#isLooking = true;
    try {
      const atWork = await this.#whichAreAtWork(quiet);
      const asked = performance.now();
      for (const line of quiet) {
        const hasSpoken = movedBy(line.stream) !== line.moved || line.quietSince > asked - this.#silence;
        if (hasSpoken || (line.process !== undefined && atWork.has(line.process))) continue;
        line.stream.destroy(new Error('The connection to PostgreSQL carries nothing any more.'));
      }
    } catch {
      // PostgreSQL is there and would not say: the next look asks again.
    } finally {
      this.#isLooking = false;
    }
  }

  /** The lines over which an answer is due, and nothing has come for too long. */
  #quietLines(): Line[] {
    const at = performance.now();
    const lines = [...this.#lines.values()];
    for (const line of lines) {
      const moved = movedBy(line.stream);
      if (moved === line.moved && line.stream.bytesWritten > line.answered) continue;
      line.moved = moved;
      line.quietSince = at;
    }
    return lines.filter(({ quietSince }) => at - quietSince >= this.#silence);
  }

  /** Which processes are at work on what they were asked, and not waiting for us: none where PostgreSQL cannot be reached. */
  async #whichAreAtWork(lines: readonly Line[]): Promise<Set<number>> {
    const client = new pg.Client({
      connectionString: this.#url,
      connectionTimeoutMillis: this.#silence,
      query_timeout: this.#silence,
    });
    client.on('error', () => {});
    try {
      await client.connect();
      const { rows } = await client.query<{ pid: number }>(
        `select pid from pg_stat_activity
         where pid = any($1) and state not like 'idle%' and wait_event_type is distinct from 'Client'`,
        [lines.flatMap(({ process }) => process ?? [])],
      );
      return new Set(rows.map(({ pid }) => pid));
    } catch (error) {
      if (error instanceof pg.DatabaseError) throw error;
      return new Set();
    } finally {
      // Its goodbye may meet the same silence.
      client.end().catch(() => {});
      (client as unknown as { connection: { stream: Socket } }).connection.stream.destroySoon();
    }
  }
}
