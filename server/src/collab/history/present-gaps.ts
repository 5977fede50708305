import type { Db } from '@penholder/db';
import type { GapRow } from '@penholder/db/documents';
import type { RoundTableRow } from '@penholder/db/round-tables';
import type { listDocumentGaps } from '@penholder/shared/documents';
import type { Out } from '@penholder/shared/kernel';
import { projectTime } from '@penholder/shared/round-tables';
import type { Admitted } from '../admission.ts';
import { tellAuthors } from './present-comparison.ts';
import { toldBy } from './versions.ts';

type Gap = NonNullable<Out<typeof listDocumentGaps.reply>>['items'][number];

/** What of a document is lost, as whoever was admitted may know of its authors: those told alike are one. [DC25] */
export async function presentGaps(
  db: Db,
  roundTable: RoundTableRow,
  admitted: Admitted,
  rows: readonly GapRow[],
): Promise<Gap[]> {
  const by = toldBy(admitted);
  const { voiceOf } = await tellAuthors(db, roundTable, admitted, by, rows);
  const level = by === 'day' ? 'unattributed' : 'delegation';
  const time = (at: Date | null) => at && projectTime(at, { level }, roundTable.time_zone);
  const gaps = new Map<string, Gap>();
  for (const row of rows) {
    const voice = voiceOf(row);
    const gap = { ...row, begunAt: time(row.begunAt), endedAt: time(row.endedAt), voice };
    const key = JSON.stringify([voice, by === 'day' ? gap.begunAt : row.begunAt !== null]);
    const known = gaps.get(key);
    gaps.set(
      key,
      known
        ? {
            first: Math.min(known.first, gap.first),
            last: Math.max(known.last, gap.last),
            updates: known.updates + gap.updates,
            begunAt: earlier(known.begunAt, gap.begunAt),
            endedAt: later(known.endedAt, gap.endedAt),
            voice,
          }
        : pick(gap),
    );
  }
  return [...gaps.values()];
}

const pick = ({ first, last, updates, begunAt, endedAt, voice }: Gap): Gap => ({
  first,
  last,
  updates,
  begunAt,
  endedAt,
  voice,
});
const earlier = (a: string | null, b: string | null) => (a !== null && b !== null && b < a ? b : (a ?? b));
const later = (a: string | null, b: string | null) => (a !== null && b !== null && b > a ? b : (a ?? b));
