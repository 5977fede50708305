/** How a decision is taken. */
export const METHODS = ['gradient', 'yes-no-abstain'] as const;
export type Method = (typeof METHODS)[number];

/**
 * The gradient of support, from the most support to none (after S. Kaner's gradients of agreement, with the two answers
 * that delegations need: co-sponsoring, and waiting for one's capital).
 */
export const GRADIENT_CHOICES = [
  'co-sponsor',
  'support',
  'can-live-with',
  'reservation',
  'need-instruction',
  'cannot-join',
] as const;
export type GradientChoice = (typeof GRADIENT_CHOICES)[number];

export const YES_NO_CHOICES = ['yes', 'no', 'abstain'] as const;
export type YesNoChoice = (typeof YES_NO_CHOICES)[number];

export type Choice = GradientChoice | YesNoChoice;
export const CHOICES: readonly Choice[] = [...GRADIENT_CHOICES, ...YES_NO_CHOICES];

/** The choices that a method offers, in the order in which a ballot lists them. */
export const choicesOf = (method: Method): readonly Choice[] =>
  method === 'gradient' ? GRADIENT_CHOICES : YES_NO_CHOICES;

/** How many times each choice was made; every choice of the method is there. */
export function countChoices<C extends Choice>(choices: readonly C[], ballots: readonly string[]): Record<C, number> {
  const counts = Object.fromEntries(choices.map((choice) => [choice, 0])) as Record<C, number>;
  for (const ballot of ballots) if (ballot in counts) counts[ballot as C] += 1;
  return counts;
}
