import { redirect } from '@sveltejs/kit';
import { type Language, LANGUAGES } from '@penholder/shared/kernel';
import { getEdition, LINT_RULES, listEditionFindings, listFindings } from '@penholder/shared/output';
import { can } from '@penholder/shared/people';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, url, fetch, depends, parent }) => {
  depends('live:annexes');
  depends('live:practices');
  depends('live:areas');
  depends('live:instruments');
  const { actor, roundTable } = await parent();
  if (!can(actor, 'annex.read')) redirect(307, `/rt/${params.code}/editions`);
  const asked = url.searchParams;
  const language: Language = LANGUAGES.find((one) => one === asked.get('in')) ?? roundTable.languages[0] ?? 'en';
  const rule = LINT_RULES.find((one) => one === asked.get('rule'));
  const which = asked.get('which') === 'left' ? ('left' as const) : ('open' as const);
  const id = asked.get('edition');
  const query = { rule, which, limit: 200 };
  const at = { roundTable: params.code };
  if (id) {
    const ofEdition = { ...at, edition: id as never };
    const [edition, findings] = await Promise.all([
      call(getEdition, { params: ofEdition, fetch }),
      call(listEditionFindings, { params: ofEdition, query, fetch }),
    ]);
    return { findings, language: edition.language, rule, which, edition };
  }
  return {
    findings: await call(listFindings, { params: at, query: { ...query, language }, fetch }),
    language,
    rule,
    which,
    edition: undefined,
  };
};
