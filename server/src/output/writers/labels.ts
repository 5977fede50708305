import type { Language } from '@penholder/shared/kernel';

/** The words that the writers add of their own. */
export interface Labels {
  /** Above the list of headings. */
  readonly contents: string;
  /** Above the footnotes, where they do not stand at the foot of a page. */
  readonly notes: string;
  /** What a note's link back says to those who hear it: `%` is the number. */
  readonly backTo: string;
  readonly skip: string;
  readonly distribution: string;
  /** The language's own name for itself. */
  readonly name: string;
  /** Between a page's number and how many there are. */
  readonly of: string;
  /** What follows a label: French puts a space before the colon. */
  readonly colon: string;
}

const labels = (
  ...[contents, notes, backTo, skip, distribution, name, colon = ':', of = '/']: [
    string,
    string,
    string,
    string,
    string,
    string,
    string?,
    string?,
  ]
): Labels => ({ contents, notes, backTo, skip, distribution, name, colon, of });

export const LABELS: Readonly<Record<Language, Labels>> = {
  en: labels('Contents', 'Notes', 'Back to note mark %', 'Skip to the text', 'Distribution', 'English'),
  fr: labels(
    'Table des matières',
    'Notes',
    'Retour à l’appel de note %',
    'Aller au texte',
    'Distribution',
    'Français',
    '\u00A0:',
  ),
  es: labels('Índice', 'Notas', 'Volver a la llamada de nota %', 'Ir al texto', 'Distribución', 'Español'),
  ar: labels(
    'المحتويات',
    'الحواشي',
    'العودة إلى موضع الحاشية %',
    'الانتقال إلى النص',
    'التوزيع',
    'العربية',
    ':',
    ' من ',
  ),
  zh: labels('目录', '注', '返回注 % 处', '跳至正文', '分发', '中文', '：'),
  ru: labels('Содержание', 'Примечания', 'Назад к сноске %', 'Перейти к тексту', 'Распространение', 'Русский'),
  pt: labels('Índice', 'Notas', 'Voltar à chamada da nota %', 'Ir para o texto', 'Distribuição', 'Português'),
  de: labels('Inhalt', 'Anmerkungen', 'Zurück zum Anmerkungszeichen %', 'Zum Text', 'Verteilung', 'Deutsch'),
  it: labels('Indice', 'Note', 'Torna al richiamo di nota %', 'Vai al testo', 'Distribuzione', 'Italiano'),
};

/** BCP 47 tags with the region or script that spelling and glyphs need. */
export const TAGS: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  fr: 'fr-FR',
  es: 'es-ES',
  ar: 'ar-SA',
  zh: 'zh-CN',
  ru: 'ru-RU',
  pt: 'pt-PT',
  de: 'de-DE',
  it: 'it-IT',
};
