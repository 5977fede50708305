import { getPaperReading } from '@penholder/shared/reading';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends }) => {
  depends('live:papers');
  return {
    reading: await call(getPaperReading, {
      params: { roundTable: params.code, reading: params.reading as never },
      fetch,
    }),
  };
};
