import type { listDocumentVersions } from '@penholder/shared/documents';
import type { ReplyOf } from '#lib/api.ts';

type Versions = ReplyOf<typeof listDocumentVersions>;

/** A line of the list of versions: where a session ended, what was frozen there, or both. */
export interface Entry {
  sequence: number;
  /** When it was written; exact, or the day. Null: the empty beginning. */
  at: string | null;
  /** The version before it. */
  before: number | undefined;
  session: Versions['items'][number] | undefined;
  moments: Versions['moments'];
}

/** The versions and named moments of a page, the newest first; the newest page's begins with what is newer than any session. */
export function entriesOf(versions: Versions, isNewestPage: boolean): Entry[] {
  const { items, moments, next, flattened } = versions;
  const lowest = next === null ? -1 : items.at(-1)!.sequence;
  const highest = isNewestPage ? Number.POSITIVE_INFINITY : (items[0]?.sequence ?? -1);
  const entries = new Map<number, Entry>();
  for (const session of items)
    entries.set(session.sequence, {
      sequence: session.sequence,
      at: session.endedAt,
      before: session.before,
      session,
      moments: [],
    });
  for (const moment of moments) {
    if (moment.sequence < lowest || moment.sequence > highest) continue;
    const entry = entries.get(moment.sequence);
    if (entry) entry.moments.push(moment);
    else
      entries.set(moment.sequence, {
        sequence: moment.sequence,
        at: moment.at,
        before: undefined,
        session: undefined,
        moments: [moment],
      });
  }
  if (flattened !== null && next === null && !entries.has(flattened))
    entries.set(flattened, { sequence: flattened, at: null, before: undefined, session: undefined, moments: [] });
  if (flattened === null && next === null && entries.size > 0 && !entries.has(0))
    entries.set(0, { sequence: 0, at: null, before: undefined, session: undefined, moments: [] });
  const sorted = [...entries.values()].sort((a, b) => b.sequence - a.sequence);
  // Sessions overlap where several write at once: what a version changed is told against the one before it in the list.
  return sorted.map((entry, place) => ({ ...entry, before: sorted[place + 1]?.sequence }));
}
