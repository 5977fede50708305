import type { PersonId } from '../kernel/index.ts';

/** How long a key waits for the second, in days [RT6]. */
export const KEY_WAITS_DAYS = 14;

/** A key that someone turned for an act. */
export interface TurnedKey {
  readonly personId: PersonId;
  readonly turnedAt: Date;
}

/**
 * Whether an act that takes both co-chairs may be done: keys of two different persons who are co-chairs now, both turned
 * within the last fourteen days [RT6]. Keys of others (the secretariat's preparation) do not count.
 */
export function areBothKeysTurned(keys: readonly TurnedKey[], coChairs: readonly PersonId[], now: Date): boolean {
  const oldest = now.getTime() - KEY_WAITS_DAYS * 86_400_000;
  const holders = new Set(
    keys.filter((key) => key.turnedAt.getTime() > oldest && coChairs.includes(key.personId)).map((key) => key.personId),
  );
  return holders.size >= 2;
}
