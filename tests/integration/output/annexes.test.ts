import { describe, expect, it } from 'vitest';
import { FORMATS, Publication } from '@penholder/shared/documents';
import { AnnexFacts, assembleAnnexes } from '@penholder/shared/output';
import { write } from '@penholder/server/output/writers/write';
import { annexFactsIn } from '../../_support/output/annex-facts.ts';
import { readDocx } from '../../_support/output/read-docx.ts';
import { readHtml } from '../../_support/output/read-html.ts';
import { readMarkdown } from '../../_support/output/read-markdown.ts';
import { saidBy, withoutMarks } from '../../_support/output/said.ts';

const LANGUAGES = ['en', 'fr', 'es', 'ar', 'zh', 'ru'] as const;

describe('an edition of the annexes', () => {
  it.each(LANGUAGES)('is assembled and written in every format (%s)', async (language) => {
    const { publication } = assembleAnnexes(AnnexFacts.parse(annexFactsIn(language)));
    expect(Publication.parse(publication)).toEqual(publication);
    const said = saidBy(publication);
    const written = new Map(
      await Promise.all(FORMATS.map(async (format) => [format, await write(publication, format)] as const)),
    );
    for (const { warnings } of written.values()) expect(warnings).toEqual([]);
    expect(readHtml(written.get('html')!.bytes)).toEqual(said);
    expect(readMarkdown(written.get('markdown')!.bytes, 3)).toEqual(said);
    expect(readDocx(written.get('docx')!.bytes, 3)).toEqual(withoutMarks(said));
  });

  it('reads as the house style wants', () => {
    const lines = (language: (typeof LANGUAGES)[number]): string[] =>
      saidBy(assembleAnnexes(annexFactsIn(language)).publication).lines.map(({ text }) => text);
    expect(lines('en')).toEqual([
      'Annex A. Practices shared by members of the round table',
      'Members of the round table shared the practices below between March and August 2023. They stand by thematic area and, within an area, by submitter.',
      'Access to health care',
      'Belgium, Morocco and Tunisia: From 2018 to 2022, “Points d’accueil santé” was carried out. Des agents formés orientent les personnes vers les services ouverts à tous.',
      'Egypt: In 2021, “الرعاية الصحية الأولية للجميع” was launched. تتاح الرعاية الأولية لكل من يقيم في البلد بالشروط المطبقة على المواطنين.',
      'Sweden: In July 2013, a law widened the care that regions offer to adults without a permit (SFS 2013:407).',
      'Regular pathways',
      'Colombia: On 1 March 2021, “Estatuto temporal de protección” was launched. Da diez años de estancia regular (Decreto 216).',
      'Thailand: “Registration rounds”. Workers already in the country may register.',
      'Areas in which few practices have been shared',
      'Data and research',
      'Annex B. International law and frameworks',
      'Core treaties',
      'International Covenant on Civil and Political Rights (1966)',
      'Convention on the Rights of the Child (1989)',
      'International labour standards',
      'C029 – Forced Labour Convention, 1930 (No. 29)',
      'C190 – Violence and Harassment Convention, 2019 (No. 190)',
      'Annex C. International agreements, guidance and reports',
      'Reports',
      'A/HRC/53/26',
    ]);
    expect(lines('ar').slice(3, 6)).toEqual([
      'السويد: في تموز/يوليه 2013، وسّع قانون نطاق الرعاية التي تقدمها المناطق للبالغين الذين لا يحملون تصريحاً (a law; SFS 2013:407).',
      'المغرب وبلجيكا وتونس: من عام 2018 إلى عام 2022، طُبّقت الممارسة «Points d’accueil santé». Des agents formés orientent les personnes vers les services ouverts à tous.',
      'مصر: في عام 2021، أُطلقت الممارسة «الرعاية الصحية الأولية للجميع». تتاح الرعاية الأولية لكل من يقيم في البلد بالشروط المطبقة على المواطنين.',
    ]);
    expect(lines('fr')[3]).toBe(
      'Belgique, Maroc et Tunisie\u00A0: De 2018 à 2022, la pratique «\u00A0Points d’accueil santé\u00A0» a été mise en œuvre. Des agents formés orientent les personnes vers les services ouverts à tous.',
    );
  });
});
