import { listSample } from '@penholder/shared/people';
import { call } from '#lib/api.ts';
import { ownPage } from '#lib/people/next-page.ts';
import { Problem } from '#lib/problem.ts';
import type { PageLoad } from './$types';

/** Whom one may enter the sample as (only where the server runs on it), and where to go on to. */
export const load: PageLoad = async ({ fetch, url }) => {
  const sample = await call(listSample, { fetch }).catch((problem: unknown) => {
    if (problem instanceof Problem && problem.status === 404) return { items: [] };
    throw problem;
  });
  return { sample: sample.items, next: ownPage(url.searchParams.get('next')) };
};
