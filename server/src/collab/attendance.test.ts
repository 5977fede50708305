import type { DocumentId, PersonId, RoundTableId } from '@penholder/shared/kernel';
import { expect, it } from 'vitest';
import { Attendance, type Whose } from './attendance.ts';
import type { OpenDocument } from './open-document.ts';

const PERSON = 'person' as PersonId;
const document = { id: 'document', roundTableId: 'table' } as OpenDocument;
const changes: [string, Whose, boolean][] = [
  ['the person', { personId: PERSON }, true],
  ['the document', { documentId: document.id }, true],
  ['the round table', { roundTableId: document.roundTableId }, true],
  ['another person', { personId: 'other' as PersonId }, false],
  ['another document', { documentId: 'elsewhere' as DocumentId }, false],
  ['another round table', { roundTableId: 'another' as RoundTableId }, false],
];

it.each(changes)('[DC3] knows whether a change concerns an admission: one of %s', (_whose, whose, isTheirs) => {
  const attendance = new Attendance(new Map());
  attendance.askAgain(whose);
  const times = attendance.timesAskedAgain;
  expect(attendance.wasAskedAgain(times, PERSON, document)).toBe(false);
  attendance.askAgain(whose);
  expect(attendance.wasAskedAgain(times, PERSON, document)).toBe(isTheirs);
});

it('[DC3] takes a change of everybody’s for one, and what it does not remember any more', async () => {
  const attendance = new Attendance(new Map());
  await attendance.recheck();
  expect(attendance.wasAskedAgain(0, PERSON, document)).toBe(true);
  const times = attendance.timesAskedAgain;
  for (let nth = 0; nth < 1_000; nth++) attendance.askAgain({ personId: `${nth}` as PersonId });
  expect(attendance.wasAskedAgain(times, PERSON, document)).toBe(false);
  for (let nth = 0; nth < 1_000; nth++) attendance.askAgain({ personId: `${nth} too` as PersonId });
  expect(attendance.wasAskedAgain(times, PERSON, document)).toBe(true);
});
