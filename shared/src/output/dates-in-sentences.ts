import { yearOf, type Language, type PartialDate } from '../kernel/index.ts';
import { russianMonthAfterV, writtenDate } from './written-dates.ts';

const precision = (date: PartialDate): 'year' | 'month' | 'day' =>
  date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day';
const dayOf = (date: PartialDate): number => Number(date.slice(8));

/** A date at the beginning of a sentence, with what follows it: `In 2018, `, `In May 2018, `, `On 3 May 2018, `, `2018年，`. */
export function onDate(date: PartialDate, language: Language): string {
  const written = writtenDate(date, language);
  const exact = precision(date);
  switch (language) {
    case 'en':
      return `${exact === 'day' ? 'On' : 'In'} ${written}, `;
    case 'fr':
      return `${exact === 'day' ? 'Le' : 'En'} ${written}, `;
    case 'es':
      return `${exact === 'day' ? 'El' : 'En'} ${written} `;
    case 'ar':
      return exact === 'year' ? `في عام ${written}، ` : `في ${written}، `;
    case 'zh':
      return `${written}，`;
    case 'ru':
      if (exact === 'year') return `В ${written} году `;
      return exact === 'month'
        ? `В ${russianMonthAfterV(Number(date.slice(5, 7)))} ${yearOf(date)} года `
        : `${written} `;
    case 'pt':
      return `Em ${written}, `;
    case 'de':
      return exact === 'year' ? `Im Jahr ${written} ` : exact === 'month' ? `Im ${written} ` : `Am ${written} `;
    case 'it':
      if (exact !== 'day') return `Nel ${written} `;
      return dayOf(date) === 8 || dayOf(date) === 11 ? `L’${written} ` : `Il ${written} `;
  }
}

/** A span of time at the beginning of a sentence: `From 2018 to 2020, `. Russian names the years alone. */
export function fromTo(start: PartialDate, end: PartialDate, language: Language): string {
  const from = writtenDate(start, language);
  const to = writtenDate(end, language);
  const [fromDay, toDay] = [precision(start) === 'day', precision(end) === 'day'];
  switch (language) {
    case 'en':
      return `From ${from} to ${to}, `;
    case 'fr':
      return `${fromDay ? 'Du' : startsWithVowel(from) ? 'D’' : 'De'}${fromDay || !startsWithVowel(from) ? ' ' : ''}${from} ${toDay ? 'au' : 'à'} ${to}, `;
    case 'es':
      return `Entre ${fromDay ? 'el ' : ''}${from} y ${toDay ? 'el ' : ''}${to} `;
    case 'ar': {
      const year = (date: PartialDate): string => (precision(date) === 'year' ? 'عام ' : '');
      return `من ${year(start)}${from} إلى ${year(end)}${to}، `;
    }
    case 'zh':
      return `${from}至${to}，`;
    case 'ru':
      return yearOf(start) === yearOf(end) ? `В ${yearOf(start)} году ` : `В ${yearOf(start)}–${yearOf(end)} годах `;
    case 'pt':
      return `De ${from} a ${to}, `;
    case 'de':
      return `${fromDay ? 'Vom' : 'Von'} ${from} bis ${toDay ? 'zum ' : ''}${to} `;
    case 'it':
      return `${precision(start) === 'month' ? 'Da' : 'Dal'} ${from} ${precision(end) === 'month' ? 'a' : 'al'} ${to} `;
  }
}

/** Two French months elide: d’avril, d’août, d’octobre. */
const startsWithVowel = (text: string): boolean => /^[aeiouyéèê]/iu.test(text);
