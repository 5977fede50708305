import { expect, it } from 'vitest';
import { labelFor, mentionAt, toBody, toDraft } from './mention-draft.ts';

const kenya = '0b0e1d7e-3f0a-4c39-9d2f-1f8a0f3f4a01';
const other = '0b0e1d7e-3f0a-4c39-9d2f-1f8a0f3f4a02';
const names: Record<string, string> = { [kenya]: 'Kenya', [other]: 'Kenya' };

it('turns labels into mentions and back', () => {
  const body = `Dear @[${kenya}] and @[${other}], see https://example.org/@x: @[]`;
  const { text, chosen } = toDraft(body, (id) => names[id]);
  expect(text).toBe('Dear @Kenya and @Kenya (2), see https://example.org/@x: @[]');
  expect(toBody(text, chosen)).toBe(body);
});

it('replaces whole labels only, the longest first', () => {
  const chosen = [
    { label: '@Niger', id: kenya },
    { label: '@Niger Delta Group (NDG)', id: other },
  ];
  expect(toBody('@Nigeria @Niger, @Niger Delta Group (NDG)!', chosen)).toBe(`@Nigeria @[${kenya}], @[${other}]!`);
});

it('names the same one once', () => {
  expect(labelFor('Kenya', kenya, [{ label: '@Kenya', id: kenya }])).toBe('@Kenya');
  expect(labelFor('Kenya', other, [{ label: '@Kenya', id: kenya }])).toBe('@Kenya (2)');
});

it.each([
  ['Dear @ke', 8, { from: 5, part: 'ke' }],
  ['@', 1, { from: 0, part: '' }],
  ['(@Côte d’I', 10, { from: 1, part: 'Côte d’I' }],
  ['mail@example', 12, undefined],
  ['Dear @kenya, ', 13, undefined],
  ['Dear @one\ntwo', 13, undefined],
  ['@a b c d e', 10, undefined],
])('finds the mention that is being typed in “%s”', (text, caret, expected) => {
  expect(mentionAt(text, caret)).toEqual(expected);
});
