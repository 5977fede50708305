import type { DocumentId, PersonId, RoundTableId } from '@penholder/shared/kernel';
import type { Attendant, OpenDocument } from './open-document.ts';

/** Admissions that are asked again at the same time: many, and the answers to people would wait for them. */
const RECHECKED_AT_ONCE = 20;
/** Of how many it is remembered when they were last made to ask again; an admission from before counts as theirs. */
const MOST_REMEMBERED = 1_000;
const EVERYBODY = 'everybody';

/** The connections of a person, to a document, or to all documents of a round table. */
export type Whose = { personId: PersonId } | { documentId: DocumentId } | { roundTableId: RoundTableId };

/** Who has documents open at this node: who came, who left, and who must be asked again whether they may stay. */
export class Attendance {
  readonly #documents: ReadonlyMap<DocumentId, OpenDocument>;
  readonly #byPerson = new Map<PersonId, Set<Attendant>>();
  #size = 0;
  #timesAskedAgain = 0;
  /** Which time it last was for a person, a document, a round table or everybody, the latest last. */
  readonly #lastTimes = new Map<string, number>();
  /** The latest time that is not remembered. */
  #forgotten = 0;
  /** Asks again whether a connection may stay, and answers whether that could be found out; set by who knows how to ask. */
  onAdmissionAged: ((connection: Attendant) => Promise<boolean>) | undefined;

  constructor(documents: ReadonlyMap<DocumentId, OpenDocument>) {
    this.#documents = documents;
  }

  /** All connections. */
  get size(): number {
    return this.#size;
  }

  joined(connection: Attendant): void {
    connection.document.connections.add(connection);
    const own = this.#byPerson.get(connection.personId) ?? new Set();
    this.#byPerson.set(connection.personId, own.add(connection));
    this.#size++;
  }

  left(connection: Attendant): void {
    const { document, personId } = connection;
    if (!document.connections.delete(connection)) return;
    this.#size--;
    if (document.connections.size === 0) document.leftAt = performance.now();
    const own = this.#byPerson.get(personId)!;
    own.delete(connection);
    if (own.size === 0) this.#byPerson.delete(personId);
  }

  connectionsOf(personId: PersonId): number {
    return this.#byPerson.get(personId)?.size ?? 0;
  }

  /** Bytes that wait for a person to read them, over all their connections. */
  queuedOf(personId: PersonId): number {
    let queued = 0;
    for (const connection of this.#byPerson.get(personId) ?? []) queued += connection.queued;
    return queued;
  }

  /** How often somebody was made to ask again: an admission during which they were whom it is of is asked again itself. */
  get timesAskedAgain(): number {
    return this.#timesAskedAgain;
  }

  /** Whether whoever is being let in to a document would have been made to ask again, had they been there since that many times. */
  wasAskedAgain(times: number, personId: PersonId, document: OpenDocument): boolean {
    const whose = [EVERYBODY, personId, document.id, document.roundTableId];
    return this.#forgotten > times || whose.some((one) => (this.#lastTimes.get(one) ?? 0) > times);
  }

  #noteAskedAgain(whose: Whose | undefined): void {
    const [one = EVERYBODY] = Object.values(whose ?? {}) as string[];
    // Set anew, it comes last.
    this.#lastTimes.delete(one);
    this.#lastTimes.set(one, ++this.#timesAskedAgain);
    if (this.#lastTimes.size <= MOST_REMEMBERED) return;
    const [oldest] = this.#lastTimes.keys();
    this.#forgotten = this.#lastTimes.get(oldest!)!;
    this.#lastTimes.delete(oldest!);
  }

  /** Closes connections, so that they ask again. */
  askAgain(whose: Whose): void {
    this.#noteAskedAgain(whose);
    for (const connection of this.#those(whose)) connection.close('document.ask-again');
  }

  /**
   * Asks for each, or each of those, whether it may stay as it is, a few at a time, and closes those that may not. Rejects,
   * after all were asked about, when it could not be found out of some.
   */
  async recheck(whose?: Whose): Promise<void> {
    this.#noteAskedAgain(whose);
    const connections = this.#those(whose);
    let failed = 0;
    for (let from = 0; from < connections.length; from += RECHECKED_AT_ONCE) {
      const some = connections.slice(from, from + RECHECKED_AT_ONCE);
      const asked = await Promise.all(some.map((connection) => this.onAdmissionAged?.(connection)));
      failed += asked.filter((isAnswered) => isAnswered === false).length;
    }
    if (failed > 0) throw new Error(`${failed} admissions could not be asked again.`);
  }

  #those(whose: Whose | undefined): Attendant[] {
    if (whose && 'personId' in whose) return [...(this.#byPerson.get(whose.personId) ?? [])];
    if (whose && 'documentId' in whose) return [...(this.#documents.get(whose.documentId)?.connections ?? [])];
    return [...this.#documents.values()].flatMap((document) =>
      !whose || document.roundTableId === whose.roundTableId ? [...document.connections] : [],
    );
  }
}
