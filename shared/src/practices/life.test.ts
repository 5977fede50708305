import { expect, it } from 'vitest';
import { DISCLOSING, STEPS, stepsFrom, takerOf, takeStep } from './life.ts';
import { IN_REVIEW, isEditable, PRACTICE_STATUSES } from './status.ts';

const moves = PRACTICE_STATUSES.flatMap((status) =>
  STEPS.flatMap((step) => {
    const taken = takeStep({ status, version: 1 }, step, 'because');
    return 'to' in taken ? [`${status} –${step}→ ${taken.to}`] : [];
  }),
);

it('[PR1] allows these moves and no others', () => {
  expect(moves).toEqual([
    'draft –submit→ submitted',
    'draft –withdraw→ withdrawn',
    'draft –succeed→ succeeded',
    'submitted –submit→ submitted',
    'submitted –start-review→ under-review',
    'submitted –request-information→ information-requested',
    'submitted –withdraw→ withdrawn',
    'submitted –succeed→ succeeded',
    'under-review –submit→ under-review',
    'under-review –request-information→ information-requested',
    'under-review –discuss→ discussed',
    'under-review –withdraw→ withdrawn',
    'under-review –succeed→ succeeded',
    'information-requested –submit→ under-review',
    'information-requested –withdraw→ withdrawn',
    'information-requested –succeed→ succeeded',
    'discussed –submit→ submitted',
    'discussed –request-information→ information-requested',
    'discussed –clear→ cleared',
    'discussed –not-include→ not-included',
    'discussed –reopen→ under-review',
    'discussed –withdraw→ withdrawn',
    'discussed –succeed→ succeeded',
    'cleared –submit→ submitted',
    'cleared –reopen→ under-review',
    'cleared –publish→ published',
    'cleared –withdraw→ withdrawn',
    'cleared –succeed→ succeeded',
    'not-included –reopen→ under-review',
    'not-included –withdraw→ withdrawn',
    'published –submit→ submitted',
    'published –withdraw→ withdrawn',
    'published –succeed→ succeeded',
    'withdrawn –resume→ draft',
    'succeeded –resume→ draft',
  ]);
});

it('[PR1] tells why a step cannot be taken from where the practice stands', () => {
  expect(takeStep({ status: 'draft', version: 0 }, 'clear')).toEqual({
    refusal: expect.objectContaining({
      code: 'practice.step-not-possible',
      status: 409,
      params: { step: 'clear', status: 'draft' },
    }),
  });
});

it('[PR1] offers the steps that lead on', () => {
  expect(stepsFrom('discussed')).toEqual([
    'submit',
    'request-information',
    'clear',
    'not-include',
    'reopen',
    'withdraw',
    'succeed',
  ]);
  expect(stepsFrom('withdrawn')).toEqual(['resume']);
  expect(STEPS.filter((step) => takerOf(step) === 'submitters')).toEqual(['submit', 'withdraw', 'resume']);
});

it('[PR2] asks for the reason of a no, a question and a reopening', () => {
  const refused = (
    status: (typeof PRACTICE_STATUSES)[number],
    step: (typeof STEPS)[number],
    version: number,
    reason?: string,
  ) => {
    const taken = takeStep({ status, version }, step, reason);
    return 'refusal' in taken ? taken.refusal.code : taken.to;
  };
  expect(refused('discussed', 'not-include', 1, '  ')).toBe('practice.reason-needed');
  expect(refused('submitted', 'request-information', 1)).toBe('practice.reason-needed');
  expect(refused('cleared', 'reopen', 1)).toBe('practice.reason-needed');
  expect(refused('discussed', 'clear', 1)).toBe('cleared');
  expect(refused('submitted', 'withdraw', 1)).toBe('practice.reason-needed');
  expect(refused('draft', 'withdraw', 0)).toBe('withdrawn');
});

it('[PR9] shows the table what was discussed, cleared, not included or published', () => {
  expect(DISCLOSING).toEqual(['discuss', 'clear', 'not-include', 'publish']);
});

it('lets the working copy be changed until the practice has come to an end', () => {
  expect(PRACTICE_STATUSES.filter((status) => !isEditable(status))).toEqual(['not-included', 'withdrawn', 'succeeded']);
  expect(IN_REVIEW.every(isEditable)).toBe(true);
});
