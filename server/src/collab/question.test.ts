import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { DocumentBytes } from './document-bytes.ts';
import { Question } from './question.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const STEP_ONE = Buffer.from('what do you have?');

function aQuestion(isCheap: boolean, stepOne = () => STEP_ONE) {
  const sent: Buffer[] = [];
  const failures: unknown[] = [];
  const bytes = { isQuestionCheap: isCheap, stepOne } as unknown as DocumentBytes;
  const question = new Question(
    { bytes },
    { send: (framed) => sent.push(framed), onFailure: (error) => failures.push(error) },
  );
  question.ask();
  return { question, sent, failures };
}

it('asks at once where that is cheap, and not again', () => {
  const { question, sent } = aQuestion(true);
  expect(sent).toEqual([STEP_ONE]);
  question.askNow();
  vi.runAllTimers();
  expect(sent).toHaveLength(1);
});

it('asks once the text is on its way where that is not cheap, and not again', () => {
  const { question, sent } = aQuestion(false);
  expect([sent, question.isOwed]).toEqual([[], true]);
  question.askNow();
  expect([sent, question.isOwed]).toEqual([[STEP_ONE], false]);
  question.askNow();
  vi.runAllTimers();
  expect(sent).toHaveLength(1);
});

it('asks whoever asks for no text a second later', () => {
  const { sent } = aQuestion(false);
  vi.advanceTimersByTime(999);
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(sent).toEqual([STEP_ONE]);
});

it('asks nobody who has left', () => {
  const { question, sent } = aQuestion(false);
  question.drop();
  question.askNow();
  vi.runAllTimers();
  expect(sent).toEqual([]);
});

it('tells of a document that cannot be looked through, instead of throwing at a timer', () => {
  const error = new Error('damaged');
  const { sent, failures } = aQuestion(false, () => {
    throw error;
  });
  vi.runAllTimers();
  expect([sent, failures]).toEqual([[], [error]]);
});
