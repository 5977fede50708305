import type { CompendiumItem } from '@penholder/shared/compendium';
import { directionOf, inLanguage, type Language } from '@penholder/shared/kernel';

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// Characters that XML has no place for are left out.
const escaped = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/[&<>"]/g, (sign) => SIGNS[sign]!);

/** RFC 4287 has no direction of its own: a mark of direction before what runs from right to left. */
const directed = (text: string, language: Language): string =>
  directionOf(language) === 'rtl' ? `\u200F${text}` : text;

const TITLES: Readonly<Partial<Record<Language, string>>> = {
  en: 'Compendium of practices',
  ar: 'خلاصة الممارسات',
};

export interface Feed {
  readonly language: Language;
  /** Of the feed itself, with its filters; of the pages. */
  readonly self: string;
  readonly address: string;
  /** When the newest of its entries changed, else when it was asked for. ISO 8601. */
  readonly updated: string;
}

/**
 * An Atom feed (RFC 4287) of practices, the newest change first. An entry keeps its id for ever, and is updated when an
 * edition prints another version. [CP13]
 */
export function feedOf(items: readonly CompendiumItem[], { language, self, address, updated }: Feed): string {
  const titled = TITLES[language] === undefined ? 'en' : language;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${titled}">
  <id>${escaped(self)}</id>
  <title>${escaped(directed(TITLES[titled]!, titled))}</title>
  <updated>${updated}</updated>
  <link rel="self" type="application/atom+xml" href="${escaped(self)}"/>
  <link rel="alternate" type="text/html" href="${escaped(`${address}/compendium`)}"/>
  <generator>Penholder</generator>
${items.map((item) => entryOf(item, language)).join('')}</feed>
`;
}

function entryOf(item: CompendiumItem, language: Language): string {
  const area = inLanguage(item.area.names, language);
  const authors = item.submitters.map(({ names }) => inLanguage(names, language, item.language).text);
  return `  <entry xml:lang="${item.language}">
    <id>urn:uuid:${item.id}</id>
    <title>${escaped(directed(item.title, item.language))}</title>
    <link rel="alternate" type="text/html" href="${escaped(item.address)}"/>
    <published>${item.publishedAt}</published>
    <updated>${item.changedAt}</updated>
${authors.map((name) => `    <author><name>${escaped(name)}</name></author>\n`).join('')}    <category term="${item.area.id}" label="${escaped(area.text)}"/>
    <summary>${escaped(directed(item.summary, item.language))}</summary>
    <content type="text" xml:lang="${item.edition.language}">${escaped(directed(`${item.sentence} (${item.edition.symbol})`, item.edition.language))}</content>
  </entry>
`;
}
