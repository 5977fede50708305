import { expect, it } from 'vitest';
import { STATES, suggestStateNames } from './states.ts';

it('knows the 193 members of the United Nations and two observers', () => {
  expect(new Set(STATES).size).toBe(195);
});

it('suggests names in six languages, in English as the United Nations has them', () => {
  expect(suggestStateNames('TR').en).toBe('Türkiye');
  expect(suggestStateNames('EG')).toMatchObject({
    en: 'Egypt',
    fr: 'Égypte',
    es: 'Egipto',
    ar: 'مصر',
    zh: '埃及',
    ru: 'Египет',
  });
});
