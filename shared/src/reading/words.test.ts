import { describe, expect, it } from 'vitest';
import { yearsIn } from '../output/index.ts';
import { statusHintsIn, statesIn } from './hints.ts';
import { detectLanguage } from './detect-language.ts';
import { isAnnexLine, labelOf } from './words.ts';

describe('labels', () => {
  it.each([
    ['Annex A: Compendium of practices', 'annex', 'A', 'Compendium of practices'],
    ['ANNEX II', 'annex', 'II', ''],
    ['Annex 3 – Reports', 'annex', '3', 'Reports'],
    ['Appendix', 'annex', '', ''],
    ['Annexe B : Droit', 'annex', 'B', 'Droit'],
    ['Anexo C. Acuerdos', 'annex', 'C', 'Acuerdos'],
    ['المرفق ألف: الممارسات', 'annex', 'A', 'الممارسات'],
    ['المرفق باء – القانون الدولي', 'annex', 'B', 'القانون الدولي'],
    ['附件一：做法', 'annex', '1', '做法'],
    ['Annexes', 'plain', null, 'Annexes'],
    ['Section 1: Introduction', 'section', '1', 'Introduction'],
    ['Partie 2 : Enjeux', 'section', '2', 'Enjeux'],
    ['القسم الأول: مقدمة', 'section', '1', 'مقدمة'],
    ['第一章 导言', 'section', '1', '导言'],
    ['2.1.1 Measures', 'numbered', '2.1.1', 'Measures'],
    ['IV. Next steps', 'numbered', 'IV', 'Next steps'],
    ['٢. القضايا', 'numbered', '2', 'القضايا'],
    ['2030 Agenda', 'plain', null, '2030 Agenda'],
    ['Part of the story', 'plain', null, 'Part of the story'],
  ])('[RD5] reads %j', (text, kind, number, title) => {
    expect(labelOf(text)).toMatchObject({ kind, number, title });
  });

  it('[RD5] tells the line of an annex from a sentence about it', () => {
    expect(isAnnexLine('Annex A – Practices')).toBe(true);
    expect(isAnnexLine('Annex A shows what members do.')).toBe(false);
    expect(isAnnexLine('Annex A shows what members do')).toBe(false);
  });
});

describe('hints', () => {
  it('finds years, and no other numbers', () => {
    expect(
      yearsIn('Since 2018 (again in 2013) 350,000 people, 2,000 homes, the 2030 Agenda, A/77/2022, Include2020.'),
    ).toEqual([2013, 2018]);
    expect(yearsIn('منذ ٢٠٢١')).toEqual([2021]);
    expect(yearsIn('摩洛哥于2018年启动该方案，2021年修订，落实《2030年可持续发展议程》第A/77/2022号文件。')).toEqual([
      2018, 2021,
    ]);
    expect(yearsIn('В2018 и Include2020')).toEqual([]);
  });

  it('finds states and not the languages spoken there', () => {
    expect(statesIn('In Kenya and Nepal, in English and Arabic, and again in Kenya.', 'en')).toEqual(['KE', 'NP']);
  });

  it.each([
    ['a new cabinet has proposed to roll back the act', 'at-risk', 'proposed to roll back'],
    ['the law was repealed in 2020', 'repealed', 'was repealed'],
    ['the project ended in 2019', 'ended', 'ended in'],
    ['a pilot in three towns', 'pilot', 'pilot'],
    ['the state will regularise them', 'planned', 'will regularise'],
    ['le gouvernement prévoit de créer un fonds', 'planned', 'prévoit de'],
    ['le gouvernement prévoit de supprimer le fonds', 'at-risk', 'prévoit de supprimer'],
    ['se prevé derogar la ley', 'at-risk', 'prevé derogar'],
    ['se prevé crear un fondo', 'planned', 'prevé crear'],
    ['le ministère lancera la carte', 'planned', 'lancera'],
    ['el ministerio lanzará la tarjeta', 'planned', 'lanzará'],
  ])('hints at the living status of %j', (text, status, phrase) => {
    expect(statusHintsIn(text)[0]).toEqual({ status, phrase });
  });

  it('hints at nothing where nothing is said', () => {
    expect(statusHintsIn('Care is open to everybody.')).toEqual([]);
  });
});

describe('languages', () => {
  it.each([
    [
      'en',
      'Most of the people who move do so within the law, and this is what the paper is for; it says that they are welcome in the end.',
    ],
    [
      'fr',
      'La plupart des personnes qui se déplacent le font dans le respect de la loi, et c’est pour cela que la table se réunit sur les questions.',
    ],
    [
      'es',
      'La mayoría de las personas que se desplazan lo hace dentro de la ley, y por eso se reúne la mesa con sus miembros en el foro.',
    ],
    [
      'pt',
      'A maioria das pessoas que se deslocam o faz dentro da lei, e não são todos; os membros reúnem-se em torno da mesa com uma pauta para o ano.',
    ],
    [
      'de',
      'Die meisten der Menschen, die sich bewegen, tun das im Rahmen des Rechts, und das ist für den Tisch von Belang, auf dem die Fragen liegen.',
    ],
    ['ar', 'يتنقل الناس لأسباب كثيرة (IOM, 2022)'],
    ['zh', '大多数人依法迁移'],
    ['ru', 'Большинство людей переезжает в рамках закона'],
  ])('[RD12] detects %s', (language, text) => {
    expect(detectLanguage(text, 'it')).toEqual({ language, isCertain: true });
  });

  it('[RD12] says so where a text does not tell, and takes the file’s word', () => {
    expect(detectLanguage('Finland 2022', 'fr-CH')).toEqual({ language: 'fr', isCertain: false });
    expect(detectLanguage('')).toEqual({ language: 'en', isCertain: false });
  });
});
