import type { Claim, DocumentLog } from './document-log.ts';

/** Asks the database whose client ids are, for all who begin to write in one turn at once. */
export class ClientClaims {
  readonly #log: Pick<DocumentLog, 'claim'>;
  #waiting: { claim: Claim; settle: (isOurs: boolean) => void; fail: (error: unknown) => void }[] = [];

  constructor(log: Pick<DocumentLog, 'claim'>) {
    this.#log = log;
  }

  /** Whether all of them are, or have become, the person's to write with. */
  async claim(claims: readonly Claim[]): Promise<boolean> {
    const answers = claims.map(
      (claim) =>
        new Promise<boolean>((settle, fail) => {
          // Whoever begins to write in the same turn is asked about in one transaction.
          if (this.#waiting.push({ claim, settle, fail }) === 1) setImmediate(() => void this.#settle());
        }),
    );
    return (await Promise.all(answers)).every(Boolean);
  }

  async #settle(): Promise<void> {
    const claims = this.#waiting;
    this.#waiting = [];
    try {
      const foreign = new Set(await this.#log.claim(claims.map(({ claim }) => claim)));
      for (const { claim, settle } of claims) settle(!foreign.has(claim));
    } catch (error) {
      for (const { fail } of claims) fail(error);
    }
  }
}
