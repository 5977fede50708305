// Plays logs into Y.Docs and compares texts off the main thread: it takes up to seconds, which sockets would wait for.
import { parentPort } from 'node:worker_threads';
import { doTask, type Task } from './tasks.ts';

const port = parentPort!;

port.on('message', (task: Task) => {
  try {
    port.postMessage({ done: doTask(task) });
  } catch (error) {
    port.postMessage({ failed: (error as Error).message });
  }
});
