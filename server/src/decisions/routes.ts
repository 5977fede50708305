import { countDecisions, findElector, listCasts, listDecisions } from '@penholder/db/decisions';
import * as contract from '@penholder/shared/decisions';
import { notFound, refuse } from '@penholder/shared/kernel';
import { isOf } from '@penholder/shared/people';
import type { Deps } from '../deps.ts';
import type { Asked, Mount } from '../http/mount.ts';
import { castBallot } from './cast-ballot.ts';
import { closeDecision, extendDecision, publishDecision } from './close-decision.ts';
import { CLOSE_DECISIONS, decisionsDue } from './decisions-due.ts';
import { discussedDecision } from './discussed-decision.ts';
import { draftDecision, editDecision, removeDecision } from './draft-decision.ts';
import { exportLog } from './export-log.ts';
import { getDecision } from './find-decision.ts';
import { openDecision, unscheduleDecision } from './open-decision.ts';
import { presentDecision, presentDecisions } from './present-decision.ts';
import { presentReceipt } from './present-receipt.ts';

/** Receipts of one delegation that are told at once. */
const MOST_RECEIPTS = 200;

/** Mounts this shelf's operations. */
export function mountDecisions(mount: Mount, deps: Deps): void {
  const { db, clockwork } = deps;
  clockwork.add(decisionsDue(deps));
  deps.subjects.register('decision', discussedDecision);

  type In = Pick<Asked<unknown, unknown, unknown>, 'actor' | 'roundTable'>;
  const presented = async ({ actor, roundTable }: In, number: number) =>
    presentDecision(db, await getDecision(db, actor, number), actor, roundTable);

  mount(contract.listDecisions, async ({ actor, roundTable, query }) => {
    const filter = { drafts: contract.seesDrafts(actor), statuses: query.status, practiceId: query.practice };
    const before = query.after === undefined ? undefined : Number(query.after) || 0;
    const rows = await listDecisions(db, roundTable.id, filter, { before, limit: query.limit + 1 });
    const page = rows.slice(0, query.limit);
    return {
      items: await presentDecisions(db, page, actor),
      next: rows.length > query.limit ? String(page.at(-1)!.number) : null,
      total: await countDecisions(db, roundTable.id, filter),
    };
  });
  mount(contract.draftDecision, async (asked) => presented(asked, await draftDecision(deps, asked.actor, asked.body)));
  mount(contract.getDecision, (asked) => presented(asked, asked.params.decision));
  mount(contract.editDecision, async (asked) => {
    await editDecision(deps, asked.actor, asked.params.decision, asked.body);
    return presented(asked, asked.params.decision);
  });
  mount(contract.removeDecision, ({ actor, params }) => removeDecision(deps, actor, params.decision));
  mount(contract.stepDecision, async (asked) => {
    const { actor, roundTable, params } = asked;
    if (params.step === 'open') await openDecision(deps, actor, roundTable, params.decision);
    else if (params.step === 'close') await closeDecision(deps, actor, params.decision);
    else await publishDecision(deps, actor, params.decision);
    clockwork.nudge(CLOSE_DECISIONS);
    return presented(asked, params.decision);
  });
  mount(contract.unscheduleDecision, async (asked) => {
    await unscheduleDecision(deps, asked.actor, asked.params.decision);
    return presented(asked, asked.params.decision);
  });
  mount(contract.extendDecision, async (asked) => {
    await extendDecision(deps, asked.actor, asked.params.decision, new Date(asked.body.closesAt));
    return presented(asked, asked.params.decision);
  });

  mount(contract.castBallot, ({ actor, params, body }) =>
    castBallot(deps, actor, params.decision, params.delegation, body),
  );
  mount(contract.getBallot, async ({ actor, params }) => {
    const decision = await getDecision(db, actor, params.decision);
    // Whether another delegation has voted is not told here either. [DE12]
    const elector = isOf(actor, params.delegation) ? await findElector(db, decision.id, params.delegation) : undefined;
    if (!elector) refuse(notFound('ballot.not-found', 'Your delegation has no vote in this decision.'));
    const [summary] = await presentDecisions(db, [decision], actor);
    const casts = await listCasts(db, decision.id, params.delegation, MOST_RECEIPTS);
    return {
      ...summary!.own.find((vote) => vote.delegation.id === params.delegation)!,
      receipts: casts.map((row) => presentReceipt(row, decision.number, elector.salt)),
    };
  });
  mount(contract.exportDecisionLog, ({ actor, roundTable, params }) =>
    exportLog(db, actor, roundTable, params.decision),
  );
}
