import type { Db } from '@penholder/db';
import {
  findPublication,
  findPublished,
  findWarnings,
  listEditions,
  listNumber,
  listPublished,
} from '@penholder/db/output';
import { conflict, type Language, refuse } from '@penholder/shared/kernel';
import * as contract from '@penholder/shared/output';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { cursorOf, placeOf } from '../http/cursor.ts';
import type { Asked, Mount } from '../http/mount.ts';
import { presentCitedIn } from '../instruments/index.ts';
import { leaveOutOfAnnex, orderEntries, writeIntroduction, writeSentence } from './arrange-annex.ts';
import { compileEdition, getEditionFor, getReadableEdition, noSuchEdition, retryEdition } from './compile-edition.ts';
import { compileWork } from './compile-work.ts';
import { mountFates } from './fate-routes.ts';
import { gapsToPrint } from './gaps-to-print.ts';
import { mountLint } from './lint/routes.ts';
import { createNextEditions, type NextEditions } from './next-edition.ts';
import { assembleNow, presentAnnex, presentEntries } from './present-annex.ts';
import {
  pageOf,
  presentEdition,
  presentFiles,
  presentInputs,
  presentPublic,
  presentSummary,
} from './present-edition.ts';
import { sendPracticesInWord } from './practices-in-word.ts';
import { publishEdition } from './publish-edition.ts';
import { sendFile } from './send-file.ts';
import { checkSourcesWork } from './sources/check-sources-work.ts';

const Offset = z.number().int().min(0);
const pageFrom = ({ limit, after }: { limit: number; after?: string | undefined }) => ({
  limit,
  offset: placeOf(after, Offset) ?? 0,
});
const paged = <P extends { next: string | null }>(page: P): P => ({
  ...page,
  next: page.next === null ? null : cursorOf(Number(page.next)),
});

type Anyone = Pick<Asked<unknown, unknown, unknown>, 'actor' | 'roundTable'>;

/** Mounts this shelf's operations. */
export function mountOutput(mount: Mount, deps: Deps): void {
  deps.clockwork.add(compileWork(deps));
  deps.clockwork.add(checkSourcesWork(deps));
  const next = createNextEditions(deps.db);
  mountAnnexes(mount, deps, next);
  mountLint(mount, deps, next);
  mountFates(mount, deps);
  mountEditions(mount, deps);
  mountPublic(mount, deps.db);
}

function mountAnnexes(mount: Mount, deps: Deps, next: NextEditions): void {
  const { db } = deps;
  /** The language asked for, else the table's first. */
  const languageFor = ({ roundTable }: Anyone, asked: Language | undefined): Language =>
    asked ?? roundTable.languages[0] ?? 'en';

  mount(contract.listAnnexWarnings, async (asked) => {
    const { letters, language, code, ...page } = asked.query;
    const { warnings } = await next.arranged({
      id: asked.roundTable.id,
      timeZone: asked.roundTable.time_zone,
      language: languageFor(asked, language),
      letters: contract.inAnnexOrder(letters),
    });
    const counts = Map.groupBy(warnings, (warning) => warning.code);
    const wanted = code === undefined ? warnings : (counts.get(code) ?? []);
    return {
      ...paged(pageOf(wanted, pageFrom(page))),
      kinds: contract.ANNEX_WARNINGS.flatMap((kind) =>
        counts.has(kind) ? [{ code: kind, count: counts.get(kind)!.length }] : [],
      ),
    };
  });
  mount(contract.previewAnnexes, async (asked) => {
    const { letters, language } = asked.query;
    const { assembled } = await assembleNow(
      db,
      asked.roundTable,
      languageFor(asked, language),
      contract.inAnnexOrder(letters),
    );
    return { publication: assembled.publication, warnings: assembled.warnings.length };
  });
  mount(contract.getAnnexGaps, async (asked) => {
    const { language, ...pair } = asked.query;
    return {
      paragraph: await gapsToPrint(db, asked.roundTable, { ...pair, language: languageFor(asked, language) }),
    };
  });
  mount(contract.getAnnex, async (asked) => {
    const { letter } = asked.params;
    const language = languageFor(asked, asked.query.language);
    return presentAnnex(
      await next.arranged({
        id: asked.roundTable.id,
        timeZone: asked.roundTable.time_zone,
        language,
        letters: [letter],
      }),
      letter,
      language,
    );
  });
  mount(contract.listAnnexEntries, async (asked) => {
    const { language, ...page } = asked.query;
    return paged(await presentEntries(db, asked, asked.params.area, languageFor(asked, language), pageFrom(page)));
  });
  mount(contract.downloadPractices, ({ query, reply, ...asked }) => {
    const { language: _, ...filters } = query;
    return sendPracticesInWord(deps, asked, { reply, filters });
  });
  mount(contract.saveIntroduction, ({ actor, params, body }) => writeIntroduction(deps, actor, params.letter, body));
  mount(contract.saveSentence, async ({ actor, params, body }) => ({
    revision: await writeSentence(deps, actor, params.practice, body),
  }));
  mount(contract.leaveOut, async ({ actor, params, body }) => ({
    revision: await leaveOutOfAnnex(deps, actor, params.practice, body),
  }));
  mount(contract.orderArea, ({ actor, params, body }) => orderEntries(deps, actor, params.area, body.ids));
}

