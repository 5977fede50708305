import type { Append, Appended, Fit } from '@penholder/db/documents';
import type { DocumentId } from '@penholder/shared/kernel';
import { MemoryLog } from './core-in-memory.ts';

/** A log in memory that several nodes append to: as in the database, updates are cut to what their writer has missed. */
export class SharedLog extends MemoryLog {
  override append(updates: readonly Append[], fit?: Fit): Promise<Map<DocumentId, Appended>> {
    if (!fit) return super.append(updates);
    const id = updates[0]!.documentId;
    const missed = this.rows.slice(fit.known(id));
    try {
      const fitting = fit.cut(id, missed, updates);
      const sequences = updates.map((one, nth) => fitting[nth] && this.keep({ ...one, update: fitting[nth] }));
      return Promise.resolve(new Map([[id, { head: this.rows.length, sequences, missed }]]));
    } catch (error) {
      return Promise.reject(error as Error);
    }
  }
}
