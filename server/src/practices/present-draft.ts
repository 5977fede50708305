import { type Db, now } from '@penholder/db';
import { findAnswered } from '@penholder/db/coverage';
import {
  carriesOnSubmitted,
  factsOf,
  findPractice,
  listActiveDelegations,
  listAttachments,
  listKnownInstruments,
  type PracticeRow,
  readFields,
} from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { type Out, refuse } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import {
  type Draft,
  type getDraft,
  isCallOpen,
  isOwn,
  mayEdit,
  maySetSubmitters,
  mayTake,
  noSuchPractice,
  stepsFrom,
} from '@penholder/shared/practices';
import { hasUnsubmittedChanges, readWorkingCopy } from './freeze.ts';
import { presentHoldings } from './hand-over.ts';
import { presentRequest } from './present-practice.ts';

const present = (row: PracticeRow, fields: Draft['fields']): Draft => ({
  id: row.id,
  number: row.number,
  status: row.status,
  version: row.version,
  revision: row.revision,
  fields,
  documentId: row.document_id,
  isOnBehalf: row.created_for === null,
  updatedAt: row.updated_at.toISOString(),
});

/** The practice for those who work on it; to everyone else there is no working copy [PR7]. */
export async function getOwn(db: Db, actor: Actor, ref: string): Promise<PracticeRow> {
  const row = await findPractice(db, actor.roundTableId, ref);
  return row && isOwn(actor, factsOf(row)) ? row : refuse(noSuchPractice);
}

/** The working copy without its body: what saving answers. */
export async function presentDraft(db: Db, actor: Actor, ref: string): Promise<Draft> {
  const row = await getOwn(db, actor, ref);
  return present(row, await readFields(db, row));
}

/** The working copy with all that its form shows. */
export async function presentWholeDraft(
  db: Db,
  actor: Actor,
  roundTable: RoundTableRow,
  ref: string,
): Promise<Out<(typeof getDraft)['reply']>> {
  const row = await getOwn(db, actor, ref);
  const { body, ...fields } = await readWorkingCopy(db, row);
  const practice = factsOf(row);
  const delegations = new Map(
    (await listActiveDelegations(db, row.round_table_id, fields.submitters)).map((one) => [one.id, one.names]),
  );
  // A practice that answers a call for what is missing is in time while that call or the table's own is. [CV9]
  const answered = await findAnswered(db, row.id);
  const tableClosesAt = roundTable.settings.practiceCallClosesAt;
  const isInTime = isCallOpen(tableClosesAt, await now(db));
  const closesAt = answered?.is_open && !isInTime ? (answered.closes_at?.toISOString() ?? null) : tableClosesAt;
  return {
    ...present(row, fields),
    body,
    submitters: fields.submitters.map((id) => ({ id, names: delegations.get(id)! })),
    instruments: await listKnownInstruments(db, row.round_table_id, fields.instruments),
    attachments: await listAttachments(db, row.id),
    call: {
      closesAt,
      isOpen: isInTime || (answered?.is_open ?? false) || (row.version === 0 && (await carriesOnSubmitted(db, row.id))),
      answers: answered ? { number: answered.number, title: answered.title } : null,
    },
    informationRequested: await presentRequest(db, row),
    hasUnsubmittedChanges: await hasUnsubmittedChanges(db, row, { ...fields, body }),
    holdings: await presentHoldings(db, actor, row),
    may: {
      edit: mayEdit(actor, practice) === undefined,
      submit: mayTake(actor, 'submit', practice) === undefined && stepsFrom(row.status).includes('submit'),
      lead:
        maySetSubmitters(actor, practice, [...row.submitters].reverse()) === undefined || row.submitters.length === 1,
    },
  };
}
