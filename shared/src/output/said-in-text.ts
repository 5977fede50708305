import { europeanFigures, LANGUAGES, type Language, type PartialDate } from '../kernel/index.ts';
import { monthName } from './written-dates.ts';

/** Years that a text names, ascending, each once; those of a decade's name ("2030 Agenda") are its own business. */
export function yearsIn(text: string): number[] {
  // A Han sign before a year is another word, as a space would say elsewhere.
  const years = [
    ...europeanFigures(text).matchAll(
      /(?<!(?!\p{Script=Han})\p{L}|[\p{N}.,/-])((?:19|20)\d\d)(?![\p{N}]|[.,]\d|\s*Agenda|年(?:可持续发展)?议程)/giu,
    ),
  ].map((match) => Number(match[1]));
  return [...new Set(years)].sort((a, b) => a - b);
}

/**
 * Words that open a span of time, stand within it and before its end; `until` opens one whose beginning is not said. In Russian
 * "до 2018 года" alone is as often what was before: there the word before it must say that something goes on.
 */
const SPANS: Readonly<Partial<Record<Language, { open: string; between: string; until: string }>>> = {
  en: { open: 'between|from', between: 'and|to|until|till|through', until: 'until|till|up to|through' },
  fr: { open: 'entre|de|du|d’', between: 'et|à|au|jusqu’(?:à|au|en)', until: 'jusqu’(?:à|au|en)' },
  es: { open: 'entre|desde|de', between: 'y|a|hasta', until: 'hasta' },
  pt: { open: 'entre|desde|de', between: 'e|a|até', until: 'até' },
  de: { open: 'zwischen|von|vom', between: 'und|bis', until: 'bis' },
  it: { open: 'tra|fra|dal?', between: 'e|al?|fino al?', until: 'fino al?' },
  ru: {
    open: 'с|со|между',
    between: 'по|и|до',
    until: String.raw`(?:действу\p{L}+|продл\p{L}+|рассчитан\p{L}*|открыт\p{L}*|дл\p{L}+ся|вплоть)(?: \p{L}+)? до`,
  },
  ar: { open: 'بين|من', between: 'و|إلى|حتى', until: 'حتى' },
};

const YEAR = String.raw`(?:19|20)\d\d`;

interface Dates {
  /** A date in words: `3 May 2018`, `May 3rd, 2018`, `May 2018`, `2018`. */
  readonly pattern: string;
  readonly months: readonly string[];
}
const dates = new Map<Language, Dates>();

/** Russian has another form of a month's name after "по": "по июнь". */
const bothForms = (name: string): string =>
  `${name}/${name.replace('мая', 'май').replace(/та$/, 'т').replace(/я$/, 'ь')}`;

/** How a language writes dates; a month by its name, in Arabic by either of its two, in Russian in either form. */
function datesIn(language: Language): Dates {
  let known = dates.get(language);
  if (!known) {
    const months = Array.from({ length: 12 }, (_, at) => monthName(at + 1, language).toLowerCase()).map((name) =>
      language === 'ru' ? bothForms(name) : name,
    );
    const names = months.flatMap((name) => name.split('/')).join('|');
    const day = String.raw`\d{1,2}(?:st|nd|rd|th|er|º|\.)?`;
    known = {
      months,
      pattern: String.raw`(?:(?:${day} (?:de |of )?)?(?:${names})(?: ${day})?,? (?:de )?${YEAR}|(?:عام )?${YEAR})(?: год(?:а|у|ов|ом|ами)?(?!\p{L})| г\.)?`,
    };
    dates.set(language, known);
  }
  return known;
}

function toDate(written: string, { months }: Dates): PartialDate {
  const text = written.toLowerCase();
  const year = new RegExp(YEAR).exec(text)![0];
  const month = months.findIndex((names) => names.split('/').some((name) => text.includes(name)));
  if (month < 0) return year;
  const day = /(?<!\d)\d{1,2}(?!\d)/.exec(text)?.[0];
  const two = (figure: number | string) => String(figure).padStart(2, '0');
  return day === undefined ? `${year}-${two(month + 1)}` : `${year}-${two(month + 1)}-${two(day)}`;
}

/** A span of time that a text says, and where (UTF-16 offset). */
export interface Span {
  readonly start: PartialDate | null;
  readonly end: PartialDate;
  readonly at: number;
  readonly length: number;
}

const CHINESE = String.raw`(${YEAR})年?(?:(\d{1,2})月(?:(\d{1,2})日)?)?`;
const CHINESE_SPAN = new RegExp(String.raw`(?<!\d)${CHINESE}(?:至|到|—|–|-|~|～)${CHINESE.replace('年?', '年')}`, 'u');
/** "截至2020年" is the day on which something was counted, and no end. */
const CHINESE_UNTIL = new RegExp(
  String.raw`(?:直[到至]|有效期[到至]|持续[到至]|延[长续][到至]|实施[到至]|执行[到至])${CHINESE.replace('年?', '年')}`,
  'u',
);

/** Chinese writes dates in figures, and no spaces around them. */
function chineseSpanIn(text: string): Span | undefined {
  const date = (parts: readonly (string | undefined)[]): PartialDate =>
    parts.flatMap((part) => part?.padStart(2, '0') ?? []).join('-');
  const whole = CHINESE_SPAN.exec(text);
  if (whole) {
    const [start, end] = [date(whole.slice(1, 4)), date(whole.slice(4, 7))];
    if (start <= end) return { start, end, at: whole.index, length: whole[0].length };
  }
  const until = CHINESE_UNTIL.exec(text);
  return until ? { start: null, end: date(until.slice(1, 4)), at: until.index, length: until[0].length } : undefined;
}

/** The first span of time that a text says: "Between 1 May 2022 and 3 August 2023", "until 2024", "entre 2019 et 2021". */
export function spanIn(text: string, language: Language): Span | undefined {
  if (language === 'zh') return chineseSpanIn(europeanFigures(text));
  const words = SPANS[language];
  if (!words || !LANGUAGES.includes(language)) return undefined;
  const known = datesIn(language);
  const plain = europeanFigures(text).replace(/'/g, '’');
  const edge = String.raw`(?<![\p{L}\p{N}])`;
  const gap = String.raw`(?: |(?<=’))(?:the |le |la |el |dem |il |عام |начала |конца )?`;
  const whole = new RegExp(
    String.raw`${edge}(?:${words.open})${gap}(${known.pattern})(?: (?:${words.between})${gap}| و ?)(${known.pattern})(?![\p{N}])`,
    'iu',
  ).exec(plain);
  if (whole) {
    const [start, end] = [toDate(whole[1]!, known), toDate(whole[2]!, known)];
    if (start <= end) return { start, end, at: whole.index, length: whole[0].length };
  }
  const until = new RegExp(String.raw`${edge}(?:${words.until})${gap}(${known.pattern})(?![\p{N}])`, 'iu').exec(plain);
  return until ? { start: null, end: toDate(until[1]!, known), at: until.index, length: until[0].length } : undefined;
}
