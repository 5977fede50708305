import { expect, it } from 'vitest';
import { type Choice, GRADIENT_CHOICES, YES_NO_CHOICES } from './choices.ts';
import { neededFor, type Quorum, quorumAt } from './quorum.ts';
import { SENTENCE_LANGUAGES, sentenceOf } from './sentence-of.ts';
import { SENTENCE_PARTS } from './sentence.ts';
import { tallyGradient } from './tally-gradient.ts';
import { tally } from './tally.ts';
import { tallyYesNoAbstain } from './tally-yes-no-abstain.ts';
import { carries, type Threshold } from './threshold.ts';

const none: Quorum = { kind: 'none' };
const times = (count: number, choice: Choice): Choice[] => Array.from({ length: count }, () => choice);
const gradient = (ballots: Choice[], electorate = ballots.length, quorum: Quorum = none) =>
  tallyGradient(ballots, { electorate, quorum });
const said = (ballots: Choice[], electorate = ballots.length, quorum: Quorum = none) =>
  sentenceOf(gradient(ballots, electorate, quorum), 'en');

it('[DE9] words a gradient as what stands in the way', () => {
  const ballots = [
    ...times(9, 'support'),
    ...times(4, 'co-sponsor'),
    ...times(3, 'need-instruction'),
    ...times(2, 'reservation'),
    ...times(1, 'can-live-with'),
  ];
  expect(said(ballots)).toBe('no objection; two reservations; three awaiting instruction');
  expect(said(ballots, 20)).toBe('no objection; two reservations; three awaiting instruction; one has not answered');
  expect(said([...ballots, ...times(1, 'cannot-join')])).toBe(
    'one objection; two reservations; three awaiting instruction',
  );
  expect(said(times(12, 'cannot-join'))).toBe('12 objections');
});

it('[DE9] does not take silence for support', () => {
  expect(said([], 7)).toBe('no delegation has answered');
  expect(said(['support'], 12)).toBe('no objection; 11 have not answered');
});

it('[DE9] says the same whatever the order of the ballots', () => {
  const ballots: Choice[] = ['support', 'reservation', 'cannot-join', 'co-sponsor'];
  expect(gradient(ballots.toReversed())).toEqual(gradient(ballots));
  expect(Object.keys(gradient([])).toSorted()).toEqual(['counts', 'electorate', 'method', 'parts', 'quorum', 'voted']);
});

it('counts every choice of a method and no other', () => {
  expect(gradient(['support', 'support', 'reservation']).counts).toEqual({
    'co-sponsor': 0,
    support: 2,
    'can-live-with': 0,
    reservation: 1,
    'need-instruction': 0,
    'cannot-join': 0,
  });
  const { counts } = tallyYesNoAbstain(['yes', 'no', 'abstain', 'yes'], {
    electorate: 4,
    quorum: none,
    threshold: 'simple-majority',
  });
  expect(counts).toEqual({ yes: 2, no: 1, abstain: 1 });
  expect(Object.keys(gradient([]).counts)).toEqual(GRADIENT_CHOICES);
  expect(Object.keys(counts)).toEqual(YES_NO_CHOICES);
});

it.each<[Threshold, (yes: number, no: number) => boolean]>([
  ['simple-majority', (yes, no) => yes - no >= 1],
  ['two-thirds', (yes, no) => yes > 0 && yes / (yes + no) >= 0.6666666],
  ['no-vote-against', (yes, no) => yes >= 1 && no < 1],
])('[DE10] carries by %s exactly where it should, whatever abstains', (threshold, expected) => {
  for (let yes = 0; yes <= 30; yes += 1)
    for (let no = 0; no <= 30; no += 1) {
      expect(carries(threshold, { yes, no }), `${yes} to ${no}`).toBe(expected(yes, no));
      const ballots = [...times(yes, 'yes'), ...times(no, 'no'), ...times(5, 'abstain')];
      const result = tallyYesNoAbstain(ballots, { electorate: 70, quorum: none, threshold });
      expect(result.outcome).toBe(expected(yes, no) ? 'carried' : 'not-carried');
    }
});

