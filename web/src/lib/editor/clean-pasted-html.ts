/**
 * What other programs put on the clipboard, as the editor's schema can take it. Word's lists are paragraphs with a level in
 * their style and a bullet typed in front; footnotes of Word and LibreOffice are links to text at the end. Lists become
 * lists, footnotes become `<sup data-footnote>`, titles become headings, and everything else of their look goes.
 */
export function cleanPastedHtml(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  takeFootnotes(page);
  makeLists(page);
  makeHeadings(page);
  keepEmphasis(page);
  for (const element of page.querySelectorAll('style, script, meta, link, title, xml, img, o\\:p')) element.remove();
  for (const element of page.body.querySelectorAll('*'))
    // A copy: removing changes the list that is walked.
    // eslint-disable-next-line unicorn/no-useless-spread
    for (const { name } of [...element.attributes]) if (!KEPT.has(name)) element.removeAttribute(name);
  return page.body.innerHTML;
}

/** `data-pm-slice` tells the editor about its own clipboard: open list items and cells keep their place. */
const KEPT = new Set(['href', 'colspan', 'rowspan', 'start', 'data-footnote', 'data-pm-slice']);

/** Marks that point at a note further down, in the ways of Word (`#_ftn1`), LibreOffice (`#sdfootnote1sym`) and Google Docs (`#ftnt1`). */
const FOOTNOTE = /#((?:_?(?:ftn|edn)|ftnt|sdfootnote|sdendnote)\d+)(?:sym)?$/i;

function takeFootnotes(page: Document): void {
  const notes = new Set<Element>();
  for (const mark of page.querySelectorAll<HTMLAnchorElement>('a[href*="#"]')) {
    const name = FOOTNOTE.exec(mark.getAttribute('href') ?? '')?.[1];
    const holder = name && holderOf(page, name, mark);
    if (!holder) continue;
    const words = (holder.textContent ?? '')
      .replace(/\s+/g, ' ')
      .replace(/^\s*\[?[\divxlc*]{1,6}\]?\.?\s+/i, '')
      .trim();
    if (!words) continue;
    notes.add(holder);
    const sup = page.createElement('sup');
    sup.setAttribute('data-footnote', words);
    (mark.parentElement?.matches('sup') && mark.parentElement.textContent === mark.textContent
      ? mark.parentElement
      : mark
    ).replaceWith(sup);
  }
  for (const note of notes) note.remove();
  for (const rest of page.querySelectorAll(
    'div[style*="mso-element:footnote-list"], div[style*="mso-element:endnote-list"]',
  ))
    rest.remove();
}

/** Where the words of a note are: the block that bears its name, or holds the link back. */
function holderOf(page: Document, name: string, mark: Element): Element | null {
  const plain = name.replace(/^_/, '');
  const target =
    page.getElementById(plain) ?? page.querySelector(`[name="${name}"], [name="${name}sym"], [id="${name}"]`);
  if (!target || target === mark || target.contains(mark)) return null;
  return target.matches('div, p, li, aside') ? target : target.closest('div[id], p, li');
}

const LIST_LEVEL = /mso-list:\s*\S+\s+level(\d+)/i;
const NUMBER = /^[\s\u00a0]*(?:\d+|[a-z]|[ivxlc]+)[.)]/i;

function makeLists(page: Document): void {
  let lists: HTMLElement[] = [];
  let last: Element | null = null;
  for (const paragraph of page.querySelectorAll('p, h1, h2, h3, h4, h5, h6')) {
    const level = Number(LIST_LEVEL.exec(paragraph.getAttribute('style') ?? '')?.[1] ?? 0);
    if (level === 0 || !paragraph.matches('p')) continue;
    const marker = [...paragraph.querySelectorAll('span')].find((span) =>
      /mso-list:\s*ignore/i.test(span.getAttribute('style') ?? ''),
    );
    const tag = NUMBER.test(marker?.textContent ?? '') ? 'ol' : 'ul';
    marker?.remove();
    // Whatever stands between ends the list before it.
    if (!last || paragraph.previousElementSibling !== last) lists = [];
    lists = lists.slice(0, level);
    if (lists.length === level && lists.at(-1)!.localName !== tag) lists.pop();
    while (lists.length < level) {
      const list = page.createElement(lists.length === level - 1 ? tag : 'ul');
      const outer = lists.at(-1);
      if (outer) (outer.lastElementChild ?? outer.appendChild(page.createElement('li'))).append(list);
      else {
        paragraph.before(list);
        last = list;
      }
      lists.push(list);
    }
    const item = page.createElement('li');
    const inner = page.createElement('p');
    inner.append(...paragraph.childNodes);
    item.append(inner);
    lists.at(-1)!.append(item);
    paragraph.remove();
  }
}

/** A page's own title is its first level: what is pasted begins at the second. */
function makeHeadings(page: Document): void {
  const level = (element: Element) =>
    element.matches('h1, .MsoTitle, .MsoHeading1') ? 'h2' : element.matches('h5, h6') ? 'h4' : undefined;
  for (const element of page.querySelectorAll('h1, h5, h6, p.MsoTitle')) {
    const heading = page.createElement(level(element) ?? 'h3');
    heading.append(...element.childNodes);
    element.replaceWith(heading);
  }
}

/** Bold and italic that are said by style alone; Google Docs wraps everything in a `<b>` that says it is none. */
function keepEmphasis(page: Document): void {
  for (const element of page.querySelectorAll<HTMLElement>('span[style], b[style]')) {
    const style = element.getAttribute('style') ?? '';
    if (element.matches('b') && /font-weight:\s*(?:normal|400)/i.test(style))
      element.replaceWith(...element.childNodes);
    if (!element.matches('span')) continue;
    for (const [said, tag] of [
      [/font-weight:\s*(?:bold|[6-9]00)/i, 'strong'],
      [/font-style:\s*italic/i, 'em'],
    ] as const) {
      if (!said.test(style)) continue;
      const wrapper = page.createElement(tag);
      wrapper.append(...element.childNodes);
      element.append(wrapper);
    }
  }
}