function mountEditions(mount: Mount, deps: Deps): void {
  const { db } = deps;
  const summary = async ({ actor }: Pick<Anyone, 'actor'>, id: contract.EditionId) =>
    presentSummary(await getEditionFor(db, actor, id));

  mount(contract.listEditions, async ({ actor, roundTable, query }) => {
    const { limit, offset } = pageFrom(query);
    const { rows, total } = await listEditions(db, roundTable.id, {
      publishedOnly: !contract.seesUnpublished(actor),
      limit,
      offset,
    });
    return {
      items: rows.map(presentSummary),
      next: total > offset + rows.length ? cursorOf(offset + rows.length) : null,
      total,
    };
  });
  mount(contract.compileEdition, async (asked) =>
    summary(asked, await compileEdition(deps, asked.actor, asked.roundTable, asked.body)),
  );
  mount(contract.getEdition, async ({ actor, params }) =>
    presentEdition(db, await getEditionFor(db, actor, params.edition), actor),
  );
  mount(contract.getEditionPublication, async ({ actor, roundTable, params }) => {
    const { id } = await getReadableEdition(db, actor, roundTable, params.edition);
    return (
      (await findPublication(db, id)) ?? refuse(conflict('edition.not-compiled', 'This edition is not compiled yet.'))
    );
  });
  mount(contract.listEditionInputs, async ({ actor, params, query }) =>
    paged(await presentInputs(db, (await getEditionFor(db, actor, params.edition)).id, pageFrom(query))),
  );
  mount(contract.listCitedInEdition, async ({ actor, params }) => {
    const { id } = await getEditionFor(db, actor, params.edition);
    return presentCitedIn(db, { kind: 'edition', id, version: 0 });
  });
  mount(contract.listEditionWarnings, async ({ actor, roundTable, params, query }) => {
    const { id } = await getReadableEdition(db, actor, roundTable, params.edition);
    return paged(pageOf(await findWarnings(db, id), pageFrom(query)));
  });
  mount(contract.retryEdition, async (asked) => {
    await retryEdition(deps, asked.actor, asked.params.edition);
    return summary(asked, asked.params.edition);
  });
  mount(contract.publishEdition, async (asked) => {
    await publishEdition(deps, asked.actor, asked.params.edition);
    return summary(asked, asked.params.edition);
  });
  mount(contract.downloadEditionFile, async ({ actor, roundTable, params, request, reply }) => {
    const edition = await getReadableEdition(db, actor, roundTable, params.edition);
    await sendFile(db, { request, reply, edition, format: params.format, isPublic: false });
  });
}

/** What everyone may read [AX29]. */
function mountPublic(mount: Mount, db: Db): void {
  const getPublished = async (id: contract.EditionId) => (await findPublished(db, id)) ?? refuse(noSuchEdition);

  mount(contract.listPublicEditions, async ({ query }) => {
    const { limit, offset } = pageFrom(query);
    const { rows, total } = await listPublished(db, { limit, offset });
    return {
      items: rows.map(presentPublic),
      next: total > offset + rows.length ? cursorOf(offset + rows.length) : null,
      total,
    };
  });
  mount(contract.getPublicEdition, async ({ params }) => {
    const row = await getPublished(params.edition);
    const versions = await listNumber(db, row.round_table_id, row.number);
    return {
      ...presentPublic(row),
      publication: (await findPublication(db, row.id))!,
      files: await presentFiles(db, row.id),
      siblings: versions
        .filter((version) => version.status === 'published' && version.id !== row.id)
        .map(({ id, language }) => ({ id, language })),
    };
  });
  mount(contract.downloadPublicFile, async ({ params, request, reply }) => {
    const edition = await getPublished(params.edition);
    await sendFile(db, { request, reply, edition, format: params.format, isPublic: true });
  });
}
