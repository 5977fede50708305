import { createSubscriber } from 'svelte/reactivity';

const follow = createSubscriber((update) => {
  const timer = setInterval(update, 30_000);
  return () => clearInterval(timer);
});

/** The time now, in ms; read in a component it is read again every half minute. */
export function now(): number {
  follow();
  return Date.now();
}
