/**
 * A rule's "no": an answer, not an error. `code` is stable (`practice.call-closed`), `detail` a sentence a diplomat can
 * act on, `status` the HTTP status it leaves the server with, `fields` what is wrong where (path → sentence).
 */
export interface Refusal {
  readonly code: string;
  readonly status: 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503;
  readonly detail: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly fields?: Readonly<Record<string, string>>;
}

type Extra = Pick<Refusal, 'params' | 'fields'>;
const refusal =
  (status: Refusal['status']) =>
  (code: string, detail: string, extra: Extra = {}): Refusal => ({ code, status, detail, ...extra });

/** Nobody is signed in, or the sign-in has ended. */
export const unauthenticated = refusal(401);
/** The reader is known and may not. */
export const forbidden = refusal(403);
/** There is no such thing, or the reader may not know that there is. */
export const notFound = refusal(404);
/** The state of things does not allow it (now). */
export const conflict = refusal(409);
/** What was given is incomplete or wrong; `fields` says where. */
export const invalid = refusal(422);
/** Too often; come back later. */
export const tooMany = refusal(429);

/** A verdict of a rule: `undefined` is yes. */
export type Verdict = Refusal | undefined;

/** Carries a refusal out of a use case, rolling its transaction back; the server turns it into problem+json. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(`${refusal.code}: ${refusal.detail}`);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

/** Throws `Refused` when the verdict is a no; does nothing when it is a yes. */
export function insist(verdict: Verdict): void {
  if (verdict) throw new Refused(verdict);
}

/** Refuses: `refuse(notFound('practice.not-found', 'There is no such practice.'))`. */
export function refuse(refusal: Refusal): never {
  throw new Refused(refusal);
}
