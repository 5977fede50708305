import { LANGUAGES, PartialDate } from '../../kernel/index.ts';
import { plainName } from '../../people/register/index.ts';

/** Some names of months differ by country: Arabic has several sets of them. */
const MONTH_LOCALES = [...LANGUAGES, 'en-GB', 'ar-SY', 'ar-MA', 'ar-DZ'];

let months: ReadonlyMap<string, number> | undefined;
function monthsByName(): ReadonlyMap<string, number> {
  if (months) return months;
  const found = new Map<string, number>();
  for (const locale of MONTH_LOCALES)
    for (const month of ['long', 'short'] as const)
      for (const day of [undefined, 'numeric'] as const) {
        // With a day beside it, a month stands in the form that dates have ("марта").
        const format = new Intl.DateTimeFormat(locale, { month, day, timeZone: 'UTC', calendar: 'gregory' });
        for (let at = 0; at < 12; at++) {
          const name = format
            .formatToParts(new Date(Date.UTC(2021, at, 15)))
            .filter((part) => part.type === 'month')
            .map((part) => part.value)
            .join('');
          if (!/\d/.test(name)) found.set(plainName(name), at + 1);
        }
      }
  months = found;
  return months;
}

/** No date is written with more letters. */
const LONGEST = 80;

const inLatin = (text: string): string =>
  text
    .replace(/[٠-٩]/g, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)))
    .replace(/[۰-۹]/g, (digit) => String('۰۱۲۳۴۵۶۷۸۹'.indexOf(digit)))
    .normalize('NFKC')
    .trim();

/**
 * A date as precise as it is written, as the register keeps it: `2018`, `2018-05`, `2018-05-03`. Undefined where it is
 * unclear: which of two numbers is the month is never guessed. [IM8]
 *
 * @example readDate('15.3.2021') // '2021-03-15'
 * @example readDate('3/4/2021') // undefined
 */
export function readDate(written: string): string | undefined {
  if (written.length > LONGEST) return undefined;
  const text = inLatin(written);
  const parts = inFigures(text) ?? inWords(text);
  if (!parts) return undefined;
  const [year, month, day] = parts;
  const date = [
    year.padStart(4, '0'),
    ...[month, day].flatMap((part) => (part === undefined ? [] : [part.padStart(2, '0')])),
  ].join('-');
  return PartialDate.safeParse(date).success ? date : undefined;
}

type Parts = [year: string, month?: string | undefined, day?: string | undefined];

function inFigures(text: string): Parts | undefined {
  const year = /^(\d{4})(?:\s*年)?$/.exec(text);
  if (year) return [year[1]!];
  const fromYear = /^(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})(?:\s*日)?(?:[T ]\d{1,2}:.*)?|\s*月)?$/.exec(
    text,
  );
  // "2018-20" is a span of years, not a month.
  if (fromYear) return Number(fromYear[2]) <= 12 ? [fromYear[1]!, fromYear[2], fromYear[3]] : undefined;
  const monthYear = /^(\d{1,2})\s*[-/.]\s*(\d{4})$/.exec(text);
  if (monthYear) return [monthYear[2]!, monthYear[1]];
  const toYear = /^(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4})$/.exec(text);
  if (!toYear) return undefined;
  const [, first, sign, second, last] = toYear as unknown as [string, string, string, string, string];
  // With full stops the day comes first wherever that is written at all.
  if (sign === '.' || Number(first) > 12 || first === second) return [last, second, first];
  return Number(second) > 12 ? [last, first, second] : undefined;
}

function inWords(text: string): Parts | undefined {
  const words = plainName(text)
    .split(' ')
    .filter((word) => !['of', 'de', 'del', 'the', 'le', 'el', 'г', 'года', 'год'].includes(word));
  const years = words.filter((word) => /^\d{4}$/.test(word));
  const days = words.flatMap((word) => /^(\d{1,2})(?:st|nd|rd|th|er|º|o)?$/.exec(word)?.[1] ?? []);
  const name = words.filter((word) => !/\d/.test(word)).join(' ');
  const month = monthsByName().get(name);
  if (years.length !== 1 || days.length > 1 || month === undefined) return undefined;
  if (words.filter((word) => /\d/.test(word)).length !== 1 + days.length) return undefined;
  return [years[0]!, String(month), days[0]];
}
