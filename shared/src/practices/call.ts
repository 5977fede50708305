import { conflict, type Verdict } from '../kernel/index.ts';
import { type Actor, hasRole } from '../people/index.ts';

/** Whether the call for practices is open at `at`; one without an end is. */
export const isCallOpen = (closesAt: string | null, at: Date): boolean =>
  closesAt === null || at.getTime() < new Date(closesAt).getTime();

/**
 * Whether a practice may be submitted for the first time at `at`, the database's time [PR6]. Answering a request for
 * information and bringing a submitted practice up to date are not bound by the call; co-chairs are not either, nor is
 * what `answers` a call for what is missing that is open [CV9], nor what carries on practices that were in time [PR44].
 */
export function mayEnterCall(
  actor: Actor,
  practice: { readonly version: number; readonly answers?: boolean; readonly carriesOn?: boolean },
  closesAt: string | null,
  at: Date,
): Verdict {
  if (practice.version > 0 || practice.answers || practice.carriesOn) return undefined;
  if (hasRole(actor, 'co-chair') || isCallOpen(closesAt, at)) return undefined;
  return conflict(
    'practice.call-closed',
    'The call for practices has closed. Ask the co-chairs to submit yours, or to open the call again.',
    {
      params: { closedAt: closesAt! },
    },
  );
}
