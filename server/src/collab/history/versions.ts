import { endsDay, type Grouping, listSessions, type SessionRow } from '@penholder/db/documents';
import type { Db } from '@penholder/db';
import { SESSION_GAP_MINUTES, type SessionsBy, sessionsBy } from '@penholder/shared/documents';
import { notFound, type Refusal } from '@penholder/shared/kernel';
import { clearanceOf, lowest } from '@penholder/shared/round-tables';
import type { Admitted } from '../admission.ts';
import { type DocumentKinds, kindOf, type Moment } from '../document-kind.ts';

/** How sessions are told apart for whoever was admitted. [DC19] */
export const toldBy = ({ level, actor }: Admitted): SessionsBy => sessionsBy(lowest(level, clearanceOf(actor)));

const noSuchVersion: Refusal = notFound(
  'document.no-such-version',
  'There is no such version of this document, or it is not told apart from the others of its day.',
);

/** The same, for the database. */
export function groupingFor(admitted: Admitted): Grouping {
  const by = toldBy(admitted);
  return by === 'day' ? { by, timeZone: admitted.document.time_zone } : { by };
}

export const momentsOf = (kinds: DocumentKinds, { document }: Admitted): Promise<Moment[]> =>
  kindOf(kinds, document)!.momentsOf(document);

/** A page of the sessions in a document as far as they are told apart for whoever was admitted. */
export const sessionsOf = (
  db: Db,
  admitted: Admitted,
  { before, limit }: { before: number | undefined; limit: number },
): Promise<{ rows: SessionRow[]; total: number }> =>
  listSessions(db, admitted.document.id, groupingFor(admitted), { before, limit, gapMinutes: SESSION_GAP_MINUTES });

/**
 * Whether whoever was admitted may ask for the version at a sequence. Where nobody is told, only the ends of days and the
 * named moments are versions: finer ones would tell sessions apart. [DC19]
 */
export async function judgeVersion(
  db: Db,
  kinds: DocumentKinds,
  admitted: Admitted,
  sequence: number,
): Promise<Refusal | undefined> {
  const { id, head, flattened, time_zone: timeZone } = admitted.document;
  if (sequence > head) return noSuchVersion;
  const isMoment = async () => (await momentsOf(kinds, admitted)).some((moment) => moment.sequence === sequence);
  // What was before the log gave way to the text is there only where it was frozen.
  if (flattened !== null && sequence < flattened) return (await isMoment()) ? undefined : noSuchVersion;
  if (toldBy(admitted) !== 'day' || sequence === head || sequence === 0 || sequence === flattened) return undefined;
  return (await endsDay(db, id, sequence, timeZone)) || (await isMoment()) ? undefined : noSuchVersion;
}
