import type { LivingStatus } from './registers.ts';
import { STATUS_PHRASES } from './status-phrases.ts';

/** What a text says of a living status, by which words and where. */
export interface StatusSaid {
  readonly status: LivingStatus;
  readonly phrase: string;
  readonly at: number;
}

/** What a text says of a practice's living status, with the words that say so; the gravest first. */
export const statusSaidIn = (text: string): StatusSaid[] =>
  STATUS_PHRASES.flatMap(([status, words]) => {
    const said = words.exec(text);
    return said ? [{ status, phrase: said[0], at: said.index }] : [];
  });

/** What does not go with each status that is declared: "will introduce" is no contradiction of what is in force, "a draft law" is. */
const AGAINST: Readonly<Partial<Record<LivingStatus, readonly LivingStatus[]>>> = {
  'in-force': ['at-risk', 'repealed', 'ended'],
  pilot: ['at-risk', 'repealed', 'ended'],
  planned: ['repealed', 'ended'],
  'at-risk': ['repealed'],
};

/** Not in force yet, whatever the form says: only of what is declared to be in force. */
const NOT_YET =
  /\b(?:draft (?:law|act|bill|decree)|bill (?:before|pending|under)|(?:is|are) (?:to be|being) (?:adopted|drafted)|not yet (?:in force|adopted|ratified|implemented))\b|\b(?:projet de (?:loi|décret)|proposition de loi|pas encore (?:en vigueur|adoptée?))|\b(?:proyecto de (?:ley|decreto)|anteproyecto|aún no (?:está en vigor|ha sido adoptad[ao]))|مشروع (?:قانون|مرسوم)|\b(?:projeto de lei|Gesetzentwurf|disegno di legge)\b|законопроект|法律草案/iu;

/** What a text says against the living status that is declared beside it, the gravest first; undefined where they agree. [PR65] */
export function saidAgainst(livingStatus: LivingStatus, text: string): StatusSaid | undefined {
  const against = AGAINST[livingStatus] ?? [];
  const said = statusSaidIn(text).find(({ status }) => against.includes(status));
  const draft = livingStatus === 'in-force' ? NOT_YET.exec(text) : null;
  return said ?? (draft ? { status: 'planned', phrase: draft[0], at: draft.index } : undefined);
}
