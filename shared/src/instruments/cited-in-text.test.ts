import { describe, expect, it } from 'vitest';
import type { InstrumentKind } from './citation.ts';
import { type Citable, createCitationFinder, proposalsFrom } from './cited-in-text.ts';
import { readEntry } from './entry.ts';
import type { InstrumentId } from './instrument.ts';

const entry = (id: string, kind: InstrumentKind, en: string, more: Partial<Citable> = {}): Citable => {
  const { number = null, symbol = null } = readEntry(en, kind) ?? {};
  return { id: id as InstrumentId, kind, citations: { en }, number, symbol, aliases: [], ...more };
};
const REGISTER = [
  entry('c190', 'ilo-convention', 'C190 – Violence and Harassment Convention, 2019 (No. 190)', {
    citations: {
      en: 'C190 – Violence and Harassment Convention, 2019 (No. 190)',
      fr: 'C190 – Convention sur la violence et le harcèlement, 2019 (n° 190)',
    },
  }),
  entry('c097', 'ilo-convention', 'C097 – Migration for Employment Convention (Revised), 1949 (No. 97)'),
  entry('p029', 'ilo-protocol', 'P029 – Protocol of 2014 to the Forced Labour Convention, 1930'),
  entry('c029', 'ilo-convention', 'C029 – Forced Labour Convention, 1930 (No. 29)'),
  entry('r086', 'ilo-recommendation', 'R086 – Migration for Employment Recommendation (Revised), 1949 (No. 86)'),
  entry('crc', 'treaty', 'Convention on the Rights of the Child (1989)', {
    citations: {
      en: 'Convention on the Rights of the Child (1989)',
      ar: 'اتفاقية حقوق الطفل (1989)',
      zh: '儿童权利公约 (1989)',
    },
    aliases: ['CRC'],
  }),
  entry('opac', 'treaty', 'Optional Protocol to the Convention on the Rights of the Child on Armed Conflict (2000)'),
  entry('gcm', 'agreement', 'A/RES/73/195 – Global Compact for Safe, Orderly and Regular Migration (2018)', {
    aliases: ['GCM', 'Marrakech Compact'],
  }),
  entry('guide-1', 'guidance', 'IOM, Handbook for Consulates (2014)'),
  entry('guide-2', 'guidance', 'IOM, Handbook for Consulates (2019)'),
];
const find = createCitationFinder(REGISTER);
const cited = (text: string) => find(text).map(({ instrument, words }) => [instrument, words]);

describe('[IN30] a text cites', () => {
  it.each([
    ['It ratified C190 in 2021.', 'c190', 'C190'],
    ['under ILO C 97, migrants …', 'c097', 'ILO C 97'],
    ['Convention No. 190 of the ILO', 'c190', 'Convention No. 190'],
    [
      'the Violence and Harassment Convention, 2019 (No. 190), was',
      'c190',
      'Violence and Harassment Convention, 2019 (No. 190)',
    ],
    ['la convention (n° 190) sur le travail', 'c190', 'convention (n° 190)'],
    ['la Convention sur la violence et le harcèlement prévoit', 'c190', 'Convention sur la violence et le harcèlement'],
    ['Recommendation No. 86', 'r086', 'Recommendation No. 86'],
    ['the convention on the rights of the child (1989)', 'crc', 'convention on the rights of the child (1989)'],
    ['as the CRC asks', 'crc', 'CRC'],
    ['وفق اتفاقية حقوق الطفل', 'crc', 'اتفاقية حقوق الطفل'],
    ['بموجب القانون واتفاقية حقوق الطفل', 'crc', 'واتفاقية حقوق الطفل'],
    ['根据《儿童权利公约》的规定', 'crc', '儿童权利公约'],
    ['see A/RES/73/195, para. 15', 'gcm', 'A/RES/73/195'],
    ['General Assembly resolution 73/195', 'gcm', 'General Assembly resolution 73/195'],
    ['objective 7 of the Marrakech Compact', 'gcm', 'Marrakech Compact'],
    ['the Handbook for Consulates (2019)', 'guide-2', 'Handbook for Consulates (2019)'],
    ['в соответствии с Конвенцией № 190', 'c190', 'Конвенцией № 190'],
    ['по Рекомендации МОТ № 86', 'r086', 'Рекомендации МОТ № 86'],
    ['резолюция 73/195 Генеральной Ассамблеи', 'gcm', 'резолюция 73/195 Генеральной Ассамблеи'],
    ['该国批准了第190号公约。', 'c190', '第190号公约'],
    ['按照大会第73/195号决议', 'gcm', '大会第73/195号决议'],
    ['见A/RES/73/195号文件', 'gcm', 'A/RES/73/195'],
    ['依照GCM的目标', 'gcm', 'GCM'],
    ['a Convenção n.º 190 da OIT', 'c190', 'Convenção n.º 190'],
    ['das Übereinkommen Nr. 190', 'c190', 'Übereinkommen Nr. 190'],
    ['la Raccomandazione n. 86', 'r086', 'Raccomandazione n. 86'],
    ['صدّقت على الاتفاقية رقم ١٩٠', 'c190', 'اتفاقية رقم ١٩٠'],
  ])('by whatever form: %s', (text, instrument, words) => {
    expect(cited(text)).toEqual([[instrument, words]]);
  });

  it('every instrument that it names, each time, in its order', () => {
    expect(cited('C190, the GCM and C190 again').map(([instrument]) => instrument)).toEqual(['c190', 'gcm', 'c190']);
  });

  it('a protocol and not the convention that its title names', () => {
    expect(
      cited('the Optional Protocol to the Convention on the Rights of the Child on armed conflict').map(([one]) => one),
    ).toEqual(['opac']);
  });
});

describe('[IN31] nothing is guessed', () => {
  it.each([
    ['two entries could be meant', 'the Handbook for Consulates'],
    ['the year is another', 'the Convention on the Rights of the Child (1959)'],
    ['the number is of no entry', 'C191 and Convention No. 12'],
    ['it is the number of a practice, or of something else', 'P-29, P 29, Annex C 19, 190 persons, room C1900'],
    ['the acronym is a word in small letters', 'gcm crc'],
    ['the number belongs to something else', 'The convention was signed. Law No. 190 followed.'],
    ['the noun before it is another’s', '《儿童公约》和第86号公约'],
    ['a committee recommends', 'Общая рекомендация № 86 и recommandation générale n° 86'],
    ['nothing is named', ''],
  ])('where %s', (_, text) => {
    expect(cited(text)).toEqual([]);
  });
});

it('[IN33] proposes each instrument once that a practice cites and does not apply', () => {
  const proposed = proposalsFrom(find('C190, the GCM, the CRC and C190 again'), ['crc' as InstrumentId]);
  expect(proposed.map(({ instrument, words }) => [instrument, words])).toEqual([
    ['c190', 'C190'],
    ['gcm', 'GCM'],
  ]);
});
