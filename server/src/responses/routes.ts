import { findQuestion } from '@penholder/db/questions';
import {
  findResponse,
  findResponseVersion,
  listAnswerRoll,
  listAnswers as listAnswerRows,
} from '@penholder/db/responses';
import { notFound, refuse } from '@penholder/shared/kernel';
import { hasRole } from '@penholder/shared/people';
import * as contract from '@penholder/shared/responses';
import { type AttributionLevel, disclosesAtLeast, levelOfTable, lowest } from '@penholder/shared/round-tables';
import type { z } from 'zod';
import type { Deps } from '../deps.ts';
import type { Asked, Mount } from '../http/mount.ts';
import { getQuestion } from '../questions/index.ts';
import { editResponse } from './edit-response.ts';
import { answerReader, getResponse } from './find-response.ts';
import { judgeResponse } from './judge-response.ts';
import { presentResponse, presentSummary, voicesOf } from './present-response.ts';
import { remindDelegations } from './remind-delegations.ts';
import { startResponse } from './start-response.ts';
import { submitResponse } from './submit-response.ts';

type In = Pick<Asked<unknown, unknown, unknown>, 'actor' | 'roundTable'>;
type RichTextJson = z.output<typeof contract.RichTextJson>;

/** Mounts this shelf's operations. */
export function mountResponses(mount: Mount, deps: Deps): void {
  const { db } = deps;
  const presented = async ({ actor, roundTable }: In, id: contract.ResponseId) => {
    const row = (await findResponse(db, roundTable.id, id))!;
    const question = (await findQuestion(db, roundTable.id, row.question_id))!;
    return presentResponse(db, row, question, actor, roundTable);
  };

  mount(contract.startResponse, async (asked) => {
    const { delegationId, language } = asked.body;
    const id = await startResponse(deps, asked.actor, asked.roundTable, {
      questionId: asked.params.question,
      delegationId,
      language: language ?? asked.language,
    });
    return presented(asked, id);
  });

  mount(contract.listAnswers, async ({ actor, roundTable, params, query }) => {
    const question = await getQuestion(db, actor, params.question);
    const after = Math.max(0, Number(query.after ?? 0) || 0);
    const { rows, total } = await listAnswerRows(db, question.id, answerReader(actor, roundTable), {
      after,
      limit: query.limit,
    });
    const voices = await voicesOf(db, roundTable, actor, rows);
    const reached = after + rows.length;
    return {
      items: rows.map((row) => ({
        ...presentSummary(row, question.version, voices),
        content: row.content as RichTextJson,
      })),
      next: reached < total ? String(reached) : null,
      total,
    };
  });

  mount(contract.getAnswerRoll, async ({ actor, roundTable, params }) => {
    const question = await getQuestion(db, actor, params.question);
    const rows = await listAnswerRoll(db, roundTable.id, question.id);
    const isBureau = hasRole(actor, 'co-chair', 'penholder', 'secretariat');
    const level = levelOfTable(roundTable.settings, roundTable.phase);
    const isNamed = (own: AttributionLevel | null) => disclosesAtLeast(lowest(level, own ?? 'person'), 'delegation');
    // One answer that is not attributed, and the list of who has answered tells whose it is. [RE7]
    const maySee = isBureau || (isNamed(null) && rows.every((row) => !row.version || isNamed(row.attribution)));
    return {
      answered: rows.filter((row) => row.version).length,
      delegations: rows.length,
      roll: maySee
        ? rows.map((row) => ({
            delegationId: row.id,
            names: row.names,
            // Whether a delegation has begun to write is its own affair until it submits. [RE4]
            status: row.version
              ? // A status that only one response has would tell whose it is. [RE7]
                !isNamed(row.attribution)
                ? ('submitted' as const)
                : isBureau
                  ? row.status!
                  : row.status === 'accepted'
                    ? ('accepted' as const)
                    : ('submitted' as const)
              : ('none' as const),
            remindedAt: isBureau ? (row.reminded_at?.toISOString() ?? null) : null,
          }))
        : null,
    };
  });

  mount(contract.remindDelegations, ({ actor, roundTable, params, body }) =>
    remindDelegations(deps, actor, roundTable, params.question, body),
  );

  mount(contract.getResponse, async (asked) => {
    const row = await getResponse(db, asked.actor, asked.roundTable, asked.params.response);
    return presented(asked, row.id);
  });

  mount(contract.getResponseVersion, async ({ actor, roundTable, params }) => {
    const row = await getResponse(db, actor, roundTable, params.response);
    const version =
      (await findResponseVersion(db, row.id, params.version)) ??
      refuse(notFound('response.not-found', 'There is no such version of this response.'));
    const voices = await voicesOf(db, roundTable, actor, [row]);
    const { voice } = presentSummary(row, 0, voices);
    return {
      version: version.version,
      questionVersion: version.question_version,
      content: version.content as RichTextJson,
      hash: Buffer.from(version.hash).toString('hex'),
      submittedAt: voices.timeOf(version.created_at, voice),
    };
  });

  mount(contract.editResponse, async (asked) => {
    await editResponse(deps, asked.actor, asked.roundTable, asked.params.response, asked.body);
    return presented(asked, asked.params.response);
  });
  mount(contract.submitResponse, async (asked) => {
    await submitResponse(deps, asked.actor, asked.roundTable, asked.params.response);
    return presented(asked, asked.params.response);
  });
  mount(contract.returnResponse, async (asked) => {
    await judgeResponse(deps, asked.actor, asked.roundTable, asked.params.response, {
      step: 'return',
      reason: asked.body.reason,
    });
    return presented(asked, asked.params.response);
  });
  mount(contract.acceptResponse, async (asked) => {
    await judgeResponse(deps, asked.actor, asked.roundTable, asked.params.response, { step: 'accept' });
    return presented(asked, asked.params.response);
  });
}
