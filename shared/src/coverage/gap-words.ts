import { inLanguage, type Language, listOf, type LocalizedText, QUOTES } from '../kernel/index.ts';
import type { JourneyPhase } from '../practices/index.ts';
import { type Dimension, type Grid, gapsIn, type Head, type RowGaps } from './coverage.ts';

/** The words of sentences about gaps. */
export interface GapWords {
  readonly phases: Readonly<Record<JourneyPhase, string>>;
  objective(number: string): string;
  /** `row` and `columns` as they are called; fewer than `threshold` where that is more than one. */
  none(row: string, columns: string): string;
  few(row: string, columns: string, threshold: number): string;
  nothing(row: string): string;
  lead: string;
  noGaps: string;
}

const WORDS: Readonly<Record<Language, GapWords>> = {
  en: {
    phases: {
      origin: 'countries of origin',
      transit: 'transit',
      destination: 'countries of destination',
      return: 'return',
    },
    objective: (number) => `objective ${number} of the Global Compact`,
    none: (row, columns) => `Under ${row}, no practice has been shared yet for ${columns}.`,
    few: (row, columns, threshold) =>
      `Under ${row}, fewer than ${threshold} practices have been shared for ${columns}.`,
    nothing: (row) => `Under ${row}, no practice has been shared yet.`,
    lead: 'The practices shared with the round table leave the following gaps.',
    noGaps: 'The practices shared with the round table leave no gap among those looked at here.',
  },
  fr: {
    phases: {
      origin: 'les pays d’origine',
      transit: 'le transit',
      destination: 'les pays de destination',
      return: 'le retour',
    },
    objective: (number) => `l’objectif ${number} du Pacte mondial`,
    none: (row, columns) => `Sous ${row}, aucune pratique n’a encore été communiquée pour : ${columns}.`,
    few: (row, columns, threshold) =>
      `Sous ${row}, moins de ${threshold} pratiques ont été communiquées pour : ${columns}.`,
    nothing: (row) => `Sous ${row}, aucune pratique n’a encore été communiquée.`,
    lead: 'Les pratiques communiquées à la table ronde laissent subsister les lacunes suivantes.',
    noGaps: 'Les pratiques communiquées à la table ronde ne laissent aucune lacune parmi celles examinées ici.',
  },
  es: {
    phases: {
      origin: 'los países de origen',
      transit: 'el tránsito',
      destination: 'los países de destino',
      return: 'el retorno',
    },
    objective: (number) => `el objetivo ${number} del Pacto Mundial`,
    none: (row, columns) => `En ${row}, todavía no se ha compartido ninguna práctica para: ${columns}.`,
    few: (row, columns, threshold) => `En ${row}, se han compartido menos de ${threshold} prácticas para: ${columns}.`,
    nothing: (row) => `En ${row}, todavía no se ha compartido ninguna práctica.`,
    lead: 'Las prácticas compartidas con la mesa redonda dejan las siguientes lagunas.',
    noGaps: 'Las prácticas compartidas con la mesa redonda no dejan ninguna laguna entre las examinadas aquí.',
  },
  ar: {
    phases: { origin: 'بلدان المنشأ', transit: 'العبور', destination: 'بلدان المقصد', return: 'العودة' },
    objective: (number) => `الهدف ${number} من الاتفاق العالمي`,
    none: (row, columns) => `في إطار ${row}، لم تُقدَّم بعد أي ممارسة تخص: ${columns}.`,
    few: (row, columns, threshold) => `في إطار ${row}، قُدِّم أقل من ${threshold} من الممارسات التي تخص: ${columns}.`,
    nothing: (row) => `في إطار ${row}، لم تُقدَّم بعد أي ممارسة.`,
    lead: 'تترك الممارسات التي قُدِّمت إلى المائدة المستديرة الثغرات التالية.',
    noGaps: 'لا تترك الممارسات التي قُدِّمت إلى المائدة المستديرة أي ثغرة من بين ما نُظر فيه هنا.',
  },
  zh: {
    phases: { origin: '原籍国', transit: '过境', destination: '目的地国', return: '返回' },
    objective: (number) => `《全球契约》目标${number}`,
    none: (row, columns) => `在${row}下，尚未有涉及${columns}的做法。`,
    few: (row, columns, threshold) => `在${row}下，涉及${columns}的做法少于${threshold}项。`,
    nothing: (row) => `在${row}下，尚未有任何做法。`,
    lead: '圆桌会议所收到的做法尚有以下空白。',
    noGaps: '就此处所考察的各方面而言，圆桌会议所收到的做法没有空白。',
  },
  ru: {
    phases: {
      origin: 'страны происхождения',
      transit: 'транзит',
      destination: 'страны назначения',
      return: 'возвращение',
    },
    objective: (number) => `цель ${number} Глобального договора`,
    none: (row, columns) => `По теме ${row} пока не представлено ни одной практики (${columns}).`,
    few: (row, columns, threshold) => `По теме ${row} представлено практик: менее ${threshold} (${columns}).`,
    nothing: (row) => `По теме ${row} пока не представлено ни одной практики.`,
    lead: 'Представленные круглому столу практики оставляют следующие пробелы.',
    noGaps: 'Среди рассмотренного здесь представленные круглому столу практики пробелов не оставляют.',
  },
  pt: {
    phases: {
      origin: 'os países de origem',
      transit: 'o trânsito',
      destination: 'os países de destino',
      return: 'o regresso',
    },
    objective: (number) => `o objetivo ${number} do Pacto Global`,
    none: (row, columns) => `Em ${row}, ainda não foi partilhada nenhuma prática para: ${columns}.`,
    few: (row, columns, threshold) => `Em ${row}, foram partilhadas menos de ${threshold} práticas para: ${columns}.`,
    nothing: (row) => `Em ${row}, ainda não foi partilhada nenhuma prática.`,
    lead: 'As práticas partilhadas com a mesa-redonda deixam as seguintes lacunas.',
    noGaps: 'As práticas partilhadas com a mesa-redonda não deixam nenhuma lacuna entre as aqui examinadas.',
  },
  de: {
    phases: { origin: 'Herkunftsländer', transit: 'Transit', destination: 'Zielländer', return: 'Rückkehr' },
    objective: (number) => `Ziel ${number} des Globalen Paktes`,
    none: (row, columns) => `Unter ${row} wurde noch keine Praxis mitgeteilt für: ${columns}.`,
    few: (row, columns, threshold) =>
      `Unter ${row} wurden weniger als ${threshold} Praktiken mitgeteilt für: ${columns}.`,
    nothing: (row) => `Unter ${row} wurde noch keine Praxis mitgeteilt.`,
    lead: 'Die dem Runden Tisch mitgeteilten Praktiken lassen folgende Lücken.',
    noGaps: 'Die dem Runden Tisch mitgeteilten Praktiken lassen unter dem hier Betrachteten keine Lücke.',
  },
  it: {
    phases: {
      origin: 'i paesi di origine',
      transit: 'il transito',
      destination: 'i paesi di destinazione',
      return: 'il ritorno',
    },
    objective: (number) => `l’obiettivo ${number} del Patto globale`,
    none: (row, columns) => `In ${row} non è stata ancora condivisa alcuna pratica per: ${columns}.`,
    few: (row, columns, threshold) => `In ${row} sono state condivise meno di ${threshold} pratiche per: ${columns}.`,
    nothing: (row) => `In ${row} non è stata ancora condivisa alcuna pratica.`,
    lead: 'Le pratiche condivise con la tavola rotonda lasciano le lacune seguenti.',
    noGaps: 'Le pratiche condivise con la tavola rotonda non lasciano lacune tra quelle qui esaminate.',
  },
};

