import { getPaperReading, listPaperFindings } from '@penholder/shared/reading';
import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends }) => {
  depends('live:papers');
  const at = { roundTable: params.code, reading: params.reading as never };
  const reading = await call(getPaperReading, { params: at, fetch });
  return {
    reading,
    findings:
      reading.reading === null
        ? undefined
        : await call(listPaperFindings, { params: at, query: { limit: 200 }, fetch }),
  };
};
