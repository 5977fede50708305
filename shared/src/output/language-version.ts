import type { Language, LocalizedText } from '../kernel/index.ts';
import type { AnnexFacts } from './annex-facts.ts';

/**
 * The facts of another language version of an edition (AX26): the same practices in the same versions and order, the
 * same instruments and day; only texts in the new language are those of `current`, since translations come later, and who
 * may no longer be named is left out.
 */
export function inSameVersions(frozen: AnnexFacts, current: AnnexFacts, language: Language): AnnexFacts {
  const today = <Thing extends { id: string }>(things: readonly Thing[]) =>
    new Map(things.map((thing) => [thing.id, thing]));
  const areas = today(current.areas);
  const practices = today(current.practices);
  const groups = today(current.instrumentGroups);
  const instruments = today(current.instruments);
  const also = (then: LocalizedText, now: LocalizedText | undefined): LocalizedText =>
    now?.[language] === undefined ? then : { ...then, [language]: now[language] };
  const introductions = { ...frozen.introductions };
  for (const letter of frozen.annexes) {
    const text = current.introductions[letter]?.[language];
    if (text !== undefined) introductions[letter] = { ...introductions[letter], [language]: text };
  }
  const isNamedAsThen = frozen.practices.every(
    ({ id, mayBeNamed }) => !mayBeNamed || (practices.get(id)?.mayBeNamed ?? true),
  );
  return {
    ...frozen,
    language,
    // Of what is not printed any more, no count may tell (AX24).
    coverage:
      frozen.coverage && isNamedAsThen
        ? {
            ...frozen.coverage,
            rowHeads: frozen.coverage.rowHeads.map((head) => ({
              ...head,
              names: head.names && also(head.names, areas.get(head.key)?.names),
            })),
          }
        : null,
    roundTable: {
      ...frozen.roundTable,
      title: also(frozen.roundTable.title, current.roundTable.title),
      forum: also(frozen.roundTable.forum, current.roundTable.forum),
    },
    introductions,
    areas: frozen.areas.map((area) => ({ ...area, names: also(area.names, areas.get(area.id)?.names) })),
    practices: frozen.practices.map((then) => {
      const now = practices.get(then.id);
      // Who may no longer be named is not named in another language either (AX24).
      const practice = { ...then, mayBeNamed: then.mayBeNamed && (now?.mayBeNamed ?? true) };
      const text = now?.sentence[language];
      if (text === undefined) return practice;
      const writtenFor = now?.sentenceFor[language];
      return {
        ...practice,
        sentence: { ...practice.sentence, [language]: text },
        sentenceFor: { ...practice.sentenceFor, ...(writtenFor === undefined ? {} : { [language]: writtenFor }) },
      };
    }),
    instrumentGroups: frozen.instrumentGroups.map((group) => ({
      ...group,
      titles: also(group.titles, groups.get(group.id)?.titles),
    })),
    instruments: frozen.instruments.map((one) => ({
      ...one,
      citation: also(one.citation, instruments.get(one.id)?.citation),
    })),
  };
}
