import { conflict, type Verdict } from '../kernel/index.ts';
import { type AttributionLevel, disclosesAtLeast, lowest } from '../round-tables/index.ts';
import { type PracticeFields, symbolOf } from './practice.ts';

/** How far a version tells who submits it, and how far it is to once every submitter has confirmed it. */
export interface VersionAttribution {
  readonly told: AttributionLevel;
  /** Null where it tells already what it is to tell. */
  readonly asked: AttributionLevel | null;
}

/** What a level that somebody chose tells of a practice: its delegations at most, whoever of their people wrote it. */
export const tellsAtMost = (chosen: AttributionLevel): AttributionLevel => lowest(chosen, 'delegation');

const isMore = (chosen: AttributionLevel, than: AttributionLevel): boolean =>
  !disclosesAtLeast(than, tellsAtMost(chosen));

/**
 * What a version that is submitted with the level `chosen` tells: no more than `before` until every submitter has confirmed it
 * [PR69]. `before`: what the version before it tells, or, of the first, the least that the practices tell that it carries on.
 */
export const attributionOfVersion = (
  chosen: AttributionLevel,
  before: AttributionLevel | undefined,
): VersionAttribution =>
  before !== undefined && isMore(chosen, before)
    ? { told: before, asked: tellsAtMost(chosen) }
    : { told: tellsAtMost(chosen), asked: null };

/** What a working copy would change of what was submitted last: it tells the same, less, or more than that does or asks to. */
export function attributionChange(
  chosen: AttributionLevel,
  { told, asked }: VersionAttribution,
): 'same' | 'less' | 'more' {
  const level = asked ?? told;
  return isMore(chosen, level) ? 'more' : tellsAtMost(chosen) === level ? 'same' : 'less';
}

/** Whether a practice may be submitted with the level that was chosen, given what it took the place of [PR45]. */
export function mayTell(
  { attribution }: Pick<PracticeFields, 'attribution'>,
  superseded: readonly { readonly number: number; readonly told: AttributionLevel }[],
): Verdict {
  const less = superseded.find(({ told }) => isMore(attribution, told));
  return (
    less &&
    conflict(
      'practice.lineage-tells-less',
      `This practice took the place of ${symbolOf(less.number)}, which tells less of who submits it: the link between them would tell it of both. Name the submitters no further than that does.`,
      { params: { number: less.number } },
    )
  );
}
