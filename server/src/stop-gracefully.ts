import type { App } from './app.ts';

/** How long a graceful stop may take before the process ends all the same, in milliseconds. */
const STOP_WITHIN = 9_000;

/** Has the process end when it is asked to: with 0 once everything under way is stored and answered, with 1 if that takes longer than `within` milliseconds. */
export function stopGracefully(app: Pick<App, 'close'>, say: (text: string) => void, within = STOP_WITHIN): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    say('• Stopping');
    setTimeout(() => process.exit(1), within).unref();
    app.close().then(
      () => process.exit(0),
      (error: Error) => {
        say(error.message);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}
