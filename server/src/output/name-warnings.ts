import type { FrozenInputs } from '@penholder/db/output';
import { inLanguage } from '@penholder/shared/kernel';
import type { AnnexWarning, Warning } from '@penholder/shared/output';

/** Says what each warning is about in words: titles, names, citations. */
export function nameWarnings(warnings: readonly AnnexWarning[], { facts, practices }: FrozenInputs): Warning[] {
  const { language, roundTable } = facts;
  const texts = new Map<string, string>([
    [`round-table ${roundTable.code}`, roundTable.code],
    ...facts.areas.map((area) => [`area ${area.id}`, inLanguage(area.names, language).text] as const),
    ...facts.instrumentGroups.map(
      (group) => [`instrument-group ${group.id}`, inLanguage(group.titles, language).text] as const,
    ),
    ...facts.instruments.map((one) => [`instrument ${one.id}`, inLanguage(one.citation, language).text] as const),
    ...practices.map((practice) => [`practice ${practice.id}`, practice.title] as const),
  ]);
  const numbers = new Map<string, number>(practices.map((practice) => [practice.id, practice.number]));
  const areas = new Map(facts.practices.map((practice) => [practice.id, practice.areaId]));
  return warnings.map(({ code, subject, params }) => ({
    code,
    subject: {
      ...subject,
      label: texts.get(`${subject.kind} ${subject.id}`) ?? '',
      number: subject.kind === 'practice' ? (numbers.get(subject.id) ?? null) : null,
      areaId: subject.kind === 'area' ? subject.id : (areas.get(subject.id) ?? null),
    },
    params: { ...params },
  }));
}
