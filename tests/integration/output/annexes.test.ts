import { describe, expect, it } from 'vitest';
import { FORMATS, Publication } from '@penholder/shared/documents';
import { AnnexFacts, assembleAnnexes, type PracticeFacts, proposeSentence } from '@penholder/shared/output';
import { contentHash } from '@penholder/server/output/content-hash';
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

  it('[AX67] prints what stands between isolates in its own direction, and no isolate in any format', async () => {
    const facts = annexFactsIn('ar');
    const printed = (sentenceOf: (practice: PracticeFacts) => PracticeFacts['sentence']) =>
      assembleAnnexes({
        ...facts,
        practices: facts.practices.map((practice) => ({ ...practice, sentence: sentenceOf(practice) })),
      }).publication;
    const publication = printed((practice) => ({ ar: proposeSentence(practice, 'ar') }));
    expect(saidBy(publication)).toEqual(saidBy(printed(() => ({}))));
    for (const format of ['html', 'markdown', 'docx'] as const) {
      const { bytes } = await write(publication, format);
      const text = format === 'docx' ? JSON.stringify(readDocx(bytes, 3)) : new TextDecoder().decode(bytes);
      expect(text).toContain('Estatuto temporal');
      expect(text).not.toMatch(/[\u2066-\u2069]/u);
    }
    const html = new TextDecoder().decode((await write(publication, 'html')).bytes);
    expect(html).toContain('<span lang="es-ES" dir="ltr">Estatuto temporal de protección</span>');
    expect((await write(publication, 'pdf')).warnings).toEqual([]);
  });

  it('names the notes of each annex by its heading in HTML', async () => {
    const { bytes } = await write(assembleAnnexes(annexFactsIn('en')).publication, 'html');
    const named = [...new TextDecoder().decode(bytes).matchAll(/role="doc-endnotes" aria-labelledby="([^"]+)"/g)];
    expect(named.map(([, names]) => names)).toEqual(['_notes-1 annex-a', '_notes-2 annex-b', '_notes-3 annex-c']);
  });

  it('[AX65] is to the letter what it was where it was frozen before notes and numbers', () => {
    const hashOf = (language: (typeof LANGUAGES)[number]) => {
      const { form: _, practices, ...facts } = annexFactsIn(language);
      const old = { ...facts, practices: practices.map(({ number: __, ...practice }) => practice) };
      return contentHash(assembleAnnexes(old).publication);
    };
    expect([hashOf('en'), hashOf('ar')]).toEqual([
      '7a358ae411acf56c772eae727ce9adfd93fd114e62b5c0dc342853e10777ad64',
      'b2add7dc50a396084970cb6b9ec4f264be99a4168bb19b45375892f3079cb006',
    ]);
  });

  it('reads as the house style wants', () => {
    const lines = (language: (typeof LANGUAGES)[number]): string[] =>
      saidBy(assembleAnnexes(annexFactsIn(language)).publication).lines.map(({ text }) => text);
    expect(lines('en')).toEqual([
      'Annex A. Practices shared by members of the round table',
      'Members of the round table shared the practices below between March and August 2023. They stand by thematic area and, within an area, by submitter.',
      'Access to health care',
      '1 The practices below were shared with the round table in this area.',
      'Belgium, Morocco and Tunisia: From 2018 to 2022, “Points d’accueil santé”⟦a⟧ was carried out. Des agents formés orientent les personnes vers les services ouverts à tous. [P-7]',
      'Egypt: In 2021, “الرعاية الصحية الأولية للجميع”⟦b⟧ was launched. تتاح الرعاية الأولية لكل من يقيم في البلد بالشروط المطبقة على المواطنين. [P-12]',
      'Sweden: In July 2013, a law⟦c⟧ widened the care that regions offer to adults without a permit.⟦d⟧ [P-4]',
      'Regular pathways',
      '2 The practices below were shared with the round table in this area.',
      'Colombia: On 1 March 2021, “Estatuto temporal de protección” was launched. Da diez años de estancia regular.⟦e⟧ [P-2]',
      'Thailand: “Registration rounds”. Workers already in the country may register. [P-9]',
      'Areas in which few practices have been shared',
      '3 Few practices have been shared in the areas below.',
      'Data and research',
      'Annex B. International law and frameworks',
      'Core treaties',
      '1 The instruments below are listed under this heading.',
      'International Covenant on Civil and Political Rights (1966)⟦a⟧',
      'Convention on the Rights of the Child (1989)⟦b⟧',
      'International labour standards',
      '2 The instruments below are listed under this heading.',
      'C029 – Forced Labour Convention, 1930 (No. 29)⟦c⟧',
      'C190 – Violence and Harassment Convention, 2019 (No. 190)⟦d⟧',
      'Annex C. International agreements, guidance and reports',
      'Reports',
      '1 The instruments below are listed under this heading.',
      'A/HRC/53/26⟦a⟧',
    ]);
    expect(lines('ar').slice(3, 7)).toEqual([
      '1 فيما يلي الممارسات التي قُدِّمت إلى المائدة المستديرة في هذا المجال.',
      'السويد: في تموز/يوليه 2013، وسّع قانون نطاق الرعاية التي تقدمها المناطق للبالغين الذين لا يحملون تصريحاً.⟦a⟧ [P-4]',
      'المغرب وبلجيكا وتونس: من عام 2018 إلى عام 2022، طُبّقت الممارسة «Points d’accueil santé»⟦b⟧. Des agents formés orientent les personnes vers les services ouverts à tous. [P-7]',
      'مصر: في عام 2021، أُطلقت الممارسة «الرعاية الصحية الأولية للجميع»⟦c⟧. تتاح الرعاية الأولية لكل من يقيم في البلد بالشروط المطبقة على المواطنين. [P-12]',
    ]);
    expect(lines('fr')[4]).toBe(
      'Belgique, Maroc et Tunisie\u00A0: De 2018 à 2022, la pratique «\u00A0Points d’accueil santé\u00A0»⟦a⟧ a été mise en œuvre. Des agents formés orientent les personnes vers les services ouverts à tous. [P-7]',
    );
  });
});
