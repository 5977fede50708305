import { LONGEST_CORRECTED } from '@penholder/db/documents';
import * as Y from 'yjs';
import { countOf, type Entry, framing } from './entry.ts';
import { scanUpdate } from './gate/scan-update.ts';
import type { Attendant, OpenDocument } from './open-document.ts';

/** Entries of one connection that become one, and which of the batch's groups it is. */
interface Group {
  readonly place: number;
  readonly entries: Entry[];
  bytes: number;
}

/**
 * What one connection sent within one commit becomes one entry of the log: one row and one frame for all the letters that were
 * typed meanwhile, instead of one for each. Nothing is told apart any less: person, delegation and time of the commit are the
 * same for all of them. [DC5]
 *
 * An entry goes where its connection's first one stands, before what others sent in between, unless it stands on something of
 * theirs: every beginning of the log holds what it stands on. Nor do more come together than bytes in which a flipped bit
 * could still be found.
 */
export function gather(batch: readonly Entry[]): Entry[] {
  const groups: Group[] = [];
  const latest = new Map<Attendant, Group>();
  /** Of each document: the last group that holds structs of a client. */
  const written = new Map<OpenDocument, Map<number, number>>();
  for (const entry of batch) {
    let places = written.get(entry.document);
    if (!places) written.set(entry.document, (places = new Map()));
    const { clients, needs, deletes } = entry.scanned;
    let group = latest.get(entry.from);
    if (
      group &&
      (group.bytes + entry.update.length > LONGEST_CORRECTED ||
        group.entries[0]!.delegationId !== entry.delegationId ||
        standsOnLater(group.place, places, needs.keys()) ||
        standsOnLater(group.place, places, deletes.keys()) ||
        clients.some(({ client }) => (places.get(client) ?? 0) > group!.place))
    )
      group = undefined;
    if (!group) {
      group = { place: groups.length, entries: [], bytes: 0 };
      groups.push(group);
      latest.set(entry.from, group);
    }
    group.entries.push(entry);
    group.bytes += entry.update.length;
    for (const { client } of clients) places.set(client, group.place);
  }
  return groups.map(({ entries }) => merged(entries));
}

function standsOnLater(place: number, places: ReadonlyMap<number, number>, clients: Iterable<number>): boolean {
  for (const client of clients) if ((places.get(client) ?? 0) > place) return true;
  return false;
}

function merged(entries: readonly Entry[]): Entry {
  const [first] = entries as [Entry];
  if (entries.length === 1) return first;
  const update = Y.mergeUpdates(entries.map((entry) => entry.update));
  return {
    ...first,
    ...framing(update),
    scanned: scanUpdate(update),
    count: countOf(entries),
    acceptedBytes: entries.reduce((sum, entry) => sum + entry.acceptedBytes, 0),
  };
}
