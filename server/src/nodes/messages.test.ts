import type { DocumentId } from '@penholder/shared/kernel';
import { expect, it } from 'vitest';
import { createVault } from '../vault.ts';
import { decodeMessage, encodeMessage, type Message } from './messages.ts';

const documentId = '3f1c8d0e-0000-4000-8000-000000000001' as DocumentId;
const told = (updates: Uint8Array[]) => ({ documentId, epoch: 'e', head: 7 + updates.length, first: 8, updates });
const back = (message: Message) => decodeMessage(encodeMessage('a-node', message));

it('reads what it has written, of every kind', () => {
  const messages: Message[] = [
    { kind: 'beat' },
    { kind: 'bye' },
    { kind: 'missed' },
    { kind: 'look', documentId },
    { kind: 'ask-again', whose: { documentId } },
    {
      kind: 'news',
      news: { roundTableId: documentId as never, topic: 'threads', ids: ['a'], audience: { roles: [] } },
    },
    { kind: 'who-is-there', documentIds: [documentId] },
    {
      kind: 'present',
      documentId,
      people: [{ clientId: 2 ** 32 - 1, clock: 3, personId: 'p', shown: {}, gone: true }],
    },
    { kind: 'appended', batch: [told([Uint8Array.of(1, 2), Uint8Array.of(3)]), told([])] },
  ];
  for (const message of messages) expect(back(message)).toEqual({ from: 'a-node', message });
});

it('leaves to the log what would make too long a message', () => {
  const batch = [told([new Uint8Array(200_000)]), told([new Uint8Array(100_000)]), told([Uint8Array.of(1)])];
  const read = back({ kind: 'appended', batch })!.message as Extract<Message, { kind: 'appended' }>;
  expect(read.batch.map(({ updates }) => updates.length)).toEqual([1, 0, 1]);
  expect(read.batch.map(({ head }) => head)).toEqual([8, 8, 8]);
});

it('understands nothing of what ends early, is of another version, or is no message', () => {
  const bytes = encodeMessage('a-node', { kind: 'appended', batch: [told([Uint8Array.of(1, 2)])] });
  for (let length = 0; length < bytes.length; length++)
    expect(decodeMessage(bytes.subarray(0, length))).toBeUndefined();
  expect(decodeMessage(Uint8Array.of(9, ...bytes.subarray(1)))).toBeUndefined();
});

it('is opened by whoever has the secret, as it was, and by nobody else', () => {
  const [ours, theirs] = [
    createVault('a secret of ours that is long enough'),
    createVault('another secret, as long as ours'),
  ];
  const sealed = ours.sealMessage(encodeMessage('a-node', { kind: 'look', documentId }));
  expect(decodeMessage(ours.openMessage(sealed)!)).toEqual({ from: 'a-node', message: { kind: 'look', documentId } });
  expect(theirs.openMessage(sealed)).toBeUndefined();
  sealed[20]! ^= 1;
  expect(ours.openMessage(sealed)).toBeUndefined();
  expect(sealed.includes(documentId)).toBe(false);
});
