import { conflict, type Verdict } from '../kernel/index.ts';
import { type AttributionLevel, lowest } from '../round-tables/index.ts';
import { phrasesIn } from './phrases.ts';
import type { PracticeContent, PracticeFields, Source } from './practice.ts';

/** As many as a form takes. */
const MOST = { submitters: 30, sources: 50, instruments: 100 } as const;

const union = <Value>(lists: readonly (readonly Value[])[]): Value[] => [...new Set(lists.flat())];

/** What makes two sources the same: where they lead, else what they are called. */
function keyOf({ label, address }: Source): string {
  const named = `label ${label.trim().toLowerCase()}`;
  if (address.trim() === '') return named;
  try {
    const { host, pathname, search } = new URL(address.trim());
    return `${host.replace(/^www\./, '')}${pathname.replace(/\/+$/, '')}${search}`;
  } catch {
    return address.trim().toLowerCase();
  }
}

function sourcesOf(lists: readonly (readonly Source[])[]): Source[] {
  const byKey = new Map<string, Source>();
  for (const source of lists.flat()) if (!byKey.has(keyOf(source))) byKey.set(keyOf(source), source);
  return [...byKey.values()];
}

/**
 * The fields of what practices are merged into: the text, dates and statuses of `base`; submitters, countries, sources,
 * instruments and classification of all without doubles, those of `base` first; as little told of the submitters as by the
 * one that tells least [PR41].
 */
export function unite(base: PracticeFields, others: readonly PracticeFields[]): PracticeFields {
  const all = [base, ...others];
  return {
    ...base,
    areaId: all.find(({ areaId }) => areaId !== null)?.areaId ?? null,
    submitters: union(all.map(({ submitters }) => submitters)),
    countries: union(all.map(({ countries }) => countries)),
    sources: sourcesOf(all.map(({ sources }) => sources)),
    instruments: union(all.map(({ instruments }) => instruments)),
    gcmObjectives: union(all.map(({ gcmObjectives }) => gcmObjectives)).toSorted((a, b) => a - b),
    sdgTargets: union(all.map(({ sdgTargets }) => sdgTargets)),
    journeyPhases: union(all.map(({ journeyPhases }) => journeyPhases)),
    guidingPrinciples: union(all.map(({ guidingPrinciples }) => guidingPrinciples)),
    beneficiaryGroups: union(all.map(({ beneficiaryGroups }) => beneficiaryGroups)),
    attribution: lowest(base.attribution, ...others.map(({ attribution }) => attribution)),
  };
}

/** Whether one form can hold what was united. */
export function fitsOneForm(fields: PracticeFields): Verdict {
  const full = (Object.keys(MOST) as (keyof typeof MOST)[]).find((field) => fields[field].length > MOST[field]);
  return (
    full &&
    conflict('practice.lineage-too-much', 'One practice cannot hold all their submitters, sources and instruments.', {
      params: { most: MOST[full] },
    })
  );
}

/** What a form held when this was frozen; files are no field of it. */
export function fieldsFrom(content: PracticeContent, attribution: AttributionLevel): PracticeFields {
  const { form: _, number: __, body: ___, attachments: ____, area, instruments, ...said } = content;
  return {
    ...said,
    ...phrasesIn(said),
    guidingPrinciples: said.guidingPrinciples ?? [],
    beneficiaryGroups: said.beneficiaryGroups ?? [],
    areaId: area?.id ?? null,
    instruments: instruments.map(({ id }) => id),
    attribution,
  };
}
