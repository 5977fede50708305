import { inLanguage, type Language } from '../kernel/index.ts';
import { listOf } from '../output/index.ts';
import type { Printed } from './printing.ts';

/** A sentence, and what reference managers read. */
export const CITATION_FORMS = ['text', 'bibtex', 'ris', 'csl-json'] as const;
export type CitationForm = (typeof CITATION_FORMS)[number];

/** What a citation is made of, whatever its form. */
interface Cited {
  readonly authors: readonly string[];
  readonly title: string;
  readonly version: number;
  readonly symbol: string;
  readonly roundTable: string;
  readonly forum: string;
  readonly issuedOn: string;
  readonly language: Language;
  readonly address: string;
  readonly key: string;
}

const citedOf = ({ facts, edition }: Printed, address: string): Cited => ({
  authors: facts.submitters.map(({ names }) => inLanguage(names, edition.language, facts.language).text),
  title: facts.title,
  version: facts.version,
  symbol: edition.symbol,
  roundTable: edition.roundTable,
  forum: edition.forum,
  issuedOn: edition.issuedOn,
  language: facts.language,
  address,
  key: `${edition.code}-P-${facts.number}-v${facts.version}`.replace(/[^\w-]/g, ''),
});

/**
 * How a printing of a practice is cited: by the delegations that the edition names as its authors, with the version and the
 * edition, at the address of that printing. It names no person. [CP12]
 */
export function cite(printed: Printed, form: CitationForm, address: string): string {
  const cited = citedOf(printed, address);
  return { text: sentence, bibtex, ris, 'csl-json': cslJson }[form](cited, printed.edition.language);
}

/** One sentence that reads in any language of the edition: names, title, then the edition with its version and day. */
const sentence = (cited: Cited, language: Language): string =>
  `${listOf(cited.authors, language)}. “${cited.title}” (v${cited.version}). ${cited.roundTable}. ${cited.forum}. ${cited.symbol}, ${cited.issuedOn}. ${cited.address}`;

const PLAIN: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};
const inBraces = (text: string): string =>
  `{${text.replace(/\s+/g, ' ').replace(/[\\~^&%$#_{}]/g, (sign) => PLAIN[sign] ?? `\\${sign}`)}}`;

/** Authors and title stand in braces of their own, so that nobody takes "United Kingdom" for a person named Kingdom. */
const bibtex = (cited: Cited): string =>
  [
    `@incollection{${cited.key},`,
    `  author = {${cited.authors.map(inBraces).join(' and ')}},`,
    `  title = {${inBraces(cited.title)}},`,
    `  booktitle = ${inBraces(cited.roundTable)},`,
    `  organization = ${inBraces(cited.forum)},`,
    `  number = ${inBraces(cited.symbol)},`,
    `  version = {${cited.version}},`,
    `  year = {${cited.issuedOn.slice(0, 4)}},`,
    `  date = {${cited.issuedOn}},`,
    `  langid = {${cited.language}},`,
    // An address is taken as it is; ours has no sign that needs another.
    `  url = {${cited.address}}`,
    '}',
    '',
  ].join('\n');

const line = (text: string): string => text.replace(/\s+/g, ' ').trim();

const ris = (cited: Cited): string =>
  [
    ['TY', 'CHAP'],
    ...cited.authors.map((author) => ['AU', line(author)]),
    ['TI', line(cited.title)],
    ['T2', line(cited.roundTable)],
    ['PB', line(cited.forum)],
    ['ET', `v${cited.version}`],
    ['M1', cited.symbol],
    ['PY', cited.issuedOn.slice(0, 4)],
    ['DA', cited.issuedOn.replaceAll('-', '/')],
    ['LA', cited.language],
    ['UR', cited.address],
    ['ER', ''],
  ]
    .map(([tag, value]) => `${tag}  - ${value}\r\n`)
    .join('');

const cslJson = (cited: Cited): string =>
  `${JSON.stringify(
    [
      {
        id: cited.key,
        type: 'chapter',
        author: cited.authors.map((literal) => ({ literal })),
        title: cited.title,
        'container-title': cited.roundTable,
        publisher: cited.forum,
        number: cited.symbol,
        version: String(cited.version),
        issued: { 'date-parts': [cited.issuedOn.split('-').map(Number)] },
        language: cited.language,
        URL: cited.address,
      },
    ],
    null,
    2,
  )}\n`;
