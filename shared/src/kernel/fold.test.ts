import { expect, it } from 'vitest';
import { fold, searchTerms } from './fold.ts';

it('finds a name typed without its accents', () => {
  expect(fold('Côte d’Ivoire – Régularisation')).toBe("cote d'ivoire - regularisation");
  expect(fold('Straße, Łódź, Øresund, Œuvre')).toBe('strasse, lodz, oresund, oeuvre');
});

it('finds Arabic in whichever letter form it is typed', () => {
  expect(fold('إدماج')).toBe(fold('ادماج'));
  expect(fold('الهِجرَة')).toBe(fold('الهجره'));
  expect(fold('مستشفى')).toBe(fold('مستشفي'));
});

it('keeps Chinese as it is', () => {
  expect(fold('移民 健康')).toBe('移民 健康');
});

it('looks at each word of a search once, and at eight at most', () => {
  expect(searchTerms('  Health  health\tÉGYPTE ')).toEqual(['health', 'egypte']);
  expect(searchTerms('a b c d e f g h i j')).toHaveLength(8);
  expect(searchTerms('   ')).toEqual([]);
});
