import { getLocale } from '#lib/paraglide/runtime.js';

/**
 * Dates, numbers and orders in the reader's language. Figures are Western (0–9) in Arabic too, as in the documents of the
 * United Nations in Geneva; the calendar is Gregorian.
 */
const locale = (language: string = getLocale()): string =>
  language === 'ar' ? 'ar-u-nu-latn-ca-gregory' : language === 'en' ? 'en-GB' : language;

/** Twenty-four hours in every language, and always the zone: the reader may sit in another. */
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' } as const;

type When = string | number | Date;
interface Zoned {
  /** IANA name; the reader's own zone when left out. */
  timeZone?: string | undefined;
}

const kept = new Map<string, unknown>();
function made<T>(key: string, make: () => T, tag = locale()): T {
  const name = `${tag} ${key}`;
  if (!kept.has(name)) kept.set(name, make());
  return kept.get(name) as T;
}

function formatter(options: Intl.DateTimeFormatOptions, zone: Zoned, language?: string): Intl.DateTimeFormat {
  const whole = zone.timeZone === undefined ? options : { ...options, timeZone: zone.timeZone };
  const tag = locale(language);
  return made(JSON.stringify(whole), () => new Intl.DateTimeFormat(tag, whole), tag);
}

/** `3 May 2026` */
export const date = (when: When, zone: Zoned = {}): string =>
  formatter({ day: 'numeric', month: 'long', year: 'numeric' }, zone).format(new Date(when));

/** `18:00 CEST` */
export const time = (when: When, zone: Zoned = {}): string => formatter(CLOCK, zone).format(new Date(when));

/** `3 May 2026, 18:00 CEST` */
export const dateTime = (when: When, zone: Zoned = {}): string =>
  formatter({ day: 'numeric', month: 'short', year: 'numeric', ...CLOCK }, zone).format(new Date(when));

/** Whether a time is told to the day alone (YYYY-MM-DD): what it belongs to is not attributed. */
export const isDay = (at: string): boolean => at.length === 10;

/** A time as exactly as the reader is told it: `3 May 2026, 18:00 CEST`, or `3 May 2026`. */
export const toldTime = (at: string, zone: Zoned = {}): string =>
  isDay(at) ? date(at, { timeZone: 'UTC' }) : dateTime(at, zone);

/** A partial date as precise as it is: `2018`, `May 2018`, `3 May 2018`; in a text's own language where it stands in one. */
export function partialDate(value: string, language?: string): string {
  const [year = '', month, day] = value.split('-');
  if (month === undefined) return year;
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day ?? '1'));
  return formatter(
    day === undefined ? { month: 'long', year: 'numeric' } : { day: 'numeric', month: 'long', year: 'numeric' },
    { timeZone: 'UTC' },
    language,
  ).format(at);
}

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** `in 3 days`, `2 hours ago`, `now`. */
export function relative(when: When, from: When = Date.now()): string {
  const away = new Date(when).getTime() - new Date(from).getTime();
  const words = made('relative', () => new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }));
  const [unit, length] = UNITS.find(([, size]) => Math.abs(away) >= size) ?? ['second', 0];
  return length === 0 ? words.format(0, 'second') : words.format(Math.trunc(away / length), unit);
}

/** `1,204`; with options as for Intl: `number(0.4, { style: 'percent' })`. */
export const number = (value: number, options: Intl.NumberFormatOptions = {}): string =>
  made(JSON.stringify(['number', options]), () => new Intl.NumberFormat(locale(), options)).format(value);

/** `Kenya, Morocco and Nepal` */
export const list = (items: Iterable<string>, type: Intl.ListFormatType = 'conjunction'): string =>
  made(`list ${type}`, () => new Intl.ListFormat(locale(), { type })).format(items);

/** The name of a language in the reader's: `languageName('fr')` is French. */
export const languageName = (code: string): string =>
  made('languages', () => new Intl.DisplayNames(locale(), { type: 'language' })).of(code) ?? code;

/** January to December. */
export const monthNames = (): string[] =>
  made('months', () =>
    Array.from({ length: 12 }, (_, index) =>
      formatter({ month: 'long' }, { timeZone: 'UTC' }).format(Date.UTC(2026, index, 1)),
    ),
  );

/** A copy in the order of the reader's language, numbers by their value: `sortBy(parties, (party) => party.name)`. */
export function sortBy<Item>(items: Iterable<Item>, key: (item: Item) => string): Item[] {
  const order = made('order', () => new Intl.Collator(locale(), { numeric: true }));
  return [...items].toSorted((a, b) => order.compare(key(a), key(b)));
}
