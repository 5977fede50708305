import { z } from 'zod';

/** What every list takes: how many at most, and where the page before ended (its `next`, opaque). */
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
});

/** A page of a list: its items, the cursor of the next page (null on the last), and how many there are in all. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable(), total: z.number().int() });

export interface Page<Item> {
  items: Item[];
  next: string | null;
  total: number;
}
