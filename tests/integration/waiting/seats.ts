import { randomUUID } from 'node:crypto';
import { castBallot, draftDecision, stepDecision } from '@penholder/shared/decisions';
import { addPost } from '@penholder/shared/deliberation';
import type { DelegationId, Id } from '@penholder/shared/kernel';
import { draftQuestion, editQuestion, stepQuestion } from '@penholder/shared/questions';
import { startResponse, submitResponse } from '@penholder/shared/responses';
import { listWaiting } from '@penholder/shared/waiting';
import { writeInto } from '../../_support/documents.ts';
import type { TestPerson, TestRoundTable, TestServer } from '../../_support/harness.ts';

/** What waits for a person, each line as `kind`, `kind 3` (its subject's number) or `kind ×4` (several things). */
export async function waitingOf(person: TestPerson, table: TestRoundTable): Promise<string[]> {
  const { items } = await person.call(listWaiting, { params: { roundTable: table.code } });
  return items.map(({ kind, count, subject }) =>
    [kind, subject?.number, count > 1 && `×${count}`]
      .filter((part) => part !== undefined && part !== null && part !== false)
      .join(' '),
  );
}

/** One line of what waits for them. */
export async function lineOf(person: TestPerson, table: TestRoundTable, kind: string) {
  const { items } = await person.call(listWaiting, { params: { roundTable: table.code } });
  return items.find((item) => item.kind === kind);
}

export async function anOpenQuestion(
  table: TestRoundTable,
  chair: TestPerson,
  { text = 'How?', closesAt }: { text?: string; closesAt?: string } = {},
): Promise<Id<'question'>> {
  const params = { roundTable: table.code };
  const { id } = await chair.call(draftQuestion, { params, body: { text: { en: text } } });
  if (closesAt) await chair.call(editQuestion, { params: { ...params, question: id }, body: { version: 1, closesAt } });
  await chair.call(stepQuestion, { params: { ...params, question: id, step: 'open' } });
  return id;
}

/** A response of a delegation in which something is written. */
export async function aResponse(
  server: TestServer,
  table: TestRoundTable,
  person: TestPerson,
  { question, delegation }: { question: Id<'question'>; delegation: DelegationId | null },
) {
  const response = await person.call(startResponse, {
    params: { roundTable: table.code, question },
    body: { delegationId: delegation },
  });
  await writeInto(server, response.documentId!, 'Words');
  return response.id;
}

export const submitIt = (table: TestRoundTable, person: TestPerson, response: Id<'response'>) =>
  person.call(submitResponse, { params: { roundTable: table.code, response } });

export async function anOpenDecision(
  table: TestRoundTable,
  chair: TestPerson,
  closesAt: string | null = null,
): Promise<number> {
  const params = { roundTable: table.code };
  const { number } = await chair.call(draftDecision, {
    params,
    body: { question: { en: 'Adopt?' }, method: 'gradient', closesAt },
  });
  await chair.call(stepDecision, { params: { ...params, decision: number, step: 'open' } });
  return number;
}

export const vote = (table: TestRoundTable, person: TestPerson, decision: number, delegation: DelegationId) =>
  person.call(castBallot, {
    params: { roundTable: table.code, decision, delegation },
    body: { choice: 'support', replaces: 0, operationId: randomUUID() },
  });

export const say = (
  table: TestRoundTable,
  person: TestPerson,
  {
    kind,
    subject,
    body,
    delegation,
  }: { kind: 'practice' | 'question'; subject: string; body: string; delegation: DelegationId | null },
) =>
  person.call(addPost, {
    params: { roundTable: table.code, kind, subject },
    body: {
      body,
      language: 'en',
      delegationId: delegation,
      capacity: delegation ? 'national-position' : 'secretariat',
      attribution: 'person',
    },
  });
