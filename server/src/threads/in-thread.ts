import { Worker } from 'node:worker_threads';
import { environmentApart } from './environment.ts';

/** How a file is read apart from the server. */
export interface Apart<Message, Answer> {
  /** Milliseconds from the moment the reading begins. */
  readonly deadlineMs: number;
  /** The most memory that the thread may hold. */
  readonly megabytes: number;
  /** Ends the reading when nobody waits for it any more; the promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  readonly timedOut: Answer;
  readonly outOfMemory: Answer;
  /** Hears what the thread says; answers what is final. `begins` lets the deadline run anew: a busy machine may need seconds to start a thread. */
  hear(message: Message, begins: () => void): Answer | undefined;
}

/** Reads one file in a thread of its own with bounded memory, which is ended at the deadline: a hostile one takes down nothing but it. */
export function inThread<Message, Answer>(
  script: URL,
  task: unknown,
  { deadlineMs, megabytes, signal, timedOut, outOfMemory, hear }: Apart<Message, Answer>,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
      env: environmentApart(),
      stdout: true,
      stderr: true,
    });
    let answer: Answer | undefined;
    let fault: unknown = new Error('The thread that read a file ended without an answer.');
    const finish = (final: Answer) => {
      answer ??= final;
      void worker.terminate();
    };
    const abandon = () => {
      fault = signal!.reason;
      void worker.terminate();
    };
    signal?.addEventListener('abort', abandon);
    const timer = setTimeout(() => finish(timedOut), deadlineMs);
    worker.on('message', (message: Message) => {
      const final = hear(message, () => timer.refresh());
      if (final !== undefined) finish(final);
    });
    worker.on('error', (error) => {
      if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') answer ??= outOfMemory;
      else fault = error;
    });
    // Settled only once the thread is gone, so that the next file has its memory.
    worker.on('exit', () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abandon);
      if (answer !== undefined) resolve(answer);
      else reject(fault as Error);
    });
  });
}

/** Lets so many go on at a time, and as many wait; answers the function that ends a turn, or undefined where too many wait already. */
export function createTurns({ atOnce, waiting }: { atOnce: number; waiting: number }) {
  let going = 0;
  const queue: (() => void)[] = [];
  return async (): Promise<(() => void) | undefined> => {
    if (going < atOnce) going++;
    else if (queue.length >= waiting) return undefined;
    // The turn is handed over: the number of those that go on stays as it is.
    else await new Promise<void>((resolve) => queue.push(resolve));
    return () => {
      const next = queue.shift();
      if (next) next();
      else going--;
    };
  };
}
