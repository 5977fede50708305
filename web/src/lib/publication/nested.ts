import type { ListItem } from '@penholder/shared/documents';

export interface Nested {
  item: ListItem;
  under: Nested[];
}

/** Items with those that are deeper put under the one before them. */
export function nested(items: readonly ListItem[]): Nested[] {
  const top: Nested[] = [];
  const path: { level: number; into: Nested[] }[] = [{ level: -1, into: top }];
  for (const item of items) {
    while (path.length > 1 && path.at(-1)!.level >= item.level) path.pop();
    const node: Nested = { item, under: [] };
    path.at(-1)!.into.push(node);
    path.push({ level: item.level, into: node.under });
  }
  return top;
}
