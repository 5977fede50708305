/**
 * Checks the words: every key stands in every language, with the same placeholders and, where it counts, all plural forms
 * of the language; carries its shelf's prefix; and is used somewhere. Run as `node web/check-messages.ts`; answers 1 when it found something.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

type Variants = { declarations?: string[]; selectors?: string[]; match: Record<string, string> }[];
type Message = string | Variants;
type Messages = Record<string, Message>;

/** Keys that may stand in any shelf: what refusals and error pages say. */
const SHARED_PREFIX = /^(problem|error)_/;

/** The faults of one folder of messages: `shelves` by name, each with its languages; `code` is all that may use them. */
export function faultsIn(
  shelves: Record<string, Record<string, Messages>>,
  locales: readonly string[],
  code: string,
): string[] {
  const faults: string[] = [];
  const seen = new Map<string, string>();
  const words = new Set(code.match(/\w+/g));
  for (const [shelf, byLocale] of Object.entries(shelves)) {
    const keys = new Set(Object.values(byLocale).flatMap((messages) => Object.keys(messages)));
    for (const key of keys) {
      const at = `${shelf}: ${key}`;
      const elsewhere = seen.get(key);
      if (elsewhere) faults.push(`${at} stands in ${elsewhere} too`);
      seen.set(key, shelf);
      if (!key.startsWith(`${shelf}_`) && !SHARED_PREFIX.test(key)) faults.push(`${at} does not start with ${shelf}_`);
      const missing = locales.filter((locale) => byLocale[locale]?.[key] === undefined);
      for (const locale of missing) faults.push(`${at} is missing in ${locale}`);
      if (missing.length === 0) faults.push(...differencesIn(at, key, byLocale, locales));
      if (!key.startsWith('problem_') && !words.has(key)) faults.push(`${at} is used nowhere`);
    }
  }
  return faults;
}

function differencesIn(
  at: string,
  key: string,
  byLocale: Record<string, Messages>,
  locales: readonly string[],
): string[] {
  const faults: string[] = [];
  const [base = '', ...others] = locales;
  const message = (locale: string) => byLocale[locale]?.[key] as Message;
  const wanted = placeholdersOf(message(base));
  for (const locale of others) {
    const found = placeholdersOf(message(locale));
    if (found !== wanted) faults.push(`${at} takes {${wanted}} in ${base} and {${found}} in ${locale}`);
  }
  for (const locale of locales) {
    const variants = message(locale);
    if (typeof variants === 'string') continue;
    for (const { declarations = [], match } of variants) {
      if (!declarations.some((line) => /:\s*plural/.test(line))) continue;
      const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
      const cases = Object.keys(match).join(' ');
      for (const form of forms)
        if (!new RegExp(`=${form}\\b`).test(cases)) faults.push(`${at} lacks the plural form "${form}" in ${locale}`);
    }
  }
  return faults;
}

/** What a message takes: its inputs where it declares them, else what stands in braces. */
function placeholdersOf(message: Message): string {
  const names =
    typeof message === 'string'
      ? [...message.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
      : message.flatMap(({ declarations = [] }) =>
          declarations.flatMap((line) => /^input (\w+)/.exec(line)?.[1] ?? []),
        );
  return [...new Set(names)].toSorted().join(', ');
}

function codeUnder(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(svelte|ts)$/.test(entry.name) && !entry.parentPath.includes('paraglide'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

if (process.argv[1] === import.meta.filename) {
  const web = import.meta.dirname;
  const read = (path: string): unknown => JSON.parse(readFileSync(join(web, path), 'utf8'));
  const { locales } = read('project.inlang/settings.json') as { locales: string[] };
  const shelves = readdirSync(join(web, 'messages')).map((shelf) => [
    shelf,
    Object.fromEntries(locales.map((locale) => [locale, read(`messages/${shelf}/${locale}.json`) as Messages])),
  ]);
  const all = Object.fromEntries(shelves) as Record<string, Record<string, Messages>>;
  const faults = faultsIn(all, locales, codeUnder(join(web, 'src')));
  for (const fault of faults) console.error(fault);
  const count = Object.values(all).reduce(
    (sum, byLocale) => sum + Object.keys(byLocale[locales[0] ?? ''] ?? {}).length,
    0,
  );
  console.log(
    `${count} messages in ${locales.join(', ')}: ${faults.length === 0 ? 'in order' : `${faults.length} faults`}`,
  );
  process.exitCode = faults.length === 0 ? 0 : 1;
}
