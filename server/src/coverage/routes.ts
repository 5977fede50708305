import { countCalls, listCalls } from '@penholder/db/coverage';
import * as contract from '@penholder/shared/coverage';
import type { Deps } from '../deps.ts';
import type { Asked, Mount } from '../http/mount.ts';
import { answerCall } from './answer-call.ts';
import { callsDue } from './calls-due.ts';
import { draftCall, editCall, removeCall } from './draft-call.ts';
import { getCall } from './find-call.ts';
import { presentCalls } from './present-call.ts';
import { presentCoverage } from './present-coverage.ts';
import { stepCall } from './step-call.ts';

/** Mounts this shelf's operations. */
export function mountCoverage(mount: Mount, deps: Deps): void {
  const { db } = deps;
  deps.clockwork.add(callsDue(deps));

  mount(contract.getCoverage, ({ actor, roundTable, language, query }) => {
    const { language: _, ...asked } = query;
    return presentCoverage(db, { actor, roundTable, language }, asked);
  });

  const presented = async (
    { actor, roundTable }: Pick<Asked<unknown, unknown, unknown>, 'actor' | 'roundTable'>,
    number: number,
  ) => (await presentCalls(db, [await getCall(db, actor, number)], actor, roundTable))[0]!;

  mount(contract.listCalls, async ({ actor, roundTable, query }) => {
    const drafts = contract.seesCall(actor, { status: 'draft' });
    const before = query.after === undefined ? undefined : Number(query.after) || 0;
    const rows = await listCalls(db, roundTable.id, { drafts, before, limit: query.limit + 1 });
    const page = rows.slice(0, query.limit);
    return {
      items: await presentCalls(db, page, actor, roundTable),
      next: rows.length > query.limit ? String(page.at(-1)!.number) : null,
      total: await countCalls(db, roundTable.id, drafts),
    };
  });
  mount(contract.draftCall, async (asked) => presented(asked, await draftCall(deps, asked.actor, asked.body)));
  mount(contract.getCall, (asked) => presented(asked, asked.params.call));
  mount(contract.editCall, async (asked) => {
    await editCall(deps, asked.actor, asked.params.call, asked.body);
    return presented(asked, asked.params.call);
  });
  mount(contract.removeCall, ({ actor, params }) => removeCall(deps, actor, params.call));
  mount(contract.answerCall, ({ actor, roundTable, params, body }) =>
    answerCall(deps, actor, roundTable, params.call, body),
  );
  mount(contract.stepCall, async (asked) => {
    const { call: number, step } = asked.params;
    await stepCall(deps, asked.actor, asked.roundTable, { number, step, revision: asked.body.revision });
    return presented(asked, asked.params.call);
  });
}
