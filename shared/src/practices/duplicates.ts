import { z } from 'zod';

/** Why a practice is likely about the same as another. */
export const DUPLICATE_REASONS = ['title', 'text', 'translation', 'submitter', 'country'] as const;
export const DuplicateReason = z.enum(DUPLICATE_REASONS);
export type DuplicateReason = z.infer<typeof DuplicateReason>;

/** How much two practices have in common. Shares are 0 to 1. */
export interface Likeness {
  /** Of the titles' trigrams, in whichever language both are written. */
  readonly title: number;
  /** Of the stems of one's title and summary, how many the other has. */
  readonly text: number;
  /** The same, of what a published edition prints of the other in the language of the one. */
  readonly translation: number;
  /** A delegation submits both, as far as the reader may know. */
  readonly sharesSubmitter: boolean;
  readonly sharesCountry: boolean;
}

const ENOUGH = { title: 0.4, text: 0.5, translation: 0.5 } as const;
/** What a common submitter and a common country add: alone they are no reason. */
const BESIDE = { submitter: 0.15, country: 0.1 } as const;
const LIKELY = 0.5;

/** The most that are shown. */
export const MOST_DUPLICATES = 5;

/**
 * How likely both are about the same, 0 where they are not likely to be: the most that title, text or translation have in
 * common, and a little for the same submitter and country [PR47].
 */
export function likelihoodOf({ title, text, translation, sharesSubmitter, sharesCountry }: Likeness): number {
  const words = Math.max(title, text, translation);
  // Few words are shared by chance; without them the same submitter in the same country has simply done two things.
  if (words < 0.3) return 0;
  const sum = words + (sharesSubmitter ? BESIDE.submitter : 0) + (sharesCountry ? BESIDE.country : 0);
  return sum >= LIKELY ? sum : 0;
}

/** What is said of why. */
export function reasonsFor(likeness: Likeness): DuplicateReason[] {
  const { title, text, translation, sharesSubmitter, sharesCountry } = likeness;
  const best = Math.max(title, text, translation);
  const isWhy = (share: number, enough: number) => share >= enough || share === best;
  return DUPLICATE_REASONS.filter(
    (reason) =>
      ({
        title: isWhy(title, ENOUGH.title),
        text: isWhy(text, ENOUGH.text) && text > 0,
        translation: isWhy(translation, ENOUGH.translation) && translation > text,
        submitter: sharesSubmitter,
        country: sharesCountry,
      })[reason],
  );
}
