import type { Db } from '@penholder/db';
import type { RoundTableRow } from '@penholder/db/round-tables';
import type { Actor } from '@penholder/shared/people';
import { type Found, linesOf, type WaitingItem } from '@penholder/shared/waiting';
import { waitingCalls } from '../coverage/index.ts';
import { waitingDecisions } from '../decisions/index.ts';
import { waitingMentions } from '../deliberation/index.ts';
import { waitingOutput } from '../output/index.ts';
import { waitingPractices } from '../practices/index.ts';
import { waitingQuestions } from '../questions/index.ts';
import { waitingReadings } from '../reading/index.ts';
import { waitingResponses } from '../responses/index.ts';
import { waitingRoundTables } from '../round-tables/index.ts';

/** What a person is in one of their round tables, and that round table. */
export interface SeatAtTable {
  readonly actor: Actor;
  readonly roundTable: RoundTableRow;
}

const SHELVES: readonly ((db: Db, seats: readonly SeatAtTable[]) => Promise<Found[]>)[] = [
  waitingRoundTables,
  waitingQuestions,
  waitingResponses,
  waitingPractices,
  waitingCalls,
  waitingDecisions,
  waitingMentions,
  waitingOutput,
  waitingReadings,
];

/**
 * What waits for one person at each of their seats, by round table, the most urgent first: every shelf is asked for its
 * part of all seats at once, so that the number of queries does not grow with them. [WA1] [WA2] [WA3]
 */
export async function gatherWaiting(
  db: Db,
  seats: readonly SeatAtTable[],
): Promise<(seat: SeatAtTable) => WaitingItem[]> {
  const found: Found[] = [];
  for (const shelf of SHELVES) found.push(...(await shelf(db, seats)));
  const byTable = Map.groupBy(found, ({ roundTableId }) => roundTableId);
  return ({ roundTable }) => linesOf(byTable.get(roundTable.id) ?? []);
}
