import type { StoredUpdate } from '@penholder/db/documents';
import type { DocumentBytes } from '../document-bytes.ts';
import { cutOffKnown } from './gate.ts';
import { type ScannedUpdate, scanUpdate } from './scan-update.ts';

/** Thrown where an update does not follow on from the log any more: trying again gives the same answer. */
class DoesNotFollowOn extends Error {
  /** As the database says that data break a rule (SQLSTATE class 23). */
  readonly code = '23000';
}

/** An accepted update on its way to the log. */
export interface Accepted {
  readonly update: Uint8Array;
  readonly scanned: ScannedUpdate;
}

/** An update as it fits; undefined where nothing of it is new. The same object where it fits as it is. */
export type Fitted = Accepted | undefined;

/**
 * The gate's last look, when nobody else can append to the document any more. The gate has let these in by what was known
 * here then; another node may since have committed structs of the same client, as when somebody's page moves from one node to
 * the other with changes under way. What the log holds by now is cut off, so that it never holds a struct twice. [DC24]
 */
export function fitToLog(
  bytes: Pick<DocumentBytes, 'head' | 'committedClocks'>,
  missed: readonly StoredUpdate[],
  accepted: readonly Accepted[],
): Fitted[] {
  const committed = bytes.committedClocks();
  const beyond = new Map<number, number>();
  const clockOf = (client: number) => beyond.get(client) ?? committed.get(client) ?? 0;
  const unknown = missed.filter(({ sequence }) => sequence > bytes.head);
  const goOn = ({ clients }: ScannedUpdate) => {
    for (const { client, end } of clients) beyond.set(client, Math.max(clockOf(client), end));
  };
  for (const { update } of unknown) goOn(scanUpdate(update));
  return accepted.map((one) => {
    if (unknown.some(({ update }) => Buffer.compare(update, one.update) === 0)) return undefined;
    const fitted = fit(one, clockOf);
    if (fitted) goOn(fitted.scanned);
    return fitted;
  });
}

function fit(one: Accepted, clockOf: (client: number) => number): Fitted {
  let overlaps = false;
  for (const { client, clock } of one.scanned.clients) {
    if (clock > clockOf(client)) throw new DoesNotFollowOn(`Client ${client} goes on at ${clock}, and ends before it.`);
    if (clock < clockOf(client)) overlaps = true;
  }
  if (!overlaps) return one;
  const update = cutOffKnown(one.update, one.scanned, clockOf);
  const scanned = scanUpdate(update);
  return scanned.clients.length === 0 && scanned.deletes.size === 0 ? undefined : { update, scanned };
}
