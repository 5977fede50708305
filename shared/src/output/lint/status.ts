import type { LivingStatus } from '../../practices/index.ts';
import { type Found, excerptOf, found } from './found.ts';
import type { LintMaterial } from './material.ts';
import { STATUS_PHRASES } from './status-phrases.ts';

/** What a text says of a practice's living status, with the words that say so; the gravest first. */
export const statusSaidIn = (text: string): { status: LivingStatus; phrase: string; at: number }[] =>
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

/** AX33. */
export const contradictedStatus = ({ practices, facts }: LintMaterial): Found[] =>
  practices.flatMap(({ practice: { id, livingStatus }, text }): Found[] => {
    const against = AGAINST[livingStatus] ?? [];
    const said = statusSaidIn(text.text).find(({ status }) => against.includes(status));
    const draft = livingStatus === 'in-force' ? NOT_YET.exec(text.text) : null;
    const words = said ?? (draft && { status: 'planned' as const, phrase: draft[0], at: draft.index });
    if (!words) return [];
    return [
      found({
        rule: 'status-contradicted',
        place: { kind: 'practice', id },
        language: facts.language,
        excerpt: excerptOf(text.text, words.at, words.phrase.length),
        params: { livingStatus, said: words.status },
        remedies: [{ act: 'ask', about: 'status' }],
        about: `${livingStatus} ${text.text}`,
      }),
    ];
  });
