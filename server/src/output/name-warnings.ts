import type { FrozenInputs } from '@penholder/db/output';
import { inLanguage } from '@penholder/shared/kernel';
import type { AnnexWarning, Warning } from '@penholder/shared/output';

/** Says what each warning is about in words: titles, names, citations. */
export function nameWarnings(warnings: readonly AnnexWarning[], inputs: FrozenInputs): Warning[] {
  const nameOf = namer(inputs);
  return warnings.map(({ code, subject, params }) => ({ code, subject: nameOf(subject), params: { ...params } }));
}

/** Names what something is about as people know it: a practice by number and title, an area or instrument by name, an annex by its letter. */
export function namer({ facts, practices }: FrozenInputs) {
  const { language, roundTable } = facts;
  const texts = new Map<string, string>([
    [`round-table ${roundTable.code}`, roundTable.code],
    ...facts.annexes.map((letter) => [`annex ${letter}`, letter] as const),
    ...facts.areas.map((area) => [`area ${area.id}`, inLanguage(area.names, language).text] as const),
    ...facts.instrumentGroups.map(
      (group) => [`instrument-group ${group.id}`, inLanguage(group.titles, language).text] as const,
    ),
    ...facts.instruments.map((one) => [`instrument ${one.id}`, inLanguage(one.citation, language).text] as const),
    ...practices.map((practice) => [`practice ${practice.id}`, practice.title] as const),
  ]);
  const numbers = new Map<string, number>(practices.map((practice) => [practice.id, practice.number]));
  const areas = new Map(facts.practices.map((practice) => [practice.id, practice.areaId]));
  return <Kind extends string>({ kind, id }: { readonly kind: Kind; readonly id: string }) => ({
    kind,
    id,
    label: texts.get(`${kind} ${id}`) ?? '',
    number: kind === 'practice' ? (numbers.get(id) ?? null) : null,
    areaId: kind === 'area' ? id : (areas.get(id) ?? null),
  });
}
