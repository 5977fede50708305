// Not a shelf but a servant of all of them: what may be hostile runs apart from the server, so many at a time.
export { environmentApart } from './environment.ts';
export { createTurns, inThread } from './in-thread.ts';
