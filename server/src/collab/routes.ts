import { DamagedDocument, listGaps } from '@penholder/db/documents';
import * as contract from '@penholder/shared/documents';
import { conflict, type DocumentId, insist, invalid, notFound, refuse } from '@penholder/shared/kernel';
import { projectTime } from '@penholder/shared/round-tables';
import type { Deps } from '../deps.ts';
import type { Asked, Mount } from '../http/mount.ts';
import { type Admitted, createAdmission, isRefusal } from './admission.ts';
import type { KindsIn } from './document-kind.ts';
import { Historian } from './history/historian.ts';
import { presentComparison, tellAuthors } from './history/present-comparison.ts';
import { presentGaps } from './history/present-gaps.ts';
import { restoreVersion } from './history/restore-version.ts';
import { Texts } from './history/texts.ts';
import { groupingFor, judgeVersion, momentsOf, sessionsOf, toldBy } from './history/versions.ts';

type In = Pick<Asked<{ document: DocumentId }, unknown, unknown>, 'person' | 'roundTable' | 'params'>;

/** Mounts the history of documents. Whoever asks is admitted as at the door of the socket. [DC1] */
export function mountDocuments(mount: Mount, deps: Deps, kindsIn: KindsIn): { stop(): Promise<void> } {
  const { db } = deps;
  const kinds = kindsIn(db);
  const admit = createAdmission({ db, kinds });
  const historian = new Historian();
  const texts = new Texts(db, kinds, historian);

  async function letIn({ person, roundTable, params }: In): Promise<Admitted> {
    const admitted = await admit(person, params.document);
    if (isRefusal(admitted)) return refuse(admitted);
    if (admitted.document.round_table_id !== roundTable.id)
      refuse(notFound('document.not-found', 'There is no such document, or you have no place in its round table.'));
    return admitted;
  }
  const insistOnVersion = async (admitted: Admitted, sequence: number) =>
    insist(await judgeVersion(db, kinds, admitted, sequence));

  mount(contract.listDocumentVersions, async (asked) => {
    const admitted = await letIn(asked);
    const { limit, after } = asked.query;
    const before = after === undefined ? undefined : Number(after);
    if (before !== undefined && !Number.isSafeInteger(before))
      refuse(invalid('request.bad-cursor', 'This list cannot be continued from there; please begin again.'));
    const { rows, total } = await sessionsOf(db, admitted, { before, limit });
    const by = toldBy(admitted);
    const { voiceOf } = await tellAuthors(db, asked.roundTable, admitted, by, rows);
    // Times of what nobody is told to have written are told to the day.
    const level = by === 'day' ? 'unattributed' : 'delegation';
    const time = (at: Date) => projectTime(at, { level }, asked.roundTable.time_zone);
    const moments = await momentsOf(kinds, admitted);
    const { head, flattened } = admitted.document;
    return {
      items: rows.map((row) => ({
        sequence: row.last,
        before: row.first - 1,
        begunAt: time(row.begunAt),
        endedAt: time(row.endedAt),
        voice: voiceOf(row),
      })),
      next: rows.length === limit && rows.at(-1)!.last > 1 ? String(rows.at(-1)!.last) : null,
      total,
      by,
      head,
      flattened,
      moments: moments.map(({ at, ...moment }) => ({ ...moment, at: time(at) })),
      may: { restore: admitted.may === 'write' },
    };
  });

  mount(contract.listDocumentGaps, async (asked) => {
    const admitted = await letIn(asked);
    const rows = await listGaps(db, admitted.document.id, groupingFor(admitted));
    return { items: await presentGaps(db, asked.roundTable, admitted, rows) };
  });

  mount(contract.getDocumentVersion, async (asked) => {
    const admitted = await letIn(asked);
    const { sequence } = asked.params;
    await insistOnVersion(admitted, sequence);
    return { sequence, content: await unlessDamaged(texts.read(admitted.actor.personId, admitted.document, sequence)) };
  });

  mount(contract.compareDocumentVersions, async (asked) => {
    const admitted = await letIn(asked);
    const { from, to = admitted.document.head } = asked.query;
    if (from > to)
      refuse(conflict('document.versions-out-of-order', 'The first of the two versions must be the older one.'));
    await insistOnVersion(admitted, from);
    await insistOnVersion(admitted, to);
    const by = toldBy(admitted);
    const comparison = await unlessDamaged(texts.compare(admitted.actor.personId, admitted.document, { from, to, by }));
    const { inserted, deleted } = comparison;
    return {
      from,
      to,
      inserted,
      deleted,
      ...(await presentComparison(db, asked.roundTable, admitted, by, comparison)),
    };
  });

  mount(contract.restoreDocumentVersion, async (asked) => {
    const admitted = await letIn(asked);
    const { sequence } = asked.body;
    await insistOnVersion(admitted, sequence);
    const text = await unlessDamaged(texts.read(admitted.actor.personId, admitted.document, sequence));
    return {
      sequence: await restoreVersion({ deps, kindsIn, texts, historian }, asked.person, admitted, { sequence, text }),
    };
  });

  return historian;
}

/** Refuses by name what an older version needs and the log no longer holds as it was written. [DC25] */
function unlessDamaged<T>(reading: Promise<T>): Promise<T> {
  return reading.catch((error: unknown) => {
    if (error instanceof DamagedDocument)
      refuse(
        conflict(
          'document.version-damaged',
          'What is stored of this version is damaged and cannot be read. Versions after the gap can be.',
        ),
      );
    throw error;
  });
}
