import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { directionOf, type Language } from '@penholder/shared/kernel';

/** What every entry of the archive is dated: the first day that ZIP knows, in local time as the format has it. */
const ZIP_EPOCH = new Date(1980, 0, 1);

/**
 * Takes chance and the clock out of a Word file, and puts in what the library has no option for.
 * - relationship ids are numbered in the order of their part, bookmark ids in the order of the text
 * - the file was created and modified on the day that the publication bears
 * - lettered notes bear their letters themselves: Word counts a … z, aa, bb, and anew only with a section
 * - in a language written from right to left, the section, every paragraph by default and the contents say so
 * - entries come in a fixed order, the content types first, with a fixed date
 */
export function tidyDocx(
  file: ArrayBuffer,
  { issuedOn, language, letters }: { issuedOn: string; language: Language; letters: readonly string[] },
): Uint8Array {
  const parts = new Map(
    Object.entries(unzipSync(new Uint8Array(file))).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
  for (const [name, xml] of parts) if (name.endsWith('.rels')) renumberRelationships(parts, name, xml);
  change(parts, 'word/document.xml', renumberBookmarks);
  if (letters.length > 0) {
    change(parts, 'word/document.xml', (xml) => letterMarks(xml, letters));
    change(parts, 'word/footnotes.xml', (xml) => letterNotes(xml, letters, language));
  }
  change(parts, 'docProps/core.xml', (xml) =>
    xml.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${issuedOn}T00:00:00Z`),
  );
  if (directionOf(language) === 'rtl') {
    change(parts, 'word/document.xml', (xml) =>
      xml.replace(/(<w:docGrid[^>]*>)?<\/w:sectPr>/g, (end) => `<w:bidi/>${end}`),
    );
    change(parts, 'word/styles.xml', turnStyles);
  }
  const names = [...parts.keys()].sort(
    (a, b) => Number(b === '[Content_Types].xml') - Number(a === '[Content_Types].xml') || (a < b ? -1 : 1),
  );
  const files: Zippable = {};
  for (const name of names) files[name] = [strToU8(parts.get(name)!), { mtime: ZIP_EPOCH, level: 6, os: 0 }];
  return zipSync(files);
}

function change(parts: Map<string, string>, name: string, by: (xml: string) => string): void {
  const xml = parts.get(name);
  if (xml === undefined) throw new Error(`The Word file has no ${name}.`);
  parts.set(name, by(xml));
}

/** `word/_rels/document.xml.rels` tells of `word/document.xml`; an id is borne as `r:id`, `r:embed` or `r:link`. */
function renumberRelationships(parts: Map<string, string>, name: string, xml: string): void {
  const owner = name.replace(/_rels\/([^/]+)\.rels$/, '$1');
  const numbers = new Map<string, string>();
  for (const [, id] of xml.matchAll(/<Relationship [^>]*\bId="([^"]*)"/g)) numbers.set(id!, `rId${numbers.size + 1}`);
  const renamed = (id: string): string => numbers.get(id) ?? id;
  parts.set(
    name,
    xml.replace(/\bId="([^"]*)"/g, (_, id: string) => `Id="${renamed(id)}"`),
  );
  const text = parts.get(owner);
  if (text === undefined) return;
  // Only inside tags: a text may say r:id="…" itself.
  const inTag = (tag: string): string =>
    tag.replace(/\br:(id|embed|link)="([^"]*)"/g, (_, kind: string, id: string) => `r:${kind}="${renamed(id)}"`);
  parts.set(owner, text.replace(/<[\w:]+(?:\s+[\w:]+="[^"<]*")*\s*\/?>/g, inTag));
}

/** Bookmarks are numbered in the order of the text; those that the contents lead to are also named by their order. */
function renumberBookmarks(xml: string): string {
  const numbers = new Map<string, number>();
  const names = new Map<string, string>();
  for (const [, name] of xml.matchAll(/<w:bookmarkStart\b[^>]*?\bw:name="(_Toc\d+)"/g))
    names.set(name!, `_Toc${String(names.size + 1).padStart(9, '0')}`);
  const renamed = (_: string, before: string, name: string): string => `${before}${names.get(name) ?? name}`;
  return xml
    .replace(/(<w:bookmark(?:Start|End)\b[^>]*?\bw:id=")([^"]*)/g, (_, before: string, id: string) => {
      if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
      return `${before}${numbers.get(id)}`;
    })
    .replace(/(<w:bookmarkStart\b[^>]*?\bw:name=")(_Toc\d+)/g, renamed)
    .replace(/(<w:instrText\b[^>]*>\s*PAGEREF )(_Toc\d+)/g, renamed)
    .replace(/<w:hyperlink\b[^>]*>/g, (tag) =>
      tag.includes(' r:id=') ? tag : tag.replace(/(\bw:anchor=")(_Toc\d+)/, renamed),
    );
}

/** The letter follows the reference to its note, which counts no more (17.11.14: `customMarkFollows`). */
const letterMarks = (xml: string, letters: readonly string[]): string =>
  xml.replace(
    /<w:footnoteReference w:id="(\d+)"\/>/g,
    (_, id: string) =>
      `<w:footnoteReference w:customMarkFollows="1" w:id="${id}"/><w:t>${letters[Number(id) - 1]!}</w:t>`,
  );

/**
 * Where a note would say its number, it says its letter; the lines above notes are kept as notes 0 and below. Word shows what
 * the note says, LibreOffice the letter of the reference, and would show both: of the two only Word reads the choice. After
 * the letter stands a space and, in a text from right to left, a mark of that direction, or the letter would join Latin words.
 */
function letterNotes(xml: string, letters: readonly string[], language: Language): string {
  const space = directionOf(language) === 'rtl' ? '\u200F ' : ' ';
  return xml.replace(/<w:footnote [^>]*w:id="([1-9]\d*)".*?<\/w:footnote>/gs, (note, id: string) =>
    note.replace(
      '<w:footnoteRef/></w:r>',
      `<mc:AlternateContent><mc:Choice Requires="w15"><w:t>${letters[Number(id) - 1]!}</w:t></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r><w:r><w:t xml:space="preserve">${space}</w:t></w:r>`,
    ),
  );
}

/** Paragraphs begin at the right unless they say otherwise; so do the entries of the contents, which Word makes itself. */
const turnStyles = (xml: string): string =>
  xml
    .replace(/<w:pPrDefault>.*?<w:spacing/s, (start) => start.replace(/<w:spacing$/, '<w:bidi/><w:spacing'))
    .replace(/<w:style [^>]*w:styleId="TOC\d".*?<\/w:style>/gs, (style) =>
      style.replace('</w:rPr>', '<w:rtl/></w:rPr>'),
    );
