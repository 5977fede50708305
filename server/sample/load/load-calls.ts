import { draftCall, stepCall } from '@penholder/shared/coverage';
import { atHour } from '../index.ts';
import { asPerson, idOf, type Loading } from './loading.ts';

/** The calls for practices, drafted and some of them opened. */
export async function loadCalls(loading: Loading): Promise<void> {
  const { sample, code, ids } = loading;
  for (const { cells, closesAtHour, draftedBy, openedBy, title, text, remindDays } of sample.calls) {
    const { number, revision } = await asPerson(loading, draftedBy)(draftCall, {
      params: { roundTable: code },
      body: {
        title,
        text,
        cells: cells.map((cell) => ({ ...cell, area: cell.area === null ? null : idOf(ids.area, cell.area) })),
        delegations: null,
        closesAt: atHour(closesAtHour, loading.at).toISOString(),
        remindDays,
      },
    });
    if (openedBy !== null)
      await asPerson(loading, openedBy)(stepCall, {
        params: { roundTable: code, call: number, step: 'open' },
        body: { revision },
      });
  }
}
