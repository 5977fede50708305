import type { Block, Footnote, Inline, ListItem, Publication } from '@penholder/shared/documents';
import type { Language } from '@penholder/shared/kernel';

/** Numbers from 0 up to 1 that depend on the seed alone (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What people paste, and what they try. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '-->',
  ']]>',
  '&lt;b&gt; &amp;copy; &#65;',
  '[x](javascript:alert(1))',
  '![x](y)',
  '](javascript:alert(1))',
  '[^1]',
  '[^1]: not a note',
  '|',
  'a | b |',
  '\\|',
  '# not a heading',
  '#hashtag',
  '> quoted',
  '1. one',
  '12) twelve',
  '- dash',
  '+ plus',
  '* star',
  '***',
  '---',
  '===',
  '```',
  '`code`',
  '~~gone~~',
  '~',
  '*a*',
  '**b**',
  '_c_',
  '__d__',
  'snake_case_word',
  'a*b*c',
  '2*3*4',
  '\\',
  '\\\\',
  '\\*',
  'ends with \\',
  '$x^2$',
  '#{1+1}',
  '#let x = 1',
  '@ref',
  '<label>',
  '= Heading',
  '/ term: x',
  '"quotes" and \'more\'',
  'http://example.org/plain',
  'www.example.org',
  'somebody@example.org',
  'line one\nline two',
  'two\n\nbreaks',
  'tab\there',
  '  spaces   inside  ',
  '\u00A0hard\u00A0space\u00A0',
  'soft\u00ADhyphen',
  'zero\u200Bwidth',
  '\u202Eturned around',
  '\u2067isolated',
  'mark\u200F\u200E',
  '\u0007bell\u0000',
  '\uFEFFbom',
  '\u{E0041}tag',
  '😀👩‍👩‍👧🇨🇭',
  'é and e\u0301',
  'ﬁ ligature',
  'a'.repeat(120),
  'Wort'.repeat(30),
  'https://example.org/'.padEnd(150, 'x/'),
  '∑≤≥≠→',
  'ไทย हिन्दी ქართული',
] as const;

const WORDS: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'migrants',
    'access',
    'health care',
    'municipality',
    'residence',
    'training',
    'co-operation',
    'data',
    'In 2018,',
    'the',
  ],
  fr: ['l’accès', 'santé', 'œuvre', 'à l’école', 'Côte d’Ivoire', 'où', '« droit »'],
  es: ['año', 'niñez', 'atención', '¿quién?', 'Perú', 'migración'],
  ar: ['الهجرة', 'الصحة', 'الحق', 'في عام 2018،', 'المغرب', 'التعليم', '(القانون)'],
  zh: ['移民', '医疗', '教育', '《指南》', '2018年，', '权利。'],
  ru: ['миграция', 'здоровье', 'права', 'объём', '«закон»'],
  pt: ['saúde', 'educação', 'formação'],
  de: ['Straße', 'Gesundheit', 'Arbeitsaufnahme'],
  it: ['perché', 'salute', 'città'],
};
const SPOKEN = Object.keys(WORDS) as Language[];

export interface Mix {
  /** The publication's language; any unless told. */
  readonly language?: Language;
  /** The languages that it and its runs are drawn from; all unless told. */
  readonly spoken?: readonly Language[];
  /** Whether texts hold what people try, and other languages; true unless told. */
  readonly isHostile?: boolean;
}

/** A publication that depends on the seed alone: every kind of block, every style, links, footnotes. Every text has words of its own. */
export function randomPublication(seed: number, mix: Mix = {}): Publication {
  const next = seeded(seed);
  const upTo = (most: number): number => Math.floor(next() * (most + 1));
  const one = <Thing>(things: readonly Thing[]): Thing => things[upTo(things.length - 1)]!;
  const maybe = (chance: number): boolean => next() < chance;
  const isHostile = mix.isHostile ?? true;
  const languages = mix.spoken ?? SPOKEN;
  const language = mix.language ?? one(languages);
  const footnotes: Footnote[] = [];
  let serial = 0;

  const text = (spoken: Language): string => {
    const pieces = Array.from({ length: 1 + upTo(4) }, () =>
      isHostile && maybe(0.35) ? one(HOSTILE) : one(WORDS[spoken]),
    );
    return `${pieces.join(maybe(0.8) ? ' ' : '')} w${(serial += 1)}x`;
  };
  const run = (mayNote: boolean): Inline => {
    const spoken = isHostile && maybe(0.2) ? one(languages) : language;
    const made: Inline = { text: `${maybe(0.4) ? ' ' : ''}${text(spoken)}${maybe(0.4) ? ' ' : ''}` };
    if (spoken !== language) made.language = spoken;
    if (maybe(0.2)) made.bold = true;
    if (maybe(0.2)) made.italic = true;
    if (maybe(0.2)) made.href = link();
    if (mayNote && maybe(0.12)) {
      made.footnote = `note-${(serial += 1)}`;
      footnotes.push({ id: made.footnote, content: runs(false) });
    }
    return made;
  };
  const link = (): string =>
    one([
      `https://example.org/p/${(serial += 1)}?a=1&b=2|3`,
      `https://example.org/a b/"q"/<t>/(p)/${(serial += 1)}#f`,
      `mailto:who${(serial += 1)}@example.org`,
      `https://example.org/é/${(serial += 1)}?copy=&copy;=1`,
      `http://example.org/[x]\`y\`\\z/*${(serial += 1)}*_`,
      `https://example.org/移民/${(serial += 1)}`,
    ]);
  const runs = (mayNote: boolean): Inline[] => Array.from({ length: 1 + upTo(4) }, () => run(mayNote));
  const id = (): string => `b-${(serial += 1)}`;
  const item = (): ListItem => ({ id: id(), level: upTo(3), content: runs(true) });
  const block = (): Block => {
    const kind = one(['heading', 'paragraph', 'paragraph', 'quotation', 'list', 'list', 'table'] as const);
    if (kind === 'heading')
      return { kind, id: id(), level: 1 + upTo(5), content: runs(true), ...(maybe(0.2) ? { startsPage: true } : {}) };
    if (kind === 'paragraph')
      return {
        kind,
        id: id(),
        content: runs(true),
        ...(maybe(0.3)
          ? { role: one(['introduction', 'disclaimer', 'note'] as const) }
          : maybe(0.2)
            ? { number: one(['7', '12 bis', '3.', '#4']) }
            : {}),
      };
    if (kind === 'quotation') return { kind, id: id(), content: runs(true) };
    if (kind === 'list')
      return { kind, id: id(), ordered: maybe(0.5), items: Array.from({ length: 1 + upTo(5) }, item) };
    const width = 1 + upTo(3);
    const row = (): Inline[][] => Array.from({ length: width }, () => runs(true));
    return { kind, id: id(), header: row(), rows: Array.from({ length: upTo(4) }, row) };
  };
  const title = (): string => text(language).replaceAll('\n', ' ');
  return {
    symbol: `RT2/X/${seed}`,
    language,
    title: title(),
    ...(maybe(0.5) ? { subtitle: title() } : {}),
    forum: title(),
    roundTable: title(),
    ...(maybe(0.5) ? { distribution: title() } : {}),
    keywords: [title()],
    issuedOn: '2023-09-14',
    disclaimers: Array.from({ length: upTo(3) }, title),
    blocks: Array.from({ length: 4 + upTo(8) }, block),
    // Footnotes are found by id: their own order must not matter.
    footnotes: footnotes.reverse(),
  };
}
