import { plainText } from '../documents/index.ts';
import { themesNamedOtherwise } from '../output/lint/index.ts';
import type { Context } from './context.ts';
import type { PaperArea } from './paper.ts';
import type { Piece } from './prepare.ts';

/** Areas that the annex's introduction names in other words than their headings do: in the first line of it that lists them. */
export function remarkThemes(areas: readonly PaperArea[], introduction: readonly Piece[], context: Context) {
  const named = areas.filter((area) => area.name !== '');
  for (const piece of introduction) {
    if (piece.kind === 'table') continue;
    const otherwise = themesNamedOtherwise(
      named.map(({ name }) => name),
      plainText(piece.content),
    );
    for (const { name, instead } of otherwise) {
      const area = named.find((one) => one.name === name)!;
      context.remark('theme-named-differently', area.place, [area.id], [name, instead]);
    }
    if (otherwise.length > 0) return;
  }
}
