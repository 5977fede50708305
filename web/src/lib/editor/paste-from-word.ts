/**
 * Cleans what Word puts on the clipboard: its lists are paragraphs with a level in their style and a bullet typed in front;
 * its footnotes are links to text at the end. Lists become lists, footnotes become `<sup data-footnote>`, styles go.
 */
export function cleanWordHtml(html: string): string {
  if (!/mso-|class="?Mso/i.test(html)) return html;
  const page = new DOMParser().parseFromString(html, 'text/html');
  takeFootnotes(page);
  for (const element of [...page.querySelectorAll('o\\:p, style, meta, link, xml, title')]) element.remove();
  makeLists(page);
  for (const element of [...page.body.querySelectorAll('*')]) {
    for (const name of ['style', 'class', 'lang', 'align', 'width', 'height']) element.removeAttribute(name);
  }
  return page.body.innerHTML;
}

function takeFootnotes(page: Document): void {
  for (const mark of [...page.querySelectorAll<HTMLAnchorElement>('a[href*="_ftn"]')]) {
    const id = /#(_ftn\d+)/.exec(mark.getAttribute('href') ?? '')?.[1];
    if (!id) continue;
    const note = page.querySelector(`div[id="${id.slice(1)}"], a[name="${id}"]`);
    const holder = note?.closest('div[id^="ftn"]') ?? note?.parentElement;
    const text = (holder?.textContent ?? '').replace(/^\s*\[?\d+\]?\s*/, '').replace(/\s+/g, ' ').trim();
    if (!text) continue;
    const sup = page.createElement('sup');
    sup.setAttribute('data-footnote', text);
    mark.replaceWith(sup);
  }
  for (const rest of [...page.querySelectorAll('div[style*="mso-element:footnote-list"], div[id^="ftn"]')]) rest.remove();
}

const LIST_STYLE = /mso-list:\s*l\d+\s+level(\d+)/i;
const NUMBERED = /^\s*(\d+|[a-z]|[ivx]+)[.)]/i;

function makeLists(page: Document): void {
  let lists: HTMLElement[] = [];
  for (const paragraph of [...page.querySelectorAll('p')]) {
    const level = Number(LIST_STYLE.exec(paragraph.getAttribute('style') ?? '')?.[1] ?? 0);
    if (level === 0) {
      lists = [];
      continue;
    }
    const marker = paragraph.querySelector('span[style*="mso-list:Ignore"], span[style*="mso-list: Ignore"]');
    const tag = NUMBERED.test(marker?.textContent ?? '') ? 'ol' : 'ul';
    marker?.remove();
    lists = lists.slice(0, level);
    while (lists.length < level) {
      const list = page.createElement(tag);
      const parent = lists.at(-1);
      if (parent) (parent.lastElementChild ?? parent.appendChild(page.createElement('li'))).append(list);
      else paragraph.before(list);
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
