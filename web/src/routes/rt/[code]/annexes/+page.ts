import { redirect } from '@sveltejs/kit';
import { type Language, LANGUAGES } from '@penholder/shared/kernel';
import {
  type Annex,
  ANNEXES,
  getAnnex,
  getSentenceReadings,
  getStatusInquiry,
  listAnnexEntries,
  listAnnexWarnings,
} from '@penholder/shared/output';
import { can } from '@penholder/shared/people';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, url, fetch, depends, parent }) => {
  depends('live:annexes');
  depends('live:practices');
  depends('live:areas');
  const { actor, roundTable } = await parent();
  if (!can(actor, 'annex.read')) redirect(307, `/rt/${params.code}/editions`);
  const at = { roundTable: params.code };
  const asked = url.searchParams;
  const letter = ANNEXES.find((one) => one === asked.get('annex')) ?? ('A' satisfies Annex);
  const language: Language = LANGUAGES.find((one) => one === asked.get('in')) ?? roundTable.languages[0] ?? 'en';
  const [annex, warnings, inquiry, readings] = await Promise.all([
    call(getAnnex, { params: { ...at, letter }, query: { language }, fetch }),
    call(listAnnexWarnings, { params: at, query: { language, letters: letter, limit: 200 }, fetch }),
    call(getStatusInquiry, { params: at, fetch }),
    call(getSentenceReadings, { params: at, query: { language }, fetch }),
  ]);
  const area =
    annex.areas.find(({ id }) => id === asked.get('area')) ??
    annex.areas.find(({ printed, heldBack, leftOut }) => printed + heldBack + leftOut > 0) ??
    annex.areas[0];
  const entries =
    area &&
    (await call(listAnnexEntries, { params: { ...at, area: area.id }, query: { language, limit: 100 }, fetch }));
  return { annex, warnings, inquiry, readings, area, entries, letter, language };
};
