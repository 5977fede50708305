import { z } from 'zod';
import { defineRoute, id, LocalizedText, pageOf, PageQuery } from '../kernel/index.ts';
import { InRoundTable } from './paths.ts';

/** One act that matters. Person and delegation are there as far as the attribution ladder lets this reader know. */
const AuditLine = z.object({
  sequence: z.number().int(),
  act: z.string(),
  at: z.string(),
  person: z.object({ id: id('person'), name: z.string() }).nullable(),
  delegation: z.object({ id: id('delegation'), names: LocalizedText }).nullable(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  details: z.record(z.string(), z.unknown()),
  /** SHA-256 over the hash before and this event, hexadecimal. */
  hash: z.string(),
});
export type AuditLine = z.infer<typeof AuditLine>;

export const listAuditEvents = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/audit',
  summary:
    'The audit log, newest first: all of it, one’s own delegation’s acts, or one’s own acts, as the permission table says',
  policy: { who: 'act', act: 'audit.read' },
  params: InRoundTable,
  query: PageQuery.extend({
    /** An act, or the beginning of acts: `practice.` */
    act: z.string().max(100).optional(),
    person: id('person').optional(),
    delegation: id('delegation').optional(),
    subject: z.string().max(100).optional(),
  }),
  reply: pageOf(AuditLine).extend({ sees: z.enum(['all', 'delegation', 'own']) }),
});

const Verified = z.object({
  isIntact: z.boolean(),
  events: z.number().int(),
  /** The first event that does not follow from the one before. */
  brokenAt: z.number().int().nullable(),
  hash: z.string(),
});

export const verifyAudit = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/audit/verify',
  summary: 'Computes the whole hash chain of the audit log again',
  policy: { who: 'act', act: 'audit.read' },
  params: InRoundTable,
  reply: Verified,
});

export const listServerAudit = defineRoute({
  method: 'GET',
  path: '/admin/audit',
  summary: 'The audit log of acts that belong to no round table, newest first',
  policy: { who: 'administrator' },
  query: PageQuery.extend({ act: z.string().max(100).optional() }),
  reply: pageOf(AuditLine),
});

export const verifyServerAudit = defineRoute({
  method: 'GET',
  path: '/admin/audit/verify',
  summary: 'Computes the hash chain of the server’s audit log again',
  policy: { who: 'administrator' },
  reply: Verified,
});
