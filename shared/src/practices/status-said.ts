import { withWordEdges } from '../kernel/index.ts';
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
const NOT_YET = withWordEdges(
  /\b(?:draft (?:law|act|bill|decree)|bill (?:before|pending|under)|(?:is|are) (?:to be|being) (?:adopted|drafted)|not yet (?:in force|adopted|ratified|implemented))\b/iu,
  /\b(?:projet de (?:loi|décret)|proposition de loi|pas encore (?:en vigueur|adoptée?))\b/iu,
  /\b(?:proyecto de (?:ley|decreto)|anteproyecto|aún no (?:está en vigor|ha sido adoptad[ao]))\b/iu,
  /مشروع (?:قانون|مرسوم)/u,
  /\bзаконопроект\p{L}*|\bпроект\p{L}* (?:закона|указа|постановления)\b|\bещ[её] не (?:вступил\p{L}* в силу|принят\p{L}*)/iu,
  /法律草案|法案草案|尚未(?:生效|通过|实施)/u,
  /\b(?:projeto de lei|proposta de lei|ainda não (?:está em vigor|foi adotad[ao]))\b/iu,
  /\b(?:(?:Gesetz|Verordnungs)entwurfe?s?|noch nicht in Kraft)\b/iu,
  /\b(?:disegno di legge|proposta di legge|non (?:è )?ancora (?:in vigore|stat[ao] adottat[ao]))\b/iu,
);

/** What a text says against the living status that is declared beside it, the gravest first; undefined where they agree. [PR65] */
export function saidAgainst(livingStatus: LivingStatus, text: string): StatusSaid | undefined {
  const against = AGAINST[livingStatus] ?? [];
  const said = statusSaidIn(text).find(({ status }) => against.includes(status));
  const draft = livingStatus === 'in-force' ? NOT_YET.exec(text) : null;
  return said ?? (draft ? { status: 'planned', phrase: draft[0], at: draft.index } : undefined);
}
