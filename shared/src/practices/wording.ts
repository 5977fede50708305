import { canonicalJson } from '../kernel/index.ts';
import type { PracticeContent } from './practice.ts';

/**
 * The part of a version that delegations confirm and endorse. What only files the practice (area, objectives, targets,
 * journey, principles, groups) or says when something was last looked at (a source's day, the day of the living status) is not in it.
 */
function materialOf(content: PracticeContent): unknown {
  const {
    title,
    summary,
    action,
    measure,
    result,
    submitters,
    countries,
    partners,
    beneficiaries,
    startDate,
    endDate,
    livingStatus,
    evidenceLevel,
    body,
    language,
    capacity,
  } = content;
  return {
    title,
    summary,
    action,
    measure,
    result,
    countries: countries.toSorted(),
    partners,
    beneficiaries,
    startDate,
    endDate,
    livingStatus,
    evidenceLevel,
    body,
    language,
    capacity,
    submitters: submitters.toSorted(),
    sources: content.sources.map(({ label, address }) => ({ label, address })),
    instruments: content.instruments.map(({ id }) => id).toSorted(),
  };
}

/**
 * Whether what changed between two versions asks those who confirmed or endorsed the earlier one again [PR13].
 *
 * A version's *wording* is the number of the version in which it first appeared: `isMaterial(v1, v2) ? 2 : wording(v1)`.
 */
export const isMaterial = (before: PracticeContent, after: PracticeContent): boolean =>
  canonicalJson(materialOf(before)) !== canonicalJson(materialOf(after));

/** Whether a confirmation or endorsement of the wording `given` holds for a version of the wording `wanted`. */
export const holds = (given: number | undefined, wanted: number): boolean => given === wanted;

/** Those of a version's submitters that confirmed its wording, in order: the ones that may be named [PR3]. */
export const namedOf = <Delegation>(
  submitters: readonly Delegation[],
  confirmed: ReadonlySet<Delegation>,
): Delegation[] => submitters.filter((delegation) => confirmed.has(delegation));

/** What a version says by pointing at it: an area renamed or a citation corrected in the register is no change of the practice. */
const pointersOf = ({ form: _, number: __, area, instruments, ...said }: PracticeContent): Record<string, unknown> => ({
  ...said,
  area: area?.id ?? null,
  instruments: instruments.map(({ id }) => id).toSorted(),
});

/** The parts of a version that differ from the one before it, in the order of the form: `['title', 'sources']`; none when nothing has changed. */
export function changedParts(before: PracticeContent, after: PracticeContent): string[] {
  const [old, next] = [pointersOf(before), pointersOf(after)];
  return [...new Set([...Object.keys(after), ...Object.keys(before)])].filter(
    (part) => (part in next || part in old) && canonicalJson(old[part] ?? null) !== canonicalJson(next[part] ?? null),
  );
}
