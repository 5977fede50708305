import { redirect } from '@sveltejs/kit';
import { LANGUAGES } from '@penholder/shared/kernel';
import { ANNEXES, previewAnnexes } from '@penholder/shared/output';
import { can } from '@penholder/shared/people';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, url, fetch, depends, parent }) => {
  depends('live:annexes');
  const { actor, roundTable } = await parent();
  if (!can(actor, 'annex.read')) redirect(307, `/rt/${params.code}/editions`);
  const language = LANGUAGES.find((one) => one === url.searchParams.get('in')) ?? roundTable.languages[0] ?? 'en';
  const asked = ANNEXES.filter((letter) => url.searchParams.getAll('annex').includes(letter));
  const letters = asked.length > 0 ? asked : [...ANNEXES];
  return {
    language,
    letters,
    ...(await call(previewAnnexes, { params: { roundTable: params.code }, query: { language, letters }, fetch })),
  };
};
