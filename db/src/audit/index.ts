import { createHash } from 'node:crypto';
import { canonicalJson, type DelegationId, type PersonId, type RoundTableId } from '@penholder/shared/kernel';
import type { Trx } from '../open.ts';
import { json, now } from '../transaction.ts';

/** The chain of acts that belong to no round table. */
export const INSTANCE_CHAIN = '00000000-0000-0000-0000-000000000000';

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
export async function recordAct(trx: Trx, event: AuditEvent): Promise<number> {
  const chain = event.roundTableId ?? INSTANCE_CHAIN;
  await trx
    .insertInto('audit_head')
    .values({ chain, sequence: 0, hash: Buffer.alloc(32) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const head = await trx.selectFrom('audit_head').selectAll().where('chain', '=', chain).forUpdate().executeTakeFirstOrThrow();
  const at = await now(trx);
  const sequence = head.sequence + 1;
  const details = event.details ?? {};
  const hash = auditHash(head.hash, {
    chain,
    sequence,
    act: event.act,
    personId: event.personId,
    delegationId: event.delegationId ?? null,
    subject: event.subject,
    details,
    at: at.toISOString(),
  });
  await trx
    .insertInto('audit_event')
    .values({
      chain,
      sequence,
      round_table_id: event.roundTableId,
      act: event.act,
      person_id: event.personId,
      delegation_id: event.delegationId ?? null,
      subject_kind: event.subject.kind,
      subject_id: event.subject.id,
      details: json(details),
      at,
      hash,
    })
    .execute();
  await trx.updateTable('audit_head').set({ sequence, hash }).where('chain', '=', chain).execute();
  return sequence;
}

/** The hash of one event after the one with `previous`; what anyone who checks an exported log computes. */
export const auditHash = (previous: Uint8Array, event: Record<string, unknown>): Buffer =>
  createHash('sha256').update(previous).update(canonicalJson(event)).digest();
