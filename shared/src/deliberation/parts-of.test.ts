import { expect, it } from 'vitest';
import { blankMentions, lengthOf, mentionOf, mentionsIn, partsOf } from './parts-of.ts';
import { tidy } from './plain-text.ts';
import { LONGEST_POST, PostBody } from './post.ts';

const egypt = '0b0e1d7e-3f0a-4c39-9d2f-1f8a0f3f4a01';
const kenya = '0b0e1d7e-3f0a-4c39-9d2f-1f8a0f3f4a02';
const links = (text: string) => partsOf(text).flatMap((part) => (part.kind === 'link' ? [part.href] : []));
const whole = (text: string) =>
  partsOf(text)
    .map((part) => (part.kind === 'mention' ? mentionOf(part.id ?? '') : part.text))
    .join('');

it.each([
  ['See https://example.org/a?b=c#d.', ['https://example.org/a?b=c#d']],
  ['(https://example.org/a)', ['https://example.org/a']],
  ['https://example.org/a_(b)', ['https://example.org/a_(b)']],
  ['[https://example.org/a_(b)], then', ['https://example.org/a_(b)']],
  ['http://a.example and HTTPS://B.EXAMPLE!', ['http://a.example', 'HTTPS://B.EXAMPLE']],
  ['راجع https://example.org/ar، ثم', ['https://example.org/ar']],
  ['«https://example.org»', ['https://example.org']],
])('[DL5] links the addresses in “%s”', (text, expected) => {
  expect(links(text)).toEqual(expected);
  expect(whole(text)).toBe(text);
});

it.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'https://un.org@evil.example/',
  'https://user:secret@example.org/',
  'mailto:a@example.org',
  'www.example.org',
  'https://',
  '<a href="x">no markup</a>',
])('[DL5] leaves “%s” as text', (text) => {
  expect(partsOf(text)).toEqual([{ kind: 'text', text }]);
});

it('[DL7] takes mentions out of a text and puts them back', () => {
  const text = `Thanks ${mentionOf(egypt)}, and ${mentionOf(kenya.toUpperCase())}: @[] said so.`;
  expect(partsOf(text).map((part) => (part.kind === 'mention' ? part.id : part.kind))).toEqual([
    'text',
    egypt,
    'text',
    kenya,
    'text',
    null,
    'text',
  ]);
  expect(mentionsIn(`${text} ${mentionOf(egypt)}`)).toEqual([egypt, kenya]);
  expect(partsOf('@[not an id]')).toEqual([{ kind: 'text', text: '@[not an id]' }]);
});

it('[DL7] blanks the mentions that a reader may not know', () => {
  expect(blankMentions(`a ${mentionOf(egypt)} b ${mentionOf(kenya)} c @[]`, new Set([egypt]))).toBe(
    `a ${mentionOf(egypt)} b @[] c @[]`,
  );
});

it('[DL5] counts a mention as one character and refuses what is longer than a post', () => {
  expect(lengthOf(`ab${mentionOf(egypt)}c`)).toBe(4);
  const most = 'x'.repeat(LONGEST_POST - 1) + mentionOf(egypt);
  expect(PostBody.parse(most)).toBe(most);
  expect(PostBody.safeParse(`x${most}`).success).toBe(false);
  expect(PostBody.safeParse(' \n ').success).toBe(false);
  const crowd = Array.from({ length: 21 }, (_, place) => mentionOf(egypt.slice(0, -2) + String(place + 10))).join('');
  expect(PostBody.safeParse(crowd).success).toBe(false);
});

it('[DL5] keeps line breaks and leaves out what cannot be stored', () => {
  expect(tidy(' a\r\nb\rc\u0000\u0007\td ')).toBe('a\nb\nc\td');
});
