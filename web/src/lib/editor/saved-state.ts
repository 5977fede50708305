/**
 * What may honestly be said of the words on the screen.
 * - `opening`: they are not there yet.
 * - `saved`: the server has committed everything that was written here.
 * - `saving`: it has been asked, and is about to answer.
 * - `not-saved`: something written here is not on the server.
 * - `away`: there is no connection; everything that was written here is saved, and what others write is not shown.
 */
export type SavedState = 'opening' | 'saved' | 'saving' | 'not-saved' | 'away';

/** Without an answer for this long what was written counts as not saved, in milliseconds. */
export const PATIENCE = 2_000;

/** What is known of an open document; times in milliseconds since 1970. */
export interface SavedFacts {
  /** When the oldest change that the server has not acknowledged was made; undefined when it has acknowledged all. */
  unsavedSince: number | undefined;
  isConnected: boolean;
  mayWrite: boolean;
  /** The server has ended the connection for good. */
  isRefused: boolean;
  /** The words are there to be shown. */
  isReady: boolean;
  wasConnected: boolean;
  /** The server has confirmed at least once that it holds all that was here. */
  wasConfirmed: boolean;
  openedAt: number;
}

/**
 * What to say, and in how many milliseconds something else must be said if nothing happens. A connection that looks alive
 * proves nothing: an answer that does not come is what counts. [DC26]
 */
export function savedState(facts: SavedFacts, now: number): { state: SavedState; lookAgainIn?: number } {
  const { unsavedSince, isConnected, mayWrite, isRefused } = facts;
  if (unsavedSince === undefined) return { state: stateOfReading(facts, now) };
  const left = unsavedSince + PATIENCE - now;
  const isAsked = isConnected && mayWrite && !isRefused;
  return isAsked && left > 0 ? { state: 'saving', lookAgainIn: left } : { state: 'not-saved' };
}

/** With nothing of one's own at stake. */
function stateOfReading(facts: SavedFacts, now: number): SavedState {
  const { isReady, isConnected, wasConfirmed, mayWrite, wasConnected, openedAt } = facts;
  if (!isReady) return 'opening';
  if (isConnected) return wasConfirmed || !mayWrite ? 'saved' : 'opening';
  return wasConnected || now - openedAt > PATIENCE ? 'away' : 'opening';
}
