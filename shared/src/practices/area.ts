import { conflict, type Verdict } from '../kernel/index.ts';

/** Whether a thematic area may be deleted [PR25]: only when no practice, in any version that anybody is shown, is in it. */
export const mayDeleteArea = (practices: number): Verdict =>
  practices === 0
    ? undefined
    : conflict('area.not-empty', 'There are practices in this area; move them to another one first.', {
        params: { practices },
      });

/** Whether `next` is the same set of areas in another order. */
export const isReordering = (current: readonly string[], next: readonly string[]): boolean =>
  current.length === next.length && new Set(next).size === next.length && current.every((one) => next.includes(one));
