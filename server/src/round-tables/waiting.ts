import type { Db } from '@penholder/db';
import {
  countEmptyDelegations,
  countInvitationsWaiting,
  countWithoutCoChairs,
  listKeysToTurn,
  type RoundTableRow,
} from '@penholder/db/round-tables';
import type { Waiting } from '@penholder/shared/round-tables';
import { delegationsAt, type Found, type Seat, tablesAt, type WaitingKind } from '@penholder/shared/waiting';
import { CHANGE_PHASE } from './change-phase.ts';
import { RAISE_ATTRIBUTION } from './raise-attribution.ts';
import { fitsStill } from './waiting-keys.ts';

type SeatAtTable = Seat & { readonly roundTable: Pick<RoundTableRow, 'id' | 'phase' | 'revision'> };

const KEYS: Record<string, WaitingKind> = {
  [CHANGE_PHASE]: 'round-table.phase-key',
  [RAISE_ATTRIBUTION]: 'round-table.attribution-key',
};

/** What of the round table itself waits: second keys, invitations, delegations without people. */
export async function waitingRoundTables(db: Db, seats: readonly SeatAtTable[]): Promise<Found[]> {
  const [first] = seats;
  if (!first) return [];
  const tables = new Map(seats.map(({ roundTable }) => [roundTable.id, roundTable]));
  const keys = await listKeysToTurn(
    db,
    [...new Set(Object.values(KEYS).flatMap((kind) => tablesAt(seats, kind)))],
    first.actor.personId,
  );
  const fitting = keys.filter(
    ({ act, subject, round_table_id }) =>
      KEYS[act] !== undefined && fitsStill({ act, subject } as Waiting, tables.get(round_table_id)!),
  );
  const invitations = await countInvitationsWaiting(db, {
    delegations: delegationsAt(seats, 'invitation.not-accepted'),
    tables: tablesAt(seats, 'invitation.not-accepted'),
  });
  const empty = await countEmptyDelegations(db, tablesAt(seats, 'delegation.without-people'));
  const counted = (kind: WaitingKind, { round_table_id, count }: (typeof empty)[number]): Found => ({
    roundTableId: round_table_id,
    kind,
    count,
    of: { lines: 1, things: count },
  });
  return [
    ...fitting.map(({ act, round_table_id, runs_out }): Found => ({
      roundTableId: round_table_id,
      kind: KEYS[act]!,
      count: 1,
      deadline: runs_out.toISOString(),
      of: { lines: 1, things: 1 },
    })),
    ...invitations.map((row) => counted('invitation.not-accepted', row)),
    ...empty.map((row) => counted('delegation.without-people', row)),
  ];
}

/** How many round tables of the server lack a pair of co-chairs. */
export const tablesWithoutCoChairs = (db: Db): Promise<number> => countWithoutCoChairs(db);
