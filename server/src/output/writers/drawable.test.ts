import { describe, expect, it } from 'vitest';
import { drawable } from './drawable.ts';
import { fonts } from './fonts.ts';

const { has } = fonts();
const draw = (text: string, longest?: number): [string, string[]] => {
  const missing = new Set<string>();
  return [drawable(text, has, missing, longest), [...missing]];
};

describe('drawable text', () => {
  it('is the text itself in the languages of the United Nations', () => {
    for (const text of [
      'Côte d’Ivoire – “quoted” €5',
      'Год, объём «ё» № 5',
      'الهجرة، ١٩٣٠؟ لاﷲ',
      '国际移民《指南》：“第一”，2018年。',
      'Łódź Ğ ő ñ ã ß',
      'हिन्दी',
      'Ελλάδα',
    ])
      expect(draw(text)).toEqual([text, []]);
  });

  it('shows one gap for one sign that no face has', () => {
    expect(draw('a👩\u200D👩\u200D👧b😀c')).toEqual(['a\uFFFDb\uFFFDc', ['👩\u200D👩\u200D👧', '😀']]);
    expect(draw('©\uFE0F')).toEqual(['©', []]);
  });

  it('lets long words break and leaves short ones alone', () => {
    expect(draw('a'.repeat(30))[0]).toBe('a'.repeat(30));
    expect(draw('a'.repeat(65))[0]).toBe(`${'a'.repeat(30)}\u200B${'a'.repeat(30)}\u200B${'a'.repeat(5)}`);
    expect(draw('abcdef e\u0301e\u0301e\u0301', 2)[0]).toBe('ab\u200Bcd\u200Bef e\u0301e\u0301\u200Be\u0301');
    expect(draw('移民'.repeat(40))[0]).toBe('移民'.repeat(40));
  });

  it('has no soft hyphens', () => {
    expect(draw('soft\u00ADhyphen')).toEqual(['softhyphen', []]);
  });
});
