import { findPaper, listPapers, listReadings } from '@penholder/db/reading';
import { notFound, refuse } from '@penholder/shared/kernel';
import * as contract from '@penholder/shared/reading';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { cursorOf, placeOf } from '../http/cursor.ts';
import type { Mount } from '../http/mount.ts';
import { confirmReading } from './confirm-reading.ts';
import { pageOfFindings } from '../output/index.ts';
import { correctPreview, discardReading } from './correct-preview.ts';
import { lintReading } from './lint-reading.ts';
import { getReading, presentLine, presentPaper, presentReading } from './present-reading.ts';
import { readPapersWork } from './read-papers-work.ts';
import { sendPaper } from './send-paper.ts';

const Offset = z.number().int().min(0);
const pageFrom = ({ limit, after }: { limit: number; after?: string | undefined }) => ({
  limit,
  offset: placeOf(after, Offset) ?? 0,
});
const paged = <Row, Item>(
  { rows, more, total }: { rows: Row[]; more: boolean; total: number },
  { limit, offset }: { limit: number; offset: number },
  present: (row: Row) => Item,
) => ({
  items: rows.map(present),
  next: more ? cursorOf(offset + limit) : null,
  total,
});

/** Mounts this shelf's operations. */
export function mountReading(mount: Mount, deps: Deps): void {
  const { db } = deps;
  deps.clockwork.add(readPapersWork(deps));

  mount(contract.sendPaper, async ({ actor, request }) => ({
    id: await sendPaper(deps, actor, request),
    status: 'reading' as const,
  }));
  mount(contract.listPaperReadings, async ({ roundTable, query }) => {
    const page = pageFrom(query);
    return paged(await listReadings(db, roundTable.id, page), page, presentLine);
  });
  mount(contract.getPaperReading, async ({ roundTable, params }) =>
    presentReading(await getReading(db, roundTable.id, params.reading)),
  );
  mount(contract.listPaperFindings, async ({ roundTable, params, query }) => {
    const { rule, ...page } = query;
    const { limit, offset } = pageFrom(page);
    const findings = await lintReading(db, roundTable, await getReading(db, roundTable.id, params.reading));
    const shown = pageOfFindings(findings, { rule, which: 'open' }, { limit, offset });
    return { ...shown, next: shown.next === null ? null : cursorOf(Number(shown.next)) };
  });
  mount(contract.correctPreview, async ({ actor, params, body }) => {
    await correctPreview(deps, actor, params.reading, body);
    return presentReading(await getReading(db, actor.roundTableId, params.reading));
  });
  mount(contract.confirmReading, async ({ actor, roundTable, params, body }) => {
    await confirmReading(deps, actor, roundTable, params.reading, body);
    return presentReading(await getReading(db, roundTable.id, params.reading));
  });
  mount(contract.discardReading, ({ actor, params, body }) =>
    discardReading(deps, actor, params.reading, body.revision),
  );
  mount(contract.listPapers, async ({ roundTable, query }) => {
    const page = pageFrom(query);
    return paged(await listPapers(db, roundTable.id, page), page, presentPaper);
  });
  mount(contract.getPaper, async ({ roundTable, params }) => {
    const row =
      (await findPaper(db, roundTable.id, params.paper)) ??
      refuse(notFound('paper.not-found', 'There is no such paper.'));
    return { ...presentPaper(row), publication: row.publication };
  });
}
