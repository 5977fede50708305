import type { StoredDocument } from '@penholder/db/documents';
import * as Y from 'yjs';
import { DeletedRanges } from './gate/deleted-ranges.ts';
import { Nesting } from './gate/nesting.ts';
import { type ScannedUpdate, scanUpdate } from './gate/scan-update.ts';
import {
  bodyOf,
  frame,
  frameBefore,
  Malformed,
  MESSAGE,
  Reader,
  SYNC,
  varUintLength,
  WORTH_COPYING,
  writeVarUint,
} from './protocol.ts';
import { UpdateRuns } from './update-runs.ts';

/** Answers kept for clients that come back with the same state, as all do when a network returns. */
const MOST_ANSWERS = 8;
/** Documents up to this size, in bytes, are looked through in a few milliseconds. */
const SMALL = 65_536;
/** For questions longer than this, in bytes, no answer is kept. */
const LONGEST_QUESTION = 16_384;

/**
 * A document in memory: its stored bytes, no living Y.Doc (which is a dozen times their size). They are merged when somebody
 * joins, and the answer is kept, framed, until the next update.
 */
export class DocumentBytes {
  /** The sequence of the last update in here. */
  head: number;
  /** Bytes that are accepted and not yet committed. */
  sizeUnderWay = 0;
  readonly #updates: UpdateRuns;
  #clocks: Map<number, number> | undefined;
  /** The same of what is committed alone; there whenever `#clocks` is. */
  #committed: Map<number, number> | undefined;
  #deleted: DeletedRanges | undefined;
  #nesting: Nesting | undefined;
  /** The framed step 1, as long as nothing is new. */
  #question: Buffer | undefined;
  readonly #answers = new Map<string, readonly Buffer[]>();

