import { describe, expect, it } from 'vitest';
import { EXPORT_FIELDS } from '../../practices/index.ts';
import { mappedTwice, TOLD_ONLY } from '../fields.ts';
import { findHead, isOwnHead, proposeMapping } from './headings.ts';

describe('the columns', () => {
  it('[IM3] of the export are known, those that it writes for reading only as such', () => {
    const mapping = proposeMapping(EXPORT_FIELDS);
    expect(isOwnHead(EXPORT_FIELDS)).toBe(true);
    for (const [at, name] of EXPORT_FIELDS.entries())
      expect(mapping[at]).toBe((TOLD_ONLY as readonly string[]).includes(name) ? null : name);
  });

  it.each([
    [
      'en',
      'Practice No.|Title|Short description|Submitted by|Country of implementation|Start date (year)|Status|Links',
    ],
    ['fr', 'N°|Intitulé|Résumé|Soumis par|Pays de mise en œuvre|Début|Statut|Liens'],
    ['es', 'Núm.|Título|Resumen|Presentada por|País de aplicación|Inicio|Estado|Enlaces'],
    ['ar', 'الرقم|العنوان|الملخص|مقدمة من|بلد التنفيذ|تاريخ البداية|حالة السريان|الروابط'],
    ['zh', '编号|标题|摘要|提交方|实施国家|开始日期|现状|链接'],
    ['ru', 'Номер|Название|Краткое описание|Кем представлено|Страна осуществления|Дата начала|Статус|Ссылки'],
  ])('[IM3] in %s are known by their words', (_, headings) => {
    expect(proposeMapping(headings.split('|'))).toEqual([
      'number',
      'title',
      'summary',
      'submitters',
      'countries',
      'start_date',
      'living_status',
      'source_addresses',
    ]);
  });

  it('[IM3] give one value once: the second column of a title is left to the importer', () => {
    expect(proposeMapping(['Title', 'Name', 'Country', 'Region'])).toEqual(['title', null, 'countries', 'countries']);
    expect(mappedTwice(['title', 'title', 'countries', 'countries', null])).toEqual(['title']);
  });
});

describe('the head', () => {
  it('[IM2] is the row that names most fields, below titles and notes', () => {
    const rows = [['Compendium of practices'], ['as of', '2026'], ['Title', 'Summary', 'Remarks'], ['A', 'B', 'C']];
    expect(findHead(rows)).toBe(2);
  });

  it('[IM2] is the first row where it looks like one, though nothing in it is known', () => {
    expect(
      findHead([
        ['Bezeichnung', 'Erläuterung'],
        ['A', 'B'],
      ]),
    ).toBe(0);
  });

  it.each([
    [
      [
        ['1', '2020'],
        ['2', '2021'],
      ],
    ],
    [[['https://example.org', 'someone@example.org']]],
    [[['the same', 'the same']]],
    [[]],
  ])('[IM2] is not there in %j', (rows) => {
    expect(findHead(rows)).toBeUndefined();
  });
});
