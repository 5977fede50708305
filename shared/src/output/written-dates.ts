import type { Language, PartialDate } from '../kernel/index.ts';

/**
 * Dates as an edition writes them. The names stand here rather than in `Intl`, because what a file says must not
 * change with the machine's locale data: the same edition gives the same bytes years later. Arabic names each month
 * twice, as the documents of the United Nations do.
 */
const MONTHS: Readonly<Record<Language, string>> = {
  en: 'January February March April May June July August September October November December',
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  ar: 'كانون_الثاني/يناير شباط/فبراير آذار/مارس نيسان/أبريل أيار/مايو حزيران/يونيه تموز/يوليه آب/أغسطس أيلول/سبتمبر تشرين_الأول/أكتوبر تشرين_الثاني/نوفمبر كانون_الأول/ديسمبر',
  zh: '1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月',
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
  pt: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
  it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
};

/** Russian has another form where no day stands before the month: "май 2018 года", after "в" "мае". */
const MONTHS_AFTER_V = 'январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре';

const nth = (names: string, month: number): string => names.split(' ')[month - 1]!.replaceAll('_', ' ');

/** The month's name as it stands in a date; `month` is 1–12. */
export const monthName = (month: number, language: Language): string => nth(MONTHS[language], month);

/** The Russian month after "в". */
export const russianMonthAfterV = (month: number): string => nth(MONTHS_AFTER_V, month);

/** A date as precise as it is known, in words: `2018`, `May 2018`, `3 May 2018`, `3 mai 2018`, `2018年5月3日`. */
export function writtenDate(date: PartialDate, language: Language): string {
  const [year = '', month, day] = date.split('-').map((part) => String(Number(part)));
  if (month === undefined) return language === 'zh' ? `${year}年` : year;
  const name = monthName(Number(month), language);
  if (language === 'zh') return `${year}年${name}${day === undefined ? '' : `${day}日`}`;
  const joined =
    language === 'es' || language === 'pt'
      ? `${name} de ${year}`
      : language === 'ru'
        ? `${name} ${year} года`
        : `${name} ${year}`;
  if (day === undefined) return joined;
  if (language === 'es' || language === 'pt') return `${day} de ${joined}`;
  if (language === 'de') return `${day}. ${joined}`;
  if (language === 'fr' && day === '1') return `1er ${joined}`;
  return `${day} ${joined}`;
}