export const gapWords = (language: Language): GapWords => WORDS[language];

/** What a key is called in a sentence of the language: areas in quotation marks, objectives by their number. */
export function called(dimension: Dimension, key: string, names: LocalizedText | null, language: Language): string {
  if (dimension === 'objective') return WORDS[language].objective(key);
  if (dimension === 'phase') return WORDS[language].phases[key as JourneyPhase];
  const name = names ? inLanguage(names, language).text : key;
  return dimension === 'area' ? `${QUOTES[language][0]}${name}${QUOTES[language][1]}` : name;
}

/** What is missing, row by row, as sentences of a language: the map's text twin, and the paragraph of the paper. [CV4] */
export function gapSentences(grid: Grid, language: Language): { readonly gaps: RowGaps; readonly text: string }[] {
  const words = WORDS[language];
  const headsOf = (heads: readonly Head[]) => new Map(heads.map(({ key, names }) => [key, names]));
  const rows = headsOf(grid.rowHeads);
  const columns = headsOf(grid.columnHeads);
  return gapsIn(grid).map((gaps) => {
    const row = called(grid.rows, gaps.row, rows.get(gaps.row) ?? null, language);
    if (gaps.isWhole) return { gaps, text: words.nothing(row) };
    const list = listOf(
      gaps.columns.map((key) => called(grid.columns, key, columns.get(key) ?? null, language)),
      language,
    );
    return { gaps, text: grid.threshold === 1 ? words.none(row, list) : words.few(row, list, grid.threshold) };
  });
}

/** The paragraph "remaining gaps" of a paper, in one language. [CV4] */
export function gapParagraph(grid: Grid, language: Language): string {
  const sentences = gapSentences(grid, language).map(({ text }) => text);
  const { lead, noGaps } = WORDS[language];
  return sentences.length === 0 ? noGaps : [lead, ...sentences].join(language === 'zh' ? '' : ' ');
}
