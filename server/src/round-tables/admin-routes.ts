import { isDuplicate, transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import {
  findForum,
  findRoundTable,
  insertForum,
  insertRoundTable,
  listForumsPage,
  listRoundTablesPage,
  saveForum,
} from '@penholder/db/round-tables';
import { conflict, insist, notFound, refuse } from '@penholder/shared/kernel';
import {
  appoint,
  changeForum,
  createForum,
  createRoundTable,
  dismiss,
  judgeTimeZone,
  judgeTitle,
  listAllRoundTables,
  listForums,
} from '@penholder/shared/round-tables';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { cursorOf, placeOf } from '../http/cursor.ts';
import type { Mount } from '../http/mount.ts';
import { endRole, grantRole } from './invite-one.ts';

const Newest = z.object({ at: z.string(), id: z.uuid() });

/** Forums and round tables, as the administrator makes them. */
export function mountRoundTableAdministration(mount: Mount, deps: Deps): void {
  const { db } = deps;
  const noForum = notFound('forum.not-found', 'There is no such forum.');
  const tableOf = async (code: string) =>
    (await findRoundTable(db, code)) ?? refuse(notFound('round-table.not-found', 'There is no such round table.'));

  mount(listForums, async ({ query: { limit, after } }) => {
    const { rows, more, total } = await listForumsPage(db, { limit, after: placeOf(after, Newest) });
    const last = rows.at(-1);
    return {
      items: rows.map((row) => ({
        id: row.id,
        title: row.title,
        period: row.period,
        roundTables: Number(row.round_tables),
      })),
      next: more && last ? cursorOf({ at: last.created_text, id: last.id }) : null,
      total,
    };
  });
  mount(createForum, ({ body, person }) =>
    transaction(db, async (trx) => {
      const { id } = await insertForum(trx, body);
      await recordAct(trx, {
        roundTableId: null,
        act: 'forum.created',
        personId: person.id,
        subject: { kind: 'forum', id },
      });
      return { id };
    }),
  );
  mount(changeForum, ({ params: { forum: id }, body, person }) =>
    transaction(db, async (trx) => {
      if (!(await findForum(trx, id))) refuse(noForum);
      await saveForum(trx, id, body);
      await recordAct(trx, {
        roundTableId: null,
        act: 'forum.changed',
        personId: person.id,
        subject: { kind: 'forum', id },
      });
    }),
  );

  mount(listAllRoundTables, async ({ query: { limit, after } }) => {
    const { rows, more, total } = await listRoundTablesPage(db, { limit, after: placeOf(after, Newest) });
    const last = rows.at(-1);
    return {
      items: rows.map((row) => ({
        id: row.id,
        code: row.code,
        title: row.title,
        forum: { id: row.forum_id, title: row.forum_title },
        phase: row.phase,
        delegations: Number(row.delegations),
        people: Number(row.people),
        coChairs: row.coChairs.map((chair) => ({
          id: chair.id,
          name: chair.name,
          email: chair.email,
          hasSignedIn: chair.email_verified,
        })),
      })),
      next: more && last ? cursorOf({ at: last.created_text, id: last.id }) : null,
      total,
    };
  });
  mount(createRoundTable, ({ body, person }) =>
    transaction(db, async (trx) => {
      if (!(await findForum(trx, body.forumId))) refuse(noForum);
      insist(judgeTimeZone(body.timeZone));
      insist(judgeTitle(body.title, body.languages));
      try {
        const table = await insertRoundTable(trx, { ...body, languages: [...new Set(body.languages)] });
        await recordAct(trx, {
          roundTableId: table.id,
          act: 'round-table.created',
          personId: person.id,
          subject: { kind: 'round-table', id: table.id },
        });
        return table;
      } catch (error) {
        if (isDuplicate(error))
          refuse(
            conflict('round-table.code-taken', 'Another round table has this code.', {
              fields: { code: 'Another round table has this code.' },
            }),
          );
        throw error;
      }
    }),
  );
  mount(appoint, async ({ params: { code }, body, person }) =>
    grantRole(deps, { administrator: person.id, roundTableId: (await tableOf(code)).id }, body),
  );
  mount(dismiss, async ({ params: { code, role, person: id }, person }) =>
    endRole(deps, { administrator: person.id, roundTableId: (await tableOf(code)).id }, { role, person: id }),
  );
}
