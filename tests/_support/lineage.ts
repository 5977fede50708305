import type { DelegationId } from '@penholder/shared/kernel';
import * as practices from '@penholder/shared/practices';
import type { TestPerson, TestRoundTable, TestServer } from './harness.ts';
import { aDraft, type Draft, review, submit } from './practices.ts';

/** A table with three delegations, and what is done about the lineage of their practices. */
export async function aLineageTable(server: TestServer) {
  const table = await server.aRoundTable();
  const [egypt, kenya, malta] = [
    await table.aDelegation('Egypt'),
    await table.aDelegation('Kenya'),
    await table.aDelegation('Malta'),
  ];
  const [egyptian, kenyan, maltese] = [
    await table.aDelegate(egypt),
    await table.aDelegate(kenya),
    await table.aDelegate(malta),
  ];
  const [chair, penholder] = [await table.aRole('co-chair'), await table.aRole('penholder')];
  const params = { roundTable: table.code };
  return {
    table,
    delegations: { egypt, kenya, malta },
    people: { egyptian, kenyan, maltese, chair, penholder },
    at: (practice: string) => ({ params: { ...params, practice } }),
    read: (by: TestPerson, practice: string) => by.call(practices.getPractice, { params: { ...params, practice } }),
    cleared: (by: TestPerson, of: DelegationId[], fields: Parameters<typeof aDraft>[3] = {}) =>
      cleared(table, chair, by, of, fields),
    propose: (by: TestPerson, body: Proposing) =>
      by.call(practices.proposeLineage, { params, body: { reason: 'They tell of the same.', ...body } as never }),
    refused: async (by: TestPerson, body: Proposing) =>
      (await by.refused(practices.proposeLineage, { params, body: { reason: 'Why not.', ...body } as never })).code,
    answer: (
      by: TestPerson,
      proposal: string,
      delegation: DelegationId,
      given: practices.ConsentAnswer,
      reason?: string,
    ) =>
      by.call(practices.answerLineage, {
        params: { ...params, proposal, delegation } as never,
        body: { answer: given, ...(reason && { reason }) },
      }),
    proposalFor: (by: TestPerson, proposal: string) =>
      by.call(practices.getLineageProposal, { params: { ...params, proposal } as never }),
  };
}
export type LineageTable = Awaited<ReturnType<typeof aLineageTable>>;

type Proposing = { kind: practices.LineageKind; practices: { id: string; version: number }[] } & Record<
  string,
  unknown
>;

/** Practices in the versions that they are proposed in. */
export const inVersion = (version: number, ...all: { id: string }[]) => all.map(({ id }) => ({ id, version }));

async function cleared(
  table: TestRoundTable,
  chair: TestPerson,
  by: TestPerson,
  of: DelegationId[],
  fields: Parameters<typeof aDraft>[3],
): Promise<Draft> {
  const draft = await aDraft(table, by, of, fields);
  await submit(table, by, draft);
  await review(table, chair, draft.id, 'start-review', 'discuss', 'clear');
  return draft;
}
