import { z } from 'zod';
import { FORMATS } from '../documents/index.ts';
import { conflict, id, Language, type Id, type Verdict } from '../kernel/index.ts';
import { type Actor, can } from '../people/index.ts';
import { symbolOf } from '../practices/index.ts';
import { Annex, ANNEXES } from './annex-facts.ts';

export type EditionId = Id<'edition'>;

/** `compiling → compiled | failed`, `failed → compiling` when it is tried again, `compiled → published`. */
export const EDITION_STATUSES = ['compiling', 'compiled', 'failed', 'published'] as const;
export type EditionStatus = (typeof EDITION_STATUSES)[number];

/** How an edition is called: `editionSymbol('RT2', 1)` is `RT2/ANNEXES/ED.1`. */
export const editionSymbol = (code: string, number: number): string => `${code}/ANNEXES/ED.${number}`;

/** Annexes in their order, each once. */
export const inAnnexOrder = (letters: readonly Annex[]): Annex[] =>
  ANNEXES.filter((letter) => letters.includes(letter));

/** Whether the reader sees editions that are not published [AX29]. */
export const seesUnpublished = (actor: Actor): boolean => can(actor, 'edition.compile');

/** Why a compiled edition may no longer be published [AX28]. */
export const OUTDATED = [
  'practice-withdrawn',
  'practice-succeeded',
  'practice-not-cleared',
  'submitter-not-confirmed',
  'mention-open',
  'objection-open',
  'sentence-replaced',
  'attribution-lowered',
] as const;
export type Outdated = (typeof OUTDATED)[number];

/** What has become of a practice since the edition was compiled. */
export interface PracticeSince {
  readonly number: number;
  readonly status: string;
  /** The version that is cleared now, if any. */
  readonly clearedVersion: number | null;
  readonly publishedVersion: number | null;
  /** Delegations that the edition names and that no longer stand by the wording. */
  readonly tookBack: number;
  /** Mention checks of what is printed that are open or ask for a change [PR33]. */
  readonly mentionsOpen: number;
  /** What about an objection to the sentence that is printed keeps it from being published [AX57]. */
  readonly objection?: 'objection-open' | 'sentence-replaced' | undefined;
  /** Whether the sentence that is printed has been rewritten since, and names a delegation that was not asked about it so [PR62]. */
  readonly isRewritten?: boolean;
  /** Whether its author and the table still let readers know the delegations behind it. */
  readonly mayBeNamed: boolean;
}

/** Whether what an edition prints of a practice may still go out [AX28]. */
export function outdatedBy(practice: PracticeSince): Outdated | undefined {
  if (practice.status === 'withdrawn') return 'practice-withdrawn';
  if (practice.status === 'succeeded') return 'practice-succeeded';
  if (practice.clearedVersion === null && practice.publishedVersion === null) return 'practice-not-cleared';
  if (practice.status === 'not-included') return 'practice-not-cleared';
  if (!practice.mayBeNamed) return 'attribution-lowered';
  if (practice.tookBack > 0) return 'submitter-not-confirmed';
  if (practice.objection === 'sentence-replaced' || practice.isRewritten) return 'sentence-replaced';
  return practice.mentionsOpen > 0 ? 'mention-open' : practice.objection;
}

/** What waits for somebody's answer: the edition itself is as it should be. */
const WAITING: readonly Outdated[] = ['mention-open', 'objection-open'];

/** So many practices are named in a refusal; how many there are is said beside. */
const MOST_NAMED = 20;

/** Whether an edition may be published, given what has become of its practices [AX27, AX28, AX57]. */
export function mayPublish(status: EditionStatus, practices: readonly PracticeSince[]): Verdict {
  if (status === 'published') return conflict('edition.already-published', 'This edition is published already.');
  if (status !== 'compiled') return conflict('edition.not-compiled', 'Only a compiled edition can be published.');
  const held = practices
    .map((practice) => ({ number: practice.number, reason: outdatedBy(practice) }))
    .filter(({ reason }) => reason !== undefined);
  const paramsOf = (those: typeof held) => ({
    practices: those.length,
    which: those
      .slice(0, MOST_NAMED)
      .map(({ number }) => symbolOf(number))
      .join(', '),
  });
  const outdated = held.filter(({ reason }) => !WAITING.includes(reason!));
  if (outdated.length > 0)
    return conflict(
      'edition.outdated',
      'A practice in this edition has been withdrawn, carried on by another or opened again since, a submitter has taken back its confirmation, a sentence that was objected to or that names others has been replaced, or delegations are no longer to be named. Please compile a new edition.',
      { params: paramsOf(outdated) },
    );
  const objected = held.filter(({ reason }) => reason === 'objection-open');
  if (objected.length > 0)
    return conflict(
      'edition.objection-open',
      'Submitters object to sentences in this edition. Please answer them first: take their wording over and compile anew, or say why the sentence stays.',
      { params: paramsOf(objected) },
    );
  if (held.length > 0)
    return conflict(
      'edition.mention-open',
      'Practices in this edition name delegations that have not cleared the wording. Wait for their answer, leave the practices out, or have a co-chair set the question aside.',
      { params: paramsOf(held) },
    );
  return undefined;
}

export const EditionFile = z.object({
  format: z.enum(FORMATS),
  mediaType: z.string(),
  /** Bytes. */
  size: z.number().int(),
  /** Of the bytes; lower-case hexadecimal. */
  sha256: z.string(),
});
export type EditionFile = z.infer<typeof EditionFile>;

/** What an edition is, wherever it is listed; nothing of persons. */
export const EditionHead = z.object({
  id: id('edition'),
  symbol: z.string(),
  number: z.number().int(),
  language: Language,
  letters: z.array(Annex),
  /** The day it bears, YYYY-MM-DD. */
  issuedOn: z.string(),
  /** SHA-256 over the canonical JSON of its publication; null until it is compiled. */
  contentHash: z.string().nullable(),
  publishedAt: z.string().nullable(),
});
export type EditionHead = z.infer<typeof EditionHead>;
