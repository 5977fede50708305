import { listPractices } from '@penholder/shared/practices';
import { call } from '#lib/api.ts';

/** The practices that a decision can be about, to choose from: those that have been submitted. */
export async function practiceOptions(roundTable: string, fetch: typeof globalThis.fetch) {
  const options: { value: string; label: string; hint?: string }[] = [];
  let after: string | undefined;
  do {
    const page = await call(listPractices, {
      params: { roundTable },
      query: { limit: 200, sort: 'number', ...(after && { after }) },
      fetch,
    });
    for (const { id, number, title, version } of page.items)
      if (version > 0) options.push({ value: id, label: `${number}. ${title}` });
    after = page.next ?? undefined;
  } while (after);
  return options;
}
