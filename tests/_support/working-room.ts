import { draftDecision, stepDecision } from '@penholder/shared/decisions';
import type { DelegationId, DocumentId, Id } from '@penholder/shared/kernel';
import { aResponse } from './document-clients.ts';
import type { TestPerson, TestRoundTable, TestServer } from './harness.ts';
import { aDraft, submit } from './practices.ts';

/** What people of a round table work on at the same time: texts, a discussion, and an open decision. */
export interface WorkingRoom {
  table: TestRoundTable;
  chair: TestPerson;
  /** One head for each delegation; all may vote. */
  delegations: { id: DelegationId; head: TestPerson }[];
  /** Texts of the first delegation, which all of its people may write. */
  documentIds: DocumentId[];
  writers: TestPerson[];
  practiceId: Id<'practice'>;
  decision: { id: Id<'decision'>; number: number };
}

/** Makes a room on a server, to be worked in at that one or at another on the same database. */
export async function aWorkingRoom(server: TestServer, { documents = 1, writers = 3 } = {}): Promise<WorkingRoom> {
  const table = await server.aRoundTable();
  const chair = await table.aRole('co-chair');
  const delegations: WorkingRoom['delegations'] = [];
  for (let count = 0; count < 3; count++) {
    const id = await table.aDelegation();
    delegations.push({ id, head: await table.aDelegate(id) });
  }
  const { id: delegation, head } = delegations[0]!;
  const people: TestPerson[] = [];
  for (let count = 0; count < writers; count++) people.push(await table.aDelegate(delegation));
  const documentIds: DocumentId[] = [];
  for (let count = 0; count < documents; count++)
    documentIds.push((await aResponse(server, table, { delegation, by: head })).documentId);
  const draft = await aDraft(
    table,
    head,
    delegations.map(({ id }) => id),
  );
  await submit(table, head, draft);
  const params = { roundTable: table.code };
  const body = { question: { en: 'Adopt the outcome?' }, method: 'gradient' } as const;
  const { number } = await chair.call(draftDecision, { params, body });
  const { id } = await chair.call(stepDecision, { params: { ...params, decision: number, step: 'open' } });
  return {
    table,
    chair,
    delegations,
    documentIds,
    writers: people,
    practiceId: draft.id as Id<'practice'>,
    decision: { id, number },
  };
}
