import { describe, expect, it } from 'vitest';
import { plainText } from '../documents/index.ts';
import type { Language } from '../kernel/index.ts';
import type { SourceFacts } from './annex-facts.ts';
import { withNotes } from './source-notes.ts';

const source = (label: string, seenOn: string | null = null): SourceFacts => ({
  label,
  address: `https://example.org/${encodeURIComponent(label)}`,
  seenOn,
});
const noted = (text: string, sources: SourceFacts[], language: Language = 'en') =>
  withNotes([{ text }], sources, { id: 'practice-p1', language });
/** The text with its marks, and the notes by their marks. */
const said = (...given: Parameters<typeof noted>) => {
  const { content, notes } = noted(...given);
  return {
    text: content.map(({ text, footnote }) => `${text}${footnote ? `[${footnote.split('-note-')[1]}]` : ''}`).join(''),
    notes: notes.map(({ id, content }) => `${id.split('-note-')[1]}: ${plainText(content)}`),
  };
};

describe('[AX63] sources as notes', () => {
  it('mark a label where the text says it, which stays a link', () => {
    const { content, notes } = noted('In 2013, a law opened clinics.', [source('law', '2023-05-01')]);
    const note = 'practice-p1-note-1';
    expect(content).toEqual([
      { text: 'In 2013, a ' },
      { text: 'law', href: 'https://example.org/law', footnote: note },
      { text: ' opened clinics.' },
    ]);
    expect(notes).toEqual([
      {
        id: note,
        content: [
          { text: 'Available at ' },
          { text: 'https://example.org/law', href: 'https://example.org/law' },
          { text: ' (accessed on 1 May 2023).' },
        ],
      },
    ]);
  });

  it('put all that the text does not say into one note at its end', () => {
    const sources = [source('Report', '2023-01-02'), source('law'), source('Plan')];
    expect(said('In 2013, a law.', sources)).toEqual({
      text: 'In 2013, a law[2].[1]',
      notes: [
        '2: Available at https://example.org/law.',
        '1: Report, available at https://example.org/Report (accessed on 2 January 2023); Plan, available at https://example.org/Plan.',
      ],
    });
  });

  it('never set two marks side by side', () => {
    const sources = [source('loi'), source('Rapport')];
    expect(said('En 2013, une loi.', sources, 'fr')).toEqual({
      text: 'En 2013, une loi[1].',
      notes: [
        '1: Disponible à l’adresse https://example.org/loi; Rapport, disponible à l’adresse https://example.org/Rapport.',
      ],
    });
    expect(said('In 2013, a law', [source('law'), source('Report')]).text).toBe('In 2013, a law[1]');
    expect(said('In 2013, an Act.', [source('an Act.'), source('.')]).text).toBe('In 2013, an Act.[1]');
  });

  it('mark a quoted title after the quotation mark', () => {
    expect(said('In 2013, “Open clinics” began: “Clinics”.', [source('Open clinics'), source('Clinics')]).text).toBe(
      'In 2013, “Open clinics”[1] began: “Clinics”[2].',
    );
    expect(said('En 2013, «\u00A0Soins\u00A0».', [source('Soins')], 'fr').text).toBe(
      'En 2013, «\u00A0Soins\u00A0»[1].',
    );
  });

  it('mark a sentence before its stop in French and Spanish, after it in English and Arabic', () => {
    const sources = [source('X')];
    expect(said('En 2013, rien.', sources, 'fr').text).toBe('En 2013, rien[1].');
    expect(said('En 2013, nada.', sources, 'es').text).toBe('En 2013, nada[1].');
    expect(said('In 2013, none.', sources, 'en').text).toBe('In 2013, none.[1]');
    expect(said('في عام 2013، لا شيء.', sources, 'ar').text).toBe('في عام 2013، لا شيء.[1]');
    expect(said('2013年，没有。', [source('甲', '2023-05-01')], 'zh')).toEqual({
      text: '2013年，没有。[1]',
      notes: ['1: 甲，可查阅：https://example.org/%E7%94%B2（2023年5月1日访问）。'],
    });
  });

  it('mark an address as running from left to right in Arabic', () => {
    const [note] = noted('قانون.', [source('قانون', '2023-05-01')], 'ar').notes;
    expect(note!.content.map(({ text, language }) => [text.slice(0, 25), language])).toEqual([
      ['متاح على الرابط التالي: ', undefined],
      ['https://example.org/%D9%8', 'en'],
      [' (تاريخ الاطلاع: 1 أيار/م', undefined],
    ]);
  });

  it('are none where there are none', () => {
    expect(noted('Nothing.', [])).toEqual({ content: [{ text: 'Nothing.' }], notes: [] });
  });
});
