import type { Append, Appended, DocumentRow, StoredDocument } from '@penholder/db/documents';
import { hashOf } from '@penholder/db/documents';
import type { Admitted } from '@penholder/server/collab/admission';
import { Connection } from '@penholder/server/collab/connection';
import type { Claim, DocumentLog } from '@penholder/server/collab/document-log';
import { scanUpdate } from '@penholder/server/collab/gate/scan-update';
import { Keeper } from '@penholder/server/collab/keeper';
import { type CollabLimits, LIMITS } from '@penholder/server/collab/limits';
import type { Hearer, Wire } from '@penholder/server/collab/wire';
import { readFrames } from '@penholder/shared/documents';
import type { DocumentId, PersonId } from '@penholder/shared/kernel';

/** A log without a database: what the core asks of one, in the same words. */
export class MemoryLog implements DocumentLog {
  readonly rows: { sequence: number; update: Uint8Array; personId: PersonId | null }[] = [];
  snapshot: StoredDocument['base'];
  /** How far each client's changes are durable. */
  readonly clocks = new Map<number, number>();
  readonly #operations = new Set<string>();
  readonly #holders = new Map<number, PersonId>();
  /** Whether the same bytes are stored once. */
  knowsOperations = true;

  load(): Promise<StoredDocument> {
    const base = this.snapshot;
    const tail = this.rows.slice(base?.sequence ?? 0).map(({ sequence, update }) => ({ sequence, update }));
    return Promise.resolve({ head: this.rows.length, base, tail });
  }

  since(_id: DocumentId, sequence: number): Promise<{ sequence: number; update: Uint8Array }[]> {
    return Promise.resolve(this.rows.slice(sequence));
  }

  append(updates: readonly Append[]): Promise<Map<DocumentId, Appended>> {
    const sequences = updates.map((one) => this.keep(one));
    return Promise.resolve(new Map([[updates[0]!.documentId, { head: this.rows.length, sequences }]]));
  }

  /** Appends one update; answers its sequence, or undefined where it is there already. */
  protected keep({ update, personId }: Append): number | undefined {
    const operation = hashOf(update).toString('hex');
    if (this.knowsOperations && this.#operations.has(operation)) return undefined;
    this.#operations.add(operation);
    // The caller's bytes live on in its frames.
    this.rows.push({ sequence: this.rows.length + 1, update: Uint8Array.from(update), personId });
    for (const { client, end } of scanUpdate(update).clients)
      this.clocks.set(client, Math.max(end, this.clocks.get(client) ?? 0));
    return this.rows.length;
  }

  claim(claims: readonly Claim[]): Promise<Claim[]> {
    return Promise.resolve(
      claims.filter(({ clientId, personId, mayTake }) => {
        if (mayTake && !this.#holders.has(clientId)) this.#holders.set(clientId, personId);
        return this.#holders.get(clientId) !== personId;
      }),
    );
  }
}

/** The server's end of a wire without a network: what it writes is handed to the test at once, message by message. */
export class TestWire implements Wire {
  queued = 0;
  isPaused = false;
  ended: { code: number; name: string } | undefined;
  readonly #tell: (message: Uint8Array) => void;
  readonly #onEnd: (() => void) | undefined;
  #hearer: Hearer | undefined;

  constructor(tell: (message: Uint8Array) => void, onEnd?: () => void) {
    this.#tell = tell;
    this.#onEnd = onEnd;
  }

  attach(hearer: Hearer): void {
    this.#hearer = hearer;
  }

  /** A message of the client's arrives. */
  send(message: Uint8Array): void {
    this.#hearer!.onMessage(Buffer.from(message), true);
  }

  /** The client is gone. */
  drop(): void {
    if (this.ended) return;
    this.ended = { code: 1006, name: '' };
    this.#hearer?.onEnd();
  }

  write(frames: readonly Buffer[]): void {
    if (this.ended) return;
    for (const frame of readFrames(Buffer.concat(frames)) ?? []) if ('message' in frame) this.#tell(frame.message);
  }

  whenTaken(done: () => void): void {
    setImmediate(done);
  }

  ping(): void {
    this.#hearer?.onSign();
  }

  pause(): void {
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
  }

  close(code: number, name: string): void {
    this.ended ??= { code, name };
    this.#onEnd?.();
  }

  terminate(): void {
    this.close(1006, '');
  }
}

export const THE_DOCUMENT = '00000000-0000-4000-8000-000000000001' as DocumentId;

export interface Core {
  keeper: Keeper;
  /** Connects a person who may write, to one document that all share unless another is named. */
  connect(personId: string, wire: TestWire, documentId?: DocumentId): Promise<Connection>;
}

/** The core of one document over a log of the test's own: no socket, no database, nobody at the door. */
export function aCore(log: DocumentLog, limits: Partial<CollabLimits> = {}, logger: object = { error() {} }): Core {
  const keeper = new Keeper({
    log,
    limits: { ...LIMITS, ...limits },
    logger: logger as never,
    measures: { committed() {}, failedCommit() {}, closed() {}, slowReaderCut() {} },
  });
  return {
    keeper,
    async connect(personId, wire, documentId = THE_DOCUMENT) {
      const document = {
        id: documentId,
        round_table_id: THE_DOCUMENT,
        epoch: 'epoch',
        schema_version: 1,
        gaps: 0,
      } as unknown as DocumentRow;
      const admitted = {
        document,
        actor: { personId },
        may: 'write',
        delegationId: null,
        level: 'person',
        rung: 'person',
        shown: { person: { name: personId, color: '#000000' } },
      } as unknown as Admitted;
      const opened = await keeper.open(admitted);
      const connection = new Connection({ keeper, document: opened, admitted, wire, credentials: {}, isOurs: true });
      connection.askAgainAt = Number.POSITIVE_INFINITY;
      keeper.attendance.joined(connection);
      return connection;
    },
  };
}
