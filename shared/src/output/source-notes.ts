import type { Footnote, Inline } from '../documents/index.ts';
import { directionOf, type Language, QUOTES } from '../kernel/index.ts';
import type { SourceFacts } from './annex-facts.ts';
import { atStop, linkSaid } from './source-links.ts';
import { writtenDate } from './written-dates.ts';

/** A text with the marks of its notes, and the notes. */
export interface Noted {
  readonly content: Inline[];
  readonly notes: Footnote[];
}

/**
 * The marks of notes stand before the punctuation in French and Spanish and after it in English, as the United Nations
 * Editorial Manual has it; before it also where the language's own custom is such.
 */
const MARKS_BEFORE_STOP: ReadonlySet<Language> = new Set(['fr', 'es', 'ru', 'it']);

/**
 * Gives a text its sources as notes (AX63). Where it says a source's label that is a link, and the mark of the source's
 * note follows; all others are in one note at the end, since marks side by side would read as one of two letters. `id` is
 * the entry's; those of its notes begin with it.
 */
export function withNotes(
  runs: readonly Inline[],
  sources: readonly SourceFacts[],
  { id, language }: { readonly id: string; readonly language: Language },
): Noted {
  const idOf = (source: SourceFacts): string => `${id}-note-${sources.indexOf(source) + 1}`;
  const found = linkSaid(runs, sources, (source) => ({ footnote: idOf(source) }));
  const { rest } = found;
  const linked = pastQuotes(found.linked, language);
  const said = sources.filter((source) => !rest.includes(source));
  const [first] = rest;
  const end = first && endOf(linked, language);
  // A mark that stands at the end already leads to the others too.
  const shared = end?.last.footnote;
  const notes = said.map((source): Footnote => {
    const others = idOf(source) === shared ? rest : [];
    return { id: idOf(source), content: noteOn([source], others, language) };
  });
  if (!end || shared !== undefined) return { content: linked, notes };
  return {
    content: [...end.before, { ...end.last, footnote: idOf(first) }, ...end.after],
    notes: [...notes, { id: idOf(first), content: noteOn([], rest, language) }],
  };
}

/** A mark after words that are quoted stands after the quotation mark that closes them. */
function pastQuotes(runs: readonly Inline[], language: Language): Inline[] {
  const close = QUOTES[language][1];
  const moved = [...runs];
  for (let at = 0; at + 1 < moved.length; at += 1) {
    const [{ footnote, ...run }, next] = [moved[at]!, moved[at + 1]!];
    if (footnote === undefined || next.footnote !== undefined || !next.text.startsWith(close)) continue;
    const after = next.text.slice(close.length);
    moved.splice(at, 2, run, { ...next, text: close, footnote }, ...(after === '' ? [] : [{ ...next, text: after }]));
  }
  return moved;
}

/** The run that the mark at the end of a text follows, with what stands around it. */
function endOf(runs: readonly Inline[], language: Language) {
  const [before, after] = MARKS_BEFORE_STOP.has(language) ? atStop(runs) : [runs, []];
  return { before: before.slice(0, -1), last: before.at(-1) ?? { text: '' }, after };
}

interface NoteWords {
  /** Before an address. */
  readonly at: string;
  readonly seen: (day: string) => string;
  readonly comma: string;
  readonly semicolon: string;
  readonly stop: string;
}
const words = (at: string, seen: NoteWords['seen'], [comma, semicolon, stop] = [', ', '; ', '.']): NoteWords => ({
  at,
  seen,
  comma: comma!,
  semicolon: semicolon!,
  stop: stop!,
});
const WORDS: Readonly<Record<Language, NoteWords>> = {
  en: words('available at ', (day) => ` (accessed on ${day})`),
  fr: words('disponible à l’adresse ', (day) => ` (consulté le ${day})`),
  es: words('disponible en ', (day) => ` (consultado el ${day})`),
  ar: words('متاح على الرابط التالي: ', (day) => ` (تاريخ الاطلاع: ${day})`, ['، ', '؛ ', '.']),
  zh: words('可查阅：', (day) => `（${day}访问）`, ['，', '；', '。']),
  ru: words('размещено по адресу ', (day) => ` (дата обращения: ${day})`),
  pt: words('disponível em ', (day) => ` (consultado em ${day})`),
  de: words('abrufbar unter ', (day) => ` (abgerufen am ${day})`),
  it: words('disponibile all’indirizzo ', (day) => ` (ultimo accesso: ${day})`),
};

/** `Available at https://example.org/law (accessed on 1 May 2023); Report, available at https://example.org/report.`; one at most is `said`. */
function noteOn(said: readonly SourceFacts[], others: readonly SourceFacts[], language: Language): Inline[] {
  const { at, seen, comma, semicolon, stop } = WORDS[language];
  const parts = [
    ...said.map((source) => ({ source, before: at.charAt(0).toUpperCase() + at.slice(1) })),
    ...others.map((source) => ({ source, before: `${source.label}${comma}${at}` })),
  ];
  return parts
    .flatMap(({ source: { address, seenOn }, before }, index): Inline[] => {
      const after = seenOn === null ? '' : seen(writtenDate(seenOn, language));
      return [
        { text: index === 0 ? before : `${semicolon}${before}` },
        // An address runs from left to right: in a text of the other direction it is marked as foreign.
        { text: address, href: address, ...(directionOf(language) === 'rtl' ? { language: 'en' } : {}) },
        { text: index === parts.length - 1 ? `${after}${stop}` : after },
      ];
    })
    .filter(({ text }) => text !== '');
}
