import { mentionOf, partsOf } from '@penholder/shared/deliberation';

/** A mention as it stands in a text that is being typed: the label is what one sees, `@Kenya`. */
export interface Chosen {
  readonly label: string;
  readonly id: string;
}

/** A kept text as it is typed: its mentions by their labels. Those that cannot be named stay as they are. */
export function toDraft(body: string, nameOf: (id: string) => string | undefined): { text: string; chosen: Chosen[] } {
  const chosen: Chosen[] = [];
  const text = partsOf(body)
    .map((part) => {
      if (part.kind !== 'mention') return part.text;
      const name = part.id === null ? undefined : nameOf(part.id);
      if (part.id === null || name === undefined) return mentionOf(part.id ?? '');
      const label = labelFor(name, part.id, chosen);
      if (!chosen.some((one) => one.id === part.id)) chosen.push({ label, id: part.id });
      return label;
    })
    .join('');
  return { text, chosen };
}

/** The label of someone, told apart from others of the same name. */
export function labelFor(name: string, id: string, chosen: readonly Chosen[]): string {
  const known = chosen.find((one) => one.id === id);
  if (known) return known.label;
  for (let count = 1; ; count += 1) {
    const label = count === 1 ? `@${name}` : `@${name} (${count})`;
    if (!chosen.some((one) => one.label === label)) return label;
  }
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** The text as it is kept: every label of someone chosen becomes a mention of them; longer labels first, whole words only. */
export function toBody(text: string, chosen: readonly Chosen[]): string {
  if (chosen.length === 0) return text;
  const byLabel = new Map(chosen.map((one) => [one.label, one.id]));
  const labels = [...byLabel.keys()].toSorted((a, b) => b.length - a.length).map(escaped);
  return text.replaceAll(new RegExp(`(?:${labels.join('|')})(?![\\p{L}\\p{N}])`, 'gu'), (label) =>
    mentionOf(byLabel.get(label)!),
  );
}

/** What is being typed after an `@` before the caret, and where the `@` stands; undefined where no mention is being typed. */
export function mentionAt(text: string, caret: number): { from: number; part: string } | undefined {
  const match = /(?:^|[\s([«"'])@([^@\n[\]]{0,40})$/u.exec(text.slice(0, caret));
  if (!match || /\s$/.test(match[1]!) || match[1]!.split(/\s+/).length > 4) return undefined;
  return { from: caret - match[1]!.length - 1, part: match[1]! };
}
