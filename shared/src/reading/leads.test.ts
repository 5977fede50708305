import { describe, expect, it } from 'vitest';
import type { Inline } from '../documents/index.ts';
import { plainText } from '../documents/index.ts';
import { leadOf } from './leads.ts';

const read = (content: Inline[], isItem = true) => {
  const lead = leadOf(content, 'en', isItem);
  return lead && [lead.text, plainText(lead.rest)];
};
const bold = (text: string): Inline => ({ text, bold: true });

describe('leads', () => {
  it.each<[string, Inline[], string[] | undefined]>([
    ['bold with its colon', [bold('Finland:'), { text: ' Care for all.' }], ['Finland', 'Care for all.']],
    ['bold before a plain colon', [bold('Finland'), { text: ': Care for all.' }], ['Finland', 'Care for all.']],
    ['bold before a dash', [bold('Finland'), { text: ' – Care for all.' }], ['Finland', 'Care for all.']],
    ['bold on a line of its own', [bold('Finland\n'), { text: 'Care for all.' }], ['Finland', 'Care for all.']],
    ['bold running on', [bold('Finland: Care'), { text: ' for all.' }], ['Finland', 'Care for all.']],
    ['bold in pieces', [bold('Fin'), bold('land:'), { text: ' Care.' }], ['Finland', 'Care.']],
    ['plain before a colon', [{ text: 'Acme Union: Care for all.' }], ['Acme Union', 'Care for all.']],
    ['in brackets', [{ text: '(Finland) Care for all.' }], ['Finland', 'Care for all.']],
    [
      'bold as the first word of a sentence',
      [bold('Finland'), { text: ' cares for all.' }],
      ['Finland', 'Finland cares for all.'],
    ],
    ['a bold word that is no party', [bold('Care'), { text: ' is for all.' }], undefined],
    ['a sentence with a colon', [{ text: 'In 2021 the state did two things: it spoke and it acted.' }], undefined],
    ['a sentence with a dash', [{ text: 'Care for all – and for nobody less.' }], undefined],
    ['nothing after the lead', [bold('Finland:')], undefined],
  ])('[RD7] reads a lead that is %s', (_, content, expected) => {
    expect(read(content)).toEqual(expected);
  });

  it('[RD7] outside of lists takes a plain lead only for known parties', () => {
    expect(read([{ text: 'Finland: Care for all.' }], false)).toEqual(['Finland', 'Care for all.']);
    expect(read([{ text: 'Note: Care for all.' }], false)).toBeUndefined();
  });

  it('[RD9] keeps links and marks of what follows the lead', () => {
    const lead = leadOf(
      [
        bold('Finland: '),
        { text: 'In 2022 ' },
        { text: 'care', href: 'https://example.org/' },
        { text: '', footnote: 'fn1' },
      ],
      'en',
      true,
    );
    expect(lead?.rest).toEqual([
      { text: 'In 2022 ' },
      { text: 'care', href: 'https://example.org/' },
      { text: '', footnote: 'fn1' },
    ]);
  });
});
