import { type Db, now } from '@penholder/db';
import {
  countHoldingUp,
  listOpenMentions,
  listOwnPracticesWaiting,
  listPracticesInReview,
  listPracticesToConfirm,
  listProposalsToAnswer,
  listToEndorseToo,
  listStatusAsked,
  listWithoutPractice,
  type OwnPracticeRow,
} from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { dayIn, type Language, type RoundTableId } from '@penholder/shared/kernel';
import { hasRole } from '@penholder/shared/people';
import { isCallOpen, type PracticeId, whatIsMissing } from '@penholder/shared/practices';
import {
  delegationsAt,
  dutyOf,
  type Found,
  MOST_NAMED,
  type Seat,
  tablesAt,
  type WaitingKind,
} from '@penholder/shared/waiting';

type SeatAtTable = Seat & { readonly roundTable: Pick<RoundTableRow, 'id' | 'settings' | 'time_zone'> };

/** What stands in for a body in which something was written: whether it has words is looked at when it is submitted. */
const WRITTEN = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '…' }] }] };

const IN_REVIEW = {
  submitted: 'practice.to-review',
  'under-review': 'practice.in-review',
  discussed: 'practice.to-decide',
} as const satisfies Record<string, WaitingKind>;

const about = (row: { id: PracticeId; number: number; title: string; language: Language }) =>
  ({
    kind: 'practice',
    id: row.id,
    number: row.number,
    title: row.title ? { [row.language]: row.title } : null,
  }) as const;

/** What of practices waits: for submitters to finish, answer and confirm, for those who review to act on. */
export async function waitingPractices(db: Db, seats: readonly SeatAtTable[]): Promise<Found[]> {
  const at = await now(db);
  const tables = new Map(seats.map(({ roundTable }) => [roundTable.id, roundTable]));
  const callOf = (id: RoundTableId) => tables.get(id)!.settings.practiceCallClosesAt;
  const hasEnd = seats.filter(
    ({ roundTable }) => callOf(roundTable.id) !== null && isCallOpen(callOf(roundTable.id), at),
  );
  const own = await listOwnPracticesWaiting(
    db,
    {
      delegations: delegationsAt(seats, 'practice.to-complete'),
      onBehalfIn: tablesAt(seats, 'practice.to-complete'),
      callOpenIn: seats
        .filter(({ actor, roundTable }) => hasRole(actor, 'co-chair') || isCallOpen(callOf(roundTable.id), at))
        .map(({ roundTable }) => roundTable.id),
    },
    MOST_NAMED,
  );
  const submits = new Set<string | null>(delegationsAt(seats, 'practice.to-submit'));
  const submitsIn = tablesAt(seats, 'practice.to-submit');
  const toConfirm = await listPracticesToConfirm(db, delegationsAt(seats, 'practice.to-confirm'), MOST_NAMED);
  const naming = await listOpenMentions(db, delegationsAt(seats, 'practice.names-you'), MOST_NAMED);
  const holdingUp = await countHoldingUp(db, tablesAt(seats, 'practice.naming-awaited'));
  const toConsent = await listProposalsToAnswer(db, delegationsAt(seats, 'practice.to-consent'), MOST_NAMED);
  const endorseToo = await listToEndorseToo(db, delegationsAt(seats, 'practice.endorse-too'), MOST_NAMED);
  const asked = await listStatusAsked(db, delegationsAt(seats, 'practice.status-asked'), MOST_NAMED);
  const inReview = await listPracticesInReview(db, tablesAt(seats, 'practice.to-review'), MOST_NAMED);
  const without = await listWithoutPractice(db, delegationsAt(hasEnd, 'practice.none-yet'), MOST_NAMED);

  const ownLine = (row: OwnPracticeRow): Found => {
    const roundTable = tables.get(row.round_table_id)!;
    const missing =
      row.kind === 'draft'
        ? whatIsMissing(
            { ...row.fields, instruments: [], sdgTargets: [], body: row.has_body ? WRITTEN : {} },
            dayIn(roundTable.time_zone, at),
          ).filter(({ need }) => need === 'required')
        : [];
    const isTogether = row.lines > dutyOf('practice.to-complete').named;
    const maySubmit = row.delegation_id ? submits.has(row.delegation_id) : submitsIn.includes(row.round_table_id);
    return {
      roundTableId: row.round_table_id,
      kind:
        row.kind === 'information-requested'
          ? 'practice.information-requested'
          : missing.length === 0 && maySubmit && !isTogether
            ? 'practice.to-submit'
            : 'practice.to-complete',
      count: row.count,
      deadline: row.kind === 'draft' && row.version === 0 ? inTime(callOf(row.round_table_id), at) : null,
      subject: about(row),
      delegationId: row.delegation_id,
      reason: row.kind === 'information-requested' ? row.reason : null,
      missing: [...new Set(missing.map(({ code }) => code))],
      of: row,
    };
  };
  return [
    ...own.map(ownLine),
    ...toConfirm.map((row): Found => ({
      roundTableId: row.round_table_id,
      kind: 'practice.to-confirm',
      count: row.count,
      subject: about(row),
      delegationId: row.delegation_id,
      of: row,
    })),
    ...toConsent.map((row): Found => ({
      roundTableId: row.round_table_id,
      kind: 'practice.to-consent',
      count: row.count,
      subject: about(row),
      delegationId: row.delegation_id,
      of: row,
    })),
    ...endorseToo.map((row): Found => ({
      roundTableId: row.round_table_id,
      kind: 'practice.endorse-too',
      count: row.count,
      subject: about(row),
      delegationId: row.delegation_id,
      of: row,
    })),
    ...naming.map((row): Found => ({
      roundTableId: row.round_table_id,
      kind: 'practice.names-you',
      count: row.count,
      subject: about(row),
      delegationId: row.delegation_id,
      of: row,
    })),
    ...holdingUp.map((row): Found => ({
      roundTableId: row.round_table_id,
      kind: 'practice.naming-awaited',
      count: row.count,
      of: { lines: 1, things: row.count },
    })),
    ...asked.map((row): Found => ({
      roundTableId: row.round_table_id,
      kind: 'practice.status-asked',
      count: row.count,
      deadline: row.deadline?.toISOString() ?? null,
      subject: about(row),
      delegationId: row.delegation_id,
      of: row,
    })),
    ...inReview.map((row): Found => ({
      roundTableId: row.round_table_id,
      kind: IN_REVIEW[row.kind],
      count: row.count,
      subject: about(row),
      of: row,
    })),
    ...without.map((row): Found => ({
      roundTableId: row.round_table_id,
      kind: 'practice.none-yet',
      count: row.count,
      deadline: inTime(callOf(row.round_table_id), at),
      delegationId: row.delegation_id,
      of: row,
    })),
  ];
}

/** The end of the call as an instant in UTC, while it is to come. */
const inTime = (closesAt: string | null, at: Date): string | null =>
  closesAt !== null && isCallOpen(closesAt, at) ? new Date(closesAt).toISOString() : null;
