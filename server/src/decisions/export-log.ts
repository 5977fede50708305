import type { Db } from '@penholder/db';
import { listLinks,sha256 } from '@penholder/db/decisions';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { type DecisionLog, mayWithDecision, sealed, toHex } from '@penholder/shared/decisions';
import { conflict, forbidden, refuse } from '@penholder/shared/kernel';
import { type Actor, hasRole } from '@penholder/shared/people';
import { getDecision } from './find-decision.ts';
import { readElectorate } from './present-decision.ts';

/** The log of a decision, after its close; with names only where the reader may know who voted how. [DE13] [DE14] */
export async function exportLog(db: Db, actor: Actor, roundTable: RoundTableRow, number: number): Promise<DecisionLog> {
  const decision = await getDecision(db, actor, number);
  if (!mayWithDecision(actor, { status: decision.status, isScheduled: false }).exportLog)
    refuse(
      hasRole(actor, 'co-chair', 'secretariat')
        ? conflict('decision.not-over', 'The log of a decision can be exported once it is closed.')
        : forbidden('people.not-permitted', 'Only co-chairs and the secretariat export the log of a decision.'),
    );
  const { previous, links } = await listLinks(db, roundTable.id, decision.id);
  const { electors, isNamed } = await readElectorate(db, decision, actor, roundTable);
  return {
    format: 'penholder-ballot-log/1',
    roundTable: { id: roundTable.id, code: roundTable.code },
    decision: { id: decision.id, number: decision.number, question: decision.question },
    previous: toHex(previous),
    links: links.map((link) => ({
      sequence: link.sequence,
      leaf: toHex(link.leaf),
      chain: toHex(link.hash),
      entry: link.entry,
    })),
    voters: isNamed
      ? electors.map((elector) => ({
          voter: sealed(elector.salt, elector.delegation_id, sha256),
          delegation: { id: elector.delegation_id, names: elector.names },
          salt: toHex(elector.salt),
          reason: elector.reason,
        }))
      : null,
  };
}
