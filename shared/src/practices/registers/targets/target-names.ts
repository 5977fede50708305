/**
 * What the targets of the Sustainable Development Goals are called in one language, by their codes: few words of our own, at
 * most 60 letters. What a target says is in A/RES/70/1.
 */
export type TargetNames = Readonly<Record<string, string>>;
