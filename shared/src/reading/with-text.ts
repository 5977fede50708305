import { type Inline, plainText } from '../documents/index.ts';
import type { PaperPractice } from './paper.ts';

/** A practice, or a question, with its text as somebody corrected it: its links stay on their words where these are still there, its footnotes at its end. */
export function withText<Thing extends Pick<PaperPractice, 'content'>>(thing: Thing, text: string): Thing {
  if (plainText(thing.content) === text) return thing;
  const content: Inline[] = [];
  let from = 0;
  for (const link of thing.content.filter((run) => run.href && run.text.trim())) {
    const at = text.indexOf(link.text, from);
    if (at < 0) continue;
    if (at > from) content.push({ text: text.slice(from, at) });
    content.push({ text: link.text, href: link.href });
    from = at + link.text.length;
  }
  if (from < text.length) content.push({ text: text.slice(from) });
  for (const { footnote } of thing.content) if (footnote !== undefined) content.push({ text: '', footnote });
  const links = content.flatMap(({ text: words, href }) => (href ? [{ text: words, href }] : []));
  return { ...thing, content, ...('links' in thing && { links }) };
}