  constructor(stored: StoredDocument) {
    this.#updates = new UpdateRuns(
      stored.base?.state,
      stored.tail.map(({ update }) => update),
    );
    this.head = stored.head;
  }

  /** In bytes, as stored. */
  get size(): number {
    return this.#updates.size;
  }

  /** Adds an update that has been committed; `scanned` where it has been already. */
  append(sequence: number, update: Uint8Array, scanned?: ScannedUpdate): void {
    if (this.#committed) advance(this.#committed, scanned ?? scanUpdate(update));
    this.head = sequence;
    this.#updates.push(update);
    this.#answers.clear();
  }

  /** Everything committed, as one update. */
  state(): Uint8Array {
    return this.#updates.whole();
  }

  /** How far each client's structs are known: committed, or accepted and about to be. */
  clocks(): ReadonlyMap<number, number> {
    return this.#known();
  }

  #known(): Map<number, number> {
    if (!this.#clocks) {
      this.#clocks = new Map(scanUpdate(this.state()).clients.map(({ client, end }) => [client, end]));
      this.#committed = new Map(this.#clocks);
    }
    return this.#clocks;
  }

  /** How far each client's structs are committed, as far as is known here. */
  committedClocks(): ReadonlyMap<number, number> {
    this.#known();
    return this.#committed!;
  }

  /** What is deleted: committed, or accepted and about to be. */
  deleted(): DeletedRanges {
    if (!this.#deleted) {
      this.#deleted = new DeletedRanges();
      this.#deleted.add(scanUpdate(this.state()).deletes);
    }
    return this.#deleted;
  }

  /** How deep its types are nested: of what is committed, or accepted and about to be. */
  nesting(): Nesting {
    if (!this.#nesting) {
      this.#nesting = new Nesting();
      this.#nesting.add(scanUpdate(this.state(), true).places!);
    }
    return this.#nesting;
  }

  /** Counts an update as known from now on, before it is committed. */
  accept(scanned: ScannedUpdate): void {
    if (this.#clocks) advance(this.#clocks, scanned);
    this.#question = undefined;
    this.#deleted?.add(scanned.deletes);
    if (scanned.places) this.#nesting?.add(scanned.places);
  }

  /** Adds what somebody else has committed. */
  learn(sequence: number, update: Uint8Array): void {
    const isKnown = this.#clocks || this.#deleted || this.#nesting;
    const scanned = isKnown ? scanUpdate(update, this.#nesting !== undefined) : undefined;
    if (scanned) this.#take(scanned);
    this.append(sequence, update, scanned);
  }

  #take(scanned: ScannedUpdate): void {
    try {
      this.accept(scanned);
    } catch (error) {
      // Another node has committed where something that was accepted here is about to be cut: only the log counts.
      if (!(error instanceof Malformed)) throw error;
      this.#nesting = undefined;
    }
  }

  /** Whether `stepOne` takes next to no time: what is here has been looked through already, or is small. */
  get isQuestionCheap(): boolean {
    return this.#clocks !== undefined || this.size <= SMALL;
  }

  /** Sync step 1: asks a client for what is not known here. */
  stepOne(): Buffer {
    return (this.#question ??= frame([MESSAGE.sync, SYNC.step1], encodeVector(this.#known())));
  }

  /** How much is looked through or merged for an answer, in bytes: nothing for one that is kept, or is the state as it lies. */
  costOfStepTwo(vector: Uint8Array): number {
    if (vector[0] === 0 && this.#updates.isWhole) return 0;
    return vector.length <= LONGEST_QUESTION && this.#answers.has(keyOf(vector)) ? 0 : this.size;
  }

  /** Sync step 2: what whoever has `vector` lacks, as one frame that may be in two pieces. */
  stepTwo(vector: Uint8Array): readonly Buffer[] {
    if (vector.length > LONGEST_QUESTION) return framedAnswer(Y.diffUpdate(this.state(), vector));
    const key = keyOf(vector);
    const kept = this.#answers.get(key);
    if (kept) return kept;
    const state = this.state();
    const isWhole = vector[0] === 0;
    const answer = framedAnswer(isWhole ? state : Y.diffUpdate(state, vector));
    // The state lives on in its own answer, rather than twice.
    if (isWhole && answer.length === 1) this.#updates.keepAs(bodyOf(answer[0]!, state.length));
    if (this.#answers.size >= MOST_ANSWERS) this.#answers.clear();
    this.#answers.set(key, answer);
    return answer;
  }

  /** Lets go of what can be computed again. */
  forgetAnswers(): void {
    this.#answers.clear();
    this.#deleted = undefined;
    this.#nesting = undefined;
  }
}

const keyOf = (vector: Uint8Array): string =>
  Buffer.from(vector.buffer, vector.byteOffset, vector.length).toString('latin1');

/** An answer to step 1: a large one beside its head rather than copied behind it, so that a state is in memory once. */
function framedAnswer(lacking: Uint8Array): readonly Buffer[] {
  const numbers = [MESSAGE.sync, SYNC.step2];
  if (lacking.length <= WORTH_COPYING) return [frame(numbers, lacking)];
  return [frameBefore(numbers, lacking), Buffer.from(lacking.buffer, lacking.byteOffset, lacking.length)];
}

/** Moves clients' clocks on, as far as an update goes. */
function advance(clocks: Map<number, number>, { clients }: ScannedUpdate): void {
  for (const { client, end } of clients) if (end > (clocks.get(client) ?? 0)) clocks.set(client, end);
}

/** Throws `Malformed` for what is no state vector. */
export function insistOnVector(bytes: Uint8Array): void {
  const reader = new Reader(bytes);
  for (let rest = reader.varUint() * 2; rest > 0; rest--) reader.varUint();
  if (reader.left > 0) throw new Malformed('is not a state vector');
}

/** A state vector, version 1 (yjs: `writeStateVector`). */
export function encodeVector(clocks: ReadonlyMap<number, number>): Uint8Array {
  const entries = [...clocks].sort(([a], [b]) => b - a);
  let length = varUintLength(entries.length);
  for (const [client, clock] of entries) length += varUintLength(client) + varUintLength(clock);
  const bytes = new Uint8Array(length);
  let at = writeVarUint(bytes, entries.length, 0);
  for (const [client, clock] of entries) at = writeVarUint(bytes, clock, writeVarUint(bytes, client, at));
  return bytes;
}