it('[DE10] words a vote with its figures', () => {
  const vote = (ballots: Choice[], electorate: number, quorum: Quorum = none) =>
    sentenceOf(tally(ballots, electorate, { method: 'yes-no-abstain', quorum, threshold: null }), 'en');
  expect(vote([...times(12, 'yes'), ...times(2, 'no'), 'abstain'], 15)).toBe(
    'carried; 12 in favour; two against; one abstention',
  );
  expect(vote(['yes', 'no'], 3)).toBe('not carried; one in favour; one against; one has not answered');
  expect(vote([], 3)).toBe('not carried; no delegation has answered');
  expect(vote(['yes'], 3, { kind: 'count', count: 2 })).toBe(
    'the quorum of two was not reached; one in favour; none against; two have not answered',
  );
});

it('[DE11] rounds a share of the electorate up', () => {
  expect(neededFor({ kind: 'percent', percent: 50 }, 22)).toBe(11);
  expect(neededFor({ kind: 'percent', percent: 50 }, 23)).toBe(12);
  expect(neededFor({ kind: 'percent', percent: 1 }, 1)).toBe(1);
  expect(neededFor({ kind: 'percent', percent: 100 }, 29)).toBe(29);
  for (let percent = 1; percent <= 100; percent += 1)
    for (let electorate = 1; electorate <= 200; electorate += 1) {
      const needed = neededFor({ kind: 'percent', percent }, electorate);
      expect(needed * 100 >= percent * electorate && (needed - 1) * 100 < percent * electorate).toBe(true);
    }
});

it('[DE11] counts whoever took part, and carries nothing without its quorum', () => {
  expect(quorumAt({ kind: 'count', count: 3 }, { voted: 2, electorate: 5 })).toEqual({ needed: 3, met: false });
  expect(quorumAt({ kind: 'count', count: 3 }, { voted: 3, electorate: 5 })).toEqual({ needed: 3, met: true });
  const given = { electorate: 10, quorum: { kind: 'percent', percent: 30 }, threshold: 'simple-majority' } as const;
  expect(tallyYesNoAbstain(['yes', 'yes'], given)).toMatchObject({
    outcome: 'no-quorum',
    quorum: { needed: 3, met: false },
  });
  expect(tallyYesNoAbstain(['yes', 'abstain', 'abstain'], given).outcome).toBe('carried');
  expect(said(['support', 'reservation'], 10, given.quorum)).toBe(
    'no objection; one reservation; eight have not answered; the quorum of three was not reached',
  );
});

it('words results in four languages with their plurals', () => {
  const result = gradient([...times(2, 'reservation'), ...times(3, 'need-instruction')], 16);
  expect(sentenceOf(result, 'fr')).toBe(
    'aucune objection\u202f; deux réserves\u202f; trois en attente d’instructions\u202f; 11 n’ont pas répondu',
  );
  expect(sentenceOf(result, 'es')).toBe(
    'ninguna objeción; dos reservas; tres a la espera de instrucciones; 11 no han respondido',
  );
  expect(sentenceOf(result, 'ar')).toBe('لا اعتراض؛ تحفظان؛ ثلاثة وفود تنتظر التعليمات؛ 11 وفدًا لم يرد');
  expect(sentenceOf(result, 'ru')).toBe(sentenceOf(result, 'en'));
});

it('words every part in every language, for every plural', () => {
  for (const language of SENTENCE_LANGUAGES)
    for (const part of SENTENCE_PARTS) {
      const forms = [0, 1, 2, 3, 10, 11, 99, 100].map((count) => sentenceOf({ parts: [{ part, count }] }, language));
      expect(forms.every((form) => form.trim() !== '' && !form.includes('undefined'))).toBe(true);
    }
  const reservations = [0, 1, 2, 3, 11, 100].map((count) =>
    sentenceOf({ parts: [{ part: 'reservations', count }] }, 'ar'),
  );
  expect(reservations).toEqual(['لا تحفظ', 'تحفظ واحد', 'تحفظان', 'ثلاثة تحفظات', '11 تحفظًا', '100 تحفظ']);
});
