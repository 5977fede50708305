import { conflict, forbidden, invalid, type Language, type Verdict } from '../kernel/index.ts';
import { ATTRIBUTION_LEVELS, type AttributionLevel } from './attribution.ts';
import { type Phase, PHASES, type RoundTableSettings } from './round-table.ts';
import { levelOfTable } from './voice.ts';

type Attribution = Pick<RoundTableSettings, 'attribution' | 'attributionByPhase'>;
const rung = (level: AttributionLevel) => ATTRIBUTION_LEVELS.indexOf(level);

/** Whether readers would be told more than before about who made a contribution, in any phase [RT8]. */
export const raisesAttribution = (before: Attribution, after: Attribution): boolean =>
  PHASES.some((phase) => rung(levelOfTable(after, phase)) > rung(levelOfTable(before, phase)));

/** Whether these settings may take the place of those without both co-chairs [RT8]. */
export const judgeSettings = (before: Attribution, after: Attribution): Verdict =>
  raisesAttribution(before, after)
    ? forbidden('round-table.raises-attribution', 'Telling more about who said what than before takes both co-chairs.')
    : undefined;

/** Whether a time zone is one that dates can be told in: an IANA name such as `Europe/Zurich`. */
export function judgeTimeZone(timeZone: string): Verdict {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return undefined;
  } catch {
    return invalid('round-table.unknown-time-zone', 'There is no such time zone.', {
      fields: { timeZone: 'There is no such time zone.' },
    });
  }
}

/** Whether the texts that name a round table are there in its first language, which everyone falls back to. */
export const judgeTitle = (title: Partial<Record<Language, string>>, languages: readonly Language[]): Verdict =>
  title[languages[0]!]
    ? undefined
    : invalid('round-table.title-missing', 'The title is needed in the first of the languages.', {
        fields: { title: 'The title is needed in the first of the languages.' },
      });

/** Whether a round table may go from one phase to another: to any other, since a round table may have to go back [RT9]. */
export const judgePhaseChange = (from: Phase, to: Phase): Verdict =>
  from === to ? conflict('round-table.same-phase', 'The round table is in this phase already.') : undefined;
