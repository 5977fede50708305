import { z } from 'zod';
import { canonicalJson, id, LocalizedText } from '../kernel/index.ts';
import { CHOICES, METHODS } from './choices.ts';
import { Quorum } from './quorum.ts';
import { Tally } from './tally.ts';
import { THRESHOLDS } from './threshold.ts';
import { SECRECIES } from './who.ts';

/*
 * The ballot log of a round table: everything that happens to its decisions' ballots, one entry after another.
 *
 *   leaf  = SHA-256(0x00 ‖ canonical JSON (RFC 8785) of the entry)
 *   chain = SHA-256(0x01 ‖ chain of the entry before ‖ leaf), from 32 zero bytes on
 *
 * An entry names a delegation only by its voter key, SHA-256(salt ‖ delegation id) with a salt of 32 random bytes for each
 * decision and delegation, and a reason only by SHA-256(salt ‖ reason). So the log can be handed out and counted again where
 * the ladder does not disclose who voted how; where it does, the salts go with it. A cast entry has no time of its own, which
 * could be matched with who was there: its place in the chain says whether it came before the close.
 */

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const at = z.iso.datetime();

export const Opened = z.object({
  kind: z.literal('opened'),
  at,
  number: z.number().int(),
  question: LocalizedText,
  method: z.enum(METHODS),
  threshold: z.enum(THRESHOLDS).nullable(),
  secrecy: z.enum(SECRECIES),
  quorum: Quorum,
  subject: z.object({ kind: z.literal('practice'), id: z.string(), version: z.number().int() }).nullable(),
  closesAt: at.nullable(),
  /** The electorate's voter keys, sorted. */
  voters: z.array(hex),
});
export const Extended = z.object({ kind: z.literal('extended'), at, closesAt: at });
export const Cast = z.object({
  kind: z.literal('cast'),
  voter: hex,
  choice: z.enum(CHOICES),
  version: z.number().int().min(1),
  replaces: z.number().int().min(0),
  reason: hex.nullable(),
});
export const Closed = z.object({ kind: z.literal('closed'), at, by: z.enum(['deadline', 'co-chair']), result: Tally });

/** What happened. */
export const BallotEvent = z.discriminatedUnion('kind', [Opened, Extended, Cast, Closed]);
export type BallotEvent = z.infer<typeof BallotEvent>;

/** An entry: what happened, to which decision, at which place of which round table's log. */
export const BallotEntry = z.object({
  roundTable: id('round-table'),
  sequence: z.number().int().min(1),
  decision: id('decision'),
  operation: z.uuid(),
  event: BallotEvent,
});
export type BallotEntry = z.infer<typeof BallotEntry>;

/** A SHA-256: the platform's own, handed in, since this room does no I/O. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

const utf8 = new TextEncoder();
const joined = (...parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let from = 0;
  for (const part of parts) {
    whole.set(part, from);
    from += part.length;
  }
  return whole;
};

/** The chain before a round table's first entry. */
export const START_OF_CHAIN = new Uint8Array(32);

/** The leaf of an entry. [DE14] */
export const leafOf = (entry: BallotEntry, sha256: Sha256): Uint8Array =>
  sha256(joined(Uint8Array.of(0), utf8.encode(canonicalJson(entry))));

/** The chain after an entry with this leaf. [DE14] */
export const chainAfter = (previous: Uint8Array, leaf: Uint8Array, sha256: Sha256): Uint8Array =>
  sha256(joined(Uint8Array.of(1), previous, leaf));

/** What stands for a delegation, or a reason, in the log: only who has the salt can tell that it does. */
export const sealed = (salt: Uint8Array, text: string, sha256: Sha256): string =>
  toHex(sha256(joined(salt, utf8.encode(text))));

export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
export const fromHex = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

/**
 * The log of one decision as it leaves the server: every link of the round table's chain from its opening to its close; of
 * other decisions' entries in between only the leaf. `voters` is there where the ladder lets the roll call be known.
 */
export const DecisionLog = z.object({
  format: z.literal('penholder-ballot-log/1'),
  roundTable: z.object({ id: id('round-table'), code: z.string() }),
  decision: z.object({ id: id('decision'), number: z.number().int(), question: LocalizedText }),
  /** The chain before the first link, in hexadecimal. */
  previous: hex,
  links: z.array(z.object({ sequence: z.number().int(), leaf: hex, chain: hex, entry: BallotEntry.nullable() })),
  voters: z
    .array(
      z.object({
        voter: hex,
        delegation: z.object({ id: id('delegation'), names: LocalizedText }),
        salt: hex,
        reason: z.string().nullable(),
      }),
    )
    .nullable(),
});
export type DecisionLog = z.infer<typeof DecisionLog>;
