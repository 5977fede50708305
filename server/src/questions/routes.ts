import { countQuestions, listQuestions as listRows } from '@penholder/db/questions';
import * as contract from '@penholder/shared/questions';
import type { Deps } from '../deps.ts';
import type { Asked, Mount } from '../http/mount.ts';
import { orderQuestions, removeQuestion } from './arrange-questions.ts';
import { draftQuestion } from './draft-question.ts';
import { editQuestion } from './edit-question.ts';
import { getQuestion } from './find-question.ts';
import { draftsFor, presentQuestions, presentVersions } from './present-question.ts';
import { closeDueQuestions, stepQuestion } from './step-question.ts';

/** Mounts this shelf's operations. */
export function mountQuestions(mount: Mount, deps: Deps): void {
  const { db } = deps;
  deps.clockwork.add(closeDueQuestions(deps));

  const presented = async (
    asked: Pick<Asked<unknown, unknown, unknown>, 'actor' | 'roundTable'>,
    id: contract.QuestionId,
  ) => {
    const row = await getQuestion(db, asked.actor, id);
    const [question] = await presentQuestions(db, [row], asked.actor, asked.roundTable);
    return question!;
  };

  mount(contract.listQuestions, async ({ actor, roundTable, query }) => {
    const drafts = draftsFor(actor);
    const after = Number(query.after ?? 0) || 0;
    const rows = await listRows(db, roundTable.id, drafts, { after, limit: query.limit + 1 });
    const page = rows.slice(0, query.limit);
    return {
      items: await presentQuestions(db, page, actor, roundTable),
      next: rows.length > query.limit ? String(page.at(-1)!.position) : null,
      total: await countQuestions(db, roundTable.id, drafts),
    };
  });
  mount(contract.draftQuestion, async (asked) =>
    presented(asked, await draftQuestion(deps, asked.actor, asked.roundTable, asked.body.text)),
  );
  mount(contract.getQuestion, async (asked) => {
    const question = await presented(asked, asked.params.question);
    return { ...question, versions: await presentVersions(db, asked.roundTable, asked.actor, question.id) };
  });
  mount(contract.editQuestion, async (asked) => {
    await editQuestion(deps, asked.actor, asked.roundTable, asked.params.question, asked.body);
    return presented(asked, asked.params.question);
  });
  mount(contract.stepQuestion, async (asked) => {
    await stepQuestion(deps, asked.actor, asked.params.question, asked.params.step);
    return presented(asked, asked.params.question);
  });
  mount(contract.removeQuestion, ({ actor, roundTable, params }) =>
    removeQuestion(deps, actor, roundTable, params.question),
  );
  mount(contract.orderQuestions, ({ actor, body }) => orderQuestions(deps, actor, body.ids));
}
