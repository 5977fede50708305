import { type OfficialLanguage, REGISTERS } from '@penholder/shared/practices/registers/names';
import type { Guide } from './guide.ts';
import { pageOf, type Sheet } from './workbook.ts';

/** `français`: what a language is called in itself. */
const nameOf = (language: OfficialLanguage): string =>
  new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;

/** The sheet that says in these languages what the codes of the columns mean. [PR61] */
export const codesSheet = (guide: Guide, languages: readonly OfficialLanguage[], isRightToLeft: boolean): Sheet => ({
  name: 'codes',
  widths: [24, 26, ...languages.map(() => 44)],
  head: [guide.head[0], guide.code, ...languages.map(nameOf)],
  pages: pageOf(
    REGISTERS.flatMap(({ column, codes }) =>
      codes.map(({ code, names }) => [column, code, ...languages.map((language) => names[language])]),
    ),
  ),
  isRightToLeft,
});
