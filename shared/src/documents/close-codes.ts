/**
 * Why the server ends a document's connection: WebSocket close codes, with their names as the close's reason. y-websocket
 * takes 4400–4499 as final and comes back after any other, so the number says whether trying again can help.
 */
export const CLOSE_CODES = {
  /** The server stops or restarts; come back. */
  'document.server-stopping': 1012,
  /** The document could not be read, or changes could not be stored, for now; come back. */
  'document.unavailable': 1013,
  /** What this person may do may have changed; come back and ask again. */
  'document.ask-again': 4503,
  /** Nobody is signed in, or no longer. */
  'document.not-signed-in': 4401,
  /** This person may not open this document (now). */
  'document.not-permitted': 4403,
  /** There is no such document for this person. */
  'document.not-found': 4404,
  /** The document has begun anew since this copy was made. */
  'document.begun-anew': 4409,
  /** The client id that this copy writes with belongs to somebody else. */
  'document.foreign-client': 4410,
  /** A message, or the document, is too large. */
  'document.too-large': 4413,
  /** This person has as many documents open, in as many windows, as one person may. */
  'document.too-many-windows': 4429,
  /** A message that is none, or an update that does not follow on from what the document holds. */
  'document.malformed': 4422,
} as const;

export type CloseName = keyof typeof CLOSE_CODES;

/** RFC 6455, 7.4.1: a message larger than the other end takes at all. Sent before anything of it is read, and without a name. */
const MESSAGE_TOO_BIG = 1009;

/** The name of a close, by its code; undefined for codes that are not ours (a lost network is 1006). */
export const closeNameOf = (code: number): CloseName | undefined =>
  code === MESSAGE_TOO_BIG
    ? 'document.too-large'
    : (Object.keys(CLOSE_CODES) as CloseName[]).find((name) => CLOSE_CODES[name] === code);

/** Whether coming back cannot help: somebody has to do something first. */
export const isFinalClose = (code: number): boolean => code === MESSAGE_TOO_BIG || (code >= 4400 && code < 4500);
