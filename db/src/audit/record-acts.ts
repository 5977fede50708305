import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson, type DelegationId, type PersonId, type RoundTableId } from '@penholder/shared/kernel';
import type { Selectable } from 'kysely';
import { inPortions } from '../in-portions.ts';
import type { Trx } from '../open.ts';
import type { Schema } from '../schema/index.ts';
import { json, now } from '../transaction.ts';

/** The chain of acts that belong to no round table. */
export const INSTANCE_CHAIN = '00000000-0000-0000-0000-000000000000';

export type AuditRow = Selectable<Schema['audit_event']>;

/** One act that matters: who did what to which subject, for whom. `details` are facts, never contents of unattributed items. */
export interface AuditEvent {
  roundTableId: RoundTableId | null;
  /** In the past: `practice.submitted`. */
  act: string;
  personId: PersonId | null;
  delegationId?: DelegationId | null | undefined;
  subject: { kind: string; id: string };
  details?: Record<string, unknown>;
}

/**
 * Appends an act to the audit log of its round table, chained to the one before: hash = SHA-256(previous hash ‖ canonical
 * JSON of the event). Takes the chain's lock until the transaction ends, so call it after the other locks are taken.
 */
export const recordAct = (trx: Trx, event: AuditEvent): Promise<number> => recordActs(trx, event.roundTableId, [event]);

/** Appends several acts of one round table (or of none) in a constant number of queries; answers the last one's sequence. */
export async function recordActs(
  trx: Trx,
  roundTableId: RoundTableId | null,
  events: readonly Omit<AuditEvent, 'roundTableId'>[],
): Promise<number> {
  const chain = roundTableId ?? INSTANCE_CHAIN;
  await trx
    .insertInto('audit_head')
    .values({ chain, sequence: 0, hash: Buffer.alloc(32) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const head = await trx
    .selectFrom('audit_head')
    .selectAll()
    .where('chain', '=', chain)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const at = await now(trx);
  let { sequence } = head;
  let hash: Uint8Array = head.hash;
  const rows = events.map((event) => {
    sequence++;
    const row = {
      chain,
      sequence,
      round_table_id: roundTableId,
      act: event.act,
      person_id: event.personId,
      delegation_id: event.delegationId ?? null,
      subject_kind: event.subject.kind,
      subject_id: event.subject.id,
      details: event.details ?? {},
      at,
      salt: randomBytes(16),
    };
    hash = auditHash(hash, hashedPart(row));
    return { ...row, details: json(row.details), hash };
  });
  await inPortions(rows, (portion) => trx.insertInto('audit_event').values(portion).execute());
  await trx.updateTable('audit_head').set({ sequence, hash }).where('chain', '=', chain).execute();
  return sequence;
}

/** What of a row is hashed, as it leaves in an export. */
export const hashedPart = (row: Omit<AuditRow, 'hash' | 'round_table_id'>) => ({
  chain: row.chain,
  sequence: row.sequence,
  act: row.act,
  personId: row.person_id,
  delegationId: row.delegation_id,
  subject: { kind: row.subject_kind, id: row.subject_id },
  details: row.details,
  at: row.at.toISOString(),
  // Only who is given it can try out who acted. Events from before there were salts have none.
  ...(row.salt && { salt: Buffer.from(row.salt).toString('hex') }),
});

/** The hash of one event after the one with `previous`; what anyone who checks an exported log computes. */
export const auditHash = (previous: Uint8Array, event: Record<string, unknown>): Buffer =>
  createHash('sha256').update(previous).update(canonicalJson(event)).digest();
