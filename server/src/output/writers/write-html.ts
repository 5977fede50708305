import { createHash } from 'node:crypto';
import { partsOf, type Publication } from '@penholder/shared/documents';
import { directionOf, type Language } from '@penholder/shared/kernel';
import { writtenDate } from '@penholder/shared/output';
import { HTML_STYLE } from './html-style.ts';
import { LABELS, TAGS, type Labels } from './labels.ts';
import { prepare } from './prepare.ts';
import {
  headingText,
  type Line,
  type Phrase,
  type Prepared,
  type PreparedBlock,
  type PreparedItem,
  type PreparedNote,
  type Span,
} from './prepared.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML text or as a quoted attribute's value. */
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);

/**
 * A publication as one HTML file that needs nothing else: no script (its own policy forbids them), no font or image to
 * fetch. Blocks and items are anchored by their ids, which begin with a letter or digit; the file's own anchors begin
 * with `_`. The same publication gives the same bytes.
 */
export function writeHtml(publication: Publication): Uint8Array {
  const prepared = prepare(publication);
  return new TextEncoder().encode(new Page(prepared).document(prepared));
}

/** Writes pieces of the page; knows the language that they are in, and what notes are called. */
class Page {
  readonly language: Language;
  readonly labels: Labels;
  readonly marks: readonly string[];

  constructor({ language, notes }: Prepared) {
    this.language = language;
    this.labels = LABELS[language];
    this.marks = notes.map(({ mark }) => mark);
  }

  document(prepared: Prepared): string {
    const policy = createHash('sha256').update(HTML_STYLE).digest('base64');
    return [
      `<!DOCTYPE html>\n<html lang="${TAGS[this.language]}" dir="${directionOf(this.language)}">\n<head>\n<meta charset="utf-8">`,
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${policy}'; base-uri 'none'; form-action 'none'">`,
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      '<meta name="referrer" content="no-referrer">',
      `<title>${escape(prepared.title)}</title>`,
      `<meta name="author" content="${escape(prepared.roundTable)}">`,
      ...(prepared.keywords.length > 0
        ? [`<meta name="keywords" content="${escape(prepared.keywords.join(', '))}">`]
        : []),
      `<meta name="dcterms.issued" content="${prepared.issuedOn}">`,
      `<meta name="dcterms.identifier" content="${escape(prepared.symbol)}">`,
      `<style>${HTML_STYLE}</style>\n</head>\n<body>`,
      `<a class="skip" href="#_text">${this.labels.skip}</a>`,
      this.masthead(prepared),
      this.contents(prepared.outline),
      `<main id="_text" tabindex="-1">`,
      ...(prepared.isLettered ? this.parts(prepared) : prepared.blocks.map((block) => this.block(block))),
      '</main>',
      prepared.isLettered ? '' : this.notes(prepared.notes, { id: '_notes', heading: 'h2', list: 'ol' }),
      '</body>\n</html>\n',
    ].join('\n');
  }

  masthead(prepared: Prepared): string {
    const facts = [
      ...(prepared.distribution === null
        ? []
        : [`${this.labels.distribution}${this.labels.colon} ${escape(prepared.distribution)}`]),
      `<time datetime="${prepared.issuedOn}">${writtenDate(prepared.issuedOn, this.language)}</time>`,
      this.labels.name,
    ];
    return [
      '<header>',
      `<p class="mast"><span>${escape(prepared.forum)}</span> <span class="symbol"><bdi>${escape(prepared.symbol)}</bdi></span></p>`,
      `<div class="mast"><span class="table">${escape(prepared.roundTable)}</span>`,
      `<ul>${facts.map((fact) => `<li>${fact}</li>`).join('')}</ul></div>`,
      `<h1>${escape(prepared.title)}</h1>`,
      ...(prepared.subtitle === null ? [] : [`<p class="subtitle">${escape(prepared.subtitle)}</p>`]),
      ...(prepared.disclaimers.length === 0
        ? []
        : [
            `<div class="disclaimers" role="note">${prepared.disclaimers.map((text) => `<p>${escape(text)}</p>`).join('')}</div>`,
          ]),
      '</header>',
    ].join('\n');
  }

  /** The headings as nested lists of links; nothing where there are none. */
  contents(outline: Prepared['outline']): string {
    if (outline.length === 0) return '';
    const list = (entries: Prepared['outline']): string =>
      `<ol>\n${entries.map(({ of: { id, line }, under }) => `<li><a href="#${id}"${this.speaks(line.language)}>${escape(headingText(line))}</a>${under.length > 0 ? list(under) : ''}</li>`).join('\n')}\n</ol>`;
    return `<nav aria-labelledby="_contents">\n<h2 id="_contents">${this.labels.contents}</h2>\n${list(outline)}\n</nav>`;
  }

