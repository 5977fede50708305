import type { Trx } from '@penholder/db';
import type { AuditEvent } from '@penholder/db/audit';
import type { WorkingCopy } from '@penholder/db/practices';
import type { Actor } from '@penholder/shared/people';
import type { PracticeFields } from '@penholder/shared/practices';
import type { Deps } from '../deps.ts';
import type { EditedPractice, ManyOf } from '../practices/index.ts';

/** What many practices are changed with in one transaction, and the acts that this noted so far: to be recorded together, at its end. */
export function manyOf(trx: Trx, deps: Deps, { roundTableId, personId }: Actor) {
  const acts: Omit<AuditEvent, 'roundTableId'>[] = [];
  const many: ManyOf = { trx, deps, roundTableId, personId, record: (act) => acts.push({ ...act, personId }) };
  return { many, acts };
}

/** A working copy with these fields in place of its own, one revision later. */
export function editedTo(copy: WorkingCopy, fields: Partial<PracticeFields>): EditedPractice {
  const revision = copy.revision + 1;
  return {
    id: copy.id,
    status: copy.status,
    createdFor: copy.createdFor,
    fields: { ...copy.fields, ...fields },
    revision,
    revisions: { ...copy.revisions, ...Object.fromEntries(Object.keys(fields).map((field) => [field, revision])) },
  };
}
