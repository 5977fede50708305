import type { Language } from '../kernel/index.ts';
import type { PracticeStatus } from '../practices/index.ts';
import type { PracticeFacts } from './annex-facts.ts';

/** What became of a practice in an edition, compared with the edition before that printed it [AX60]. */
export const FATES = ['new', 'changed', 'same', 'not-printed'] as const;
export type Fate = (typeof FATES)[number];

/** Why an edition does not print a practice [AX59]. */
export const WHY_NOT = [
  'left-out',
  'attribution-withheld',
  'not-confirmed',
  'withdrawn',
  'not-included',
  'succeeded',
  'in-review',
] as const;
export type WhyNot = (typeof WHY_NOT)[number];

/** Why what was frozen of a practice is not printed; undefined where it is [AX5, AX6, AX24]. */
export function whyHeld({
  leftOut,
  mayBeNamed,
  submitters,
}: Pick<PracticeFacts, 'leftOut' | 'mayBeNamed' | 'submitters'>): WhyNot | undefined {
  if (leftOut !== null) return 'left-out';
  if (!mayBeNamed) return 'attribution-withheld';
  return submitters.some(({ confirmed }) => confirmed) ? undefined : 'not-confirmed';
}

/** Why a practice is not among what was frozen, by where it stood then. */
export const whyAbsent = (status: PracticeStatus): WhyNot =>
  status === 'withdrawn' || status === 'not-included' || status === 'succeeded' ? status : 'in-review';

/** What somebody is to a practice that they read about. */
export type FateReader = 'public' | 'table' | 'submitter' | 'bureau';

const KNOWN: Readonly<Record<FateReader, readonly WhyNot[]>> = {
  // Its address in the compendium says that it was withdrawn, and nothing else [CP4].
  public: ['withdrawn'],
  // The table is told of these steps [PR10, PR42].
  table: ['withdrawn', 'not-included', 'succeeded'],
  submitter: WHY_NOT,
  bureau: WHY_NOT,
};

/** The reason as far as the reader may know it; null where it is not theirs to know [AX59]. */
export const whyFor = (reader: FateReader, why: WhyNot): WhyNot | null => (KNOWN[reader].includes(why) ? why : null);

/** What is printed of a practice: its version, and its words in a language. */
export interface PrintedAs {
  readonly version: number | null;
  readonly printed: string;
  readonly language: Language;
}

/** What became of a printed practice since the edition that printed it last: by its words, in another language by its version [AX60]. */
export function fateOf(now: PrintedAs, before: PrintedAs | undefined): Exclude<Fate, 'not-printed'> {
  if (before === undefined) return 'new';
  const isSame = before.language === now.language ? before.printed === now.printed : before.version === now.version;
  return isSame ? 'same' : 'changed';
}
