// Plays logs into Y.Docs and compares texts off the main thread: it takes up to seconds, which sockets would wait for.
import { parentPort } from 'node:worker_threads';
import type { Answered } from '../resting-thread.ts';
import { type Answer, doTask, type Task } from './tasks.ts';

const port = parentPort!;

const answer = (answered: Answered<Answer>) => port.postMessage(answered);

port.on('message', (task: Task) => {
  try {
    answer({ done: doTask(task) });
  } catch (error) {
    answer({ failed: (error as Error).message });
  }
});