  block(block: PreparedBlock): string {
    const { id } = block;
    switch (block.kind) {
      case 'heading': {
        // The title is the page's h1; a sixth level below it has no element of its own and shares the last.
        const tag = `h${Math.min(6, block.level + 1)}`;
        return `<${tag} id="${id}"${block.startsPage ? ' class="page"' : ''}${this.speaks(block.line.language)}>${this.line(block.line)}</${tag}>`;
      }
      case 'paragraph': {
        const number = block.number === null ? '' : `<span class="number">${escape(block.number)}</span> `;
        return `<p id="${id}"${block.role === null ? '' : ` class="${block.role}"`}${this.speaks(block.line.language)}>${number}${this.line(block.line)}</p>`;
      }
      case 'quotation':
        return `<blockquote id="${id}"${this.speaks(block.line.language)}><p>${this.line(block.line)}</p></blockquote>`;
      case 'list':
        return this.list(block.ordered, block.items, id);
      case 'table':
        return this.table(block);
    }
  }

  list(ordered: boolean, items: readonly PreparedItem[], id?: string): string {
    const tag = ordered ? 'ol' : 'ul';
    const inner = items.map(
      (item) =>
        `<li id="${item.id}">${this.inside(item.line)}${item.items.length > 0 ? this.list(ordered, item.items) : ''}</li>`,
    );
    return `<${tag}${id === undefined ? '' : ` id="${id}"`}>\n${inner.join('\n')}\n</${tag}>`;
  }

  table({ id, header, rows }: Extract<PreparedBlock, { kind: 'table' }>): string {
    const cell = (tag: string, line: Line): string =>
      `<${tag}${this.speaks(line.language)}>${this.line(line)}</${tag.split(' ')[0]}>`;
    const row = (tag: string, lines: readonly Line[]): string =>
      `<tr>${lines.map((line) => cell(tag, line)).join('')}</tr>`;
    return [
      `<div class="scroll"><table id="${id}">`,
      ...(header.length > 0 ? [`<thead>${row('th scope="col"', header)}</thead>`] : []),
      `<tbody>\n${rows.map((lines) => row('td', lines)).join('\n')}\n</tbody></table></div>`,
    ].join('\n');
  }

  /** The blocks, with the notes of each part at its end. */
  parts({ blocks, notes }: Prepared): string[] {
    return partsOf<PreparedBlock>(blocks).flatMap((own, part) => [
      ...own.map((block) => this.block(block)),
      this.notes(
        notes.filter((note) => note.part === part),
        // Several regions of notes are told apart by their parts' headings.
        { id: `_notes-${part}`, heading: 'h3', list: 'ol type="a"', of: own[0]?.kind === 'heading' ? own[0].id : '' },
      ),
    ]);
  }

  /** Notes under a heading of their own; `of` is the heading of their part. */
  notes(notes: readonly PreparedNote[], as: { id: string; heading: 'h2' | 'h3'; list: string; of?: string }): string {
    if (notes.length === 0) return '';
    const items = notes.map(({ number, mark, line }) => {
      const back = escape(this.labels.backTo.replace('%', mark));
      return `<li id="_note-${number}">${this.inside(line)} <a class="back" role="doc-backlink" href="#_mark-${number}" aria-label="${back}">↩</a></li>`;
    });
    const named = as.of ? `${as.id} ${as.of}` : as.id;
    return `<section class="notes" role="doc-endnotes" aria-labelledby="${named}">\n<${as.heading} id="${as.id}">${this.labels.notes}</${as.heading}>\n<${as.list}>\n${items.join('\n')}\n</ol>\n</section>`;
  }

  /** A line inside an item of a list: the item keeps the page's direction, so that its number stays in its column. */
  inside(line: Line): string {
    const speaks = this.speaks(line.language);
    return speaks === '' ? this.line(line) : `<span${speaks}>${this.line(line)}</span>`;
  }

  line(line: Line): string {
    return line.phrases.map((phrase) => this.phrase(phrase, line.language)).join('');
  }

  phrase({ href, spans, note }: Phrase, around: Language): string {
    const text = spans.map((span) => this.span(span, around)).join('');
    const linked = href === null ? text : `<a href="${escape(href)}">${text}</a>`;
    return note === null
      ? linked
      : `${linked}<sup><a id="_mark-${note}" role="doc-noteref" href="#_note-${note}">${this.marks[note - 1]}</a></sup>`;
  }

  span({ text, bold, italic, language }: Span, around: Language): string {
    let html = escape(text).replaceAll('\n', '<br>');
    if (italic) html = `<em>${html}</em>`;
    if (bold) html = `<strong>${html}</strong>`;
    return language === around ? html : `<span lang="${TAGS[language]}" dir="${directionOf(language)}">${html}</span>`;
  }

  /** The attributes of an element in a language that is not the page's. */
  speaks(language: Language): string {
    return language === this.language ? '' : ` lang="${TAGS[language]}" dir="${directionOf(language)}"`;
  }
}
