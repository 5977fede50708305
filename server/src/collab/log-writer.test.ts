import type { Append } from '@penholder/db/documents';
import type { DocumentId } from '@penholder/shared/kernel';
import { expect, it } from 'vitest';
import { LogWriter } from './log-writer.ts';

const entry = (documentId: string): Append => ({
  documentId: documentId as DocumentId,
  update: Uint8Array.of(0, 0),
  personId: null,
  delegationId: null,
});

it('[DC16] gives up what cannot be gathered, of its document alone, and goes on', async () => {
  const committed: string[] = [];
  const givenUp: string[] = [];
  const writer = new LogWriter<Append>({
    log: { append: () => Promise.resolve(new Map()) } as never,
    gather(batch) {
      if (batch.some(({ documentId }) => documentId === 'poisoned')) throw new Error('cannot be merged');
      return batch;
    },
    fit: () => ({}) as never,
    patience: 1_000,
    onCommitted: (id) => void committed.push(id),
    onCommit() {},
    onGivenUp: (id) => void givenUp.push(id),
    onFailure() {},
  });
  for (const id of ['one', 'poisoned', 'other']) writer.add(entry(id));
  await writer.drained();
  writer.add(entry('later'));
  await writer.drained();
  expect({ committed, givenUp }).toEqual({ committed: ['one', 'other', 'later'], givenUp: ['poisoned'] });
  expect([writer.waiting, writer.queuedBytes]).toEqual([0, 0]);
});
