import { getCoverage } from '@penholder/shared/coverage';
import { type Language, LANGUAGES } from '@penholder/shared/kernel';
import { getAnnexGaps } from '@penholder/shared/output';
import { can } from '@penholder/shared/people';
import { listAreas } from '@penholder/shared/practices';
import { call } from '#lib/api.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { choiceIn, queryOf } from './choice.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, url, fetch, depends, parent }) => {
  depends('live:practices');
  depends('live:areas');
  depends('live:annexes');
  const given = { params: { roundTable: params.code }, fetch };
  const choice = choiceIn(url);
  const { roundTable, actor } = await parent();
  const asked = url.searchParams.get('text') as Language | null;
  const usual = roundTable.languages.includes(getLocale()) ? getLocale() : (roundTable.languages[0] ?? 'en');
  const language = asked && LANGUAGES.includes(asked) ? asked : usual;
  const [coverage, { areas }, inLanguage, printed] = await Promise.all([
    call(getCoverage, { ...given, query: { ...queryOf(choice), language: getLocale() } }),
    call(listAreas, given),
    language === getLocale() ? undefined : call(getCoverage, { ...given, query: { ...queryOf(choice), language } }),
    can(actor, 'annex.read')
      ? call(getAnnexGaps, { ...given, query: { rows: choice.rows, columns: choice.columns, language } })
      : undefined,
  ]);
  return {
    choice,
    coverage,
    areas,
    paragraph: { language, text: (inLanguage ?? coverage).paragraph, printed: printed?.paragraph },
  };
};
