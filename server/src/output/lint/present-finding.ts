import type { FindingMarkRow } from '@penholder/db/output';
import type { Finding, Findings, LintFamily, LintRule, Question } from '@penholder/shared/output';
import { FAMILY_OF, LINT_RULES } from '@penholder/shared/output';
import type { Found } from '@penholder/shared/output/lint';
import { sha256 } from '../content-hash.ts';

/** A practice may name several sources, and several delegations. */
const OF_ONE_OF_SEVERAL: ReadonlySet<Question> = new Set(['address', 'mention']);

const hashOf = (text: string): string => sha256(text).slice(0, 32);

/** Of a finding in its language: another language's has a state, and a reason for leaving it, of its own. */
export const keyOf = ({ rule, place, language, detail }: Found): string =>
  hashOf(JSON.stringify([rule, place.kind, place.id, language, detail]));
/** Of a question put about a place, in whatever language it was found wanting and whatever that read then. */
export const questionKeyOf = ({ place, detail }: Found, about: Question): string =>
  hashOf(JSON.stringify(['question', place.kind, place.id, about, OF_ONE_OF_SEVERAL.has(about) ? detail : '']));
export const stateOf = ({ about }: Found): string => hashOf(about);

/** A finding with its key, its state, the name of its place and what was done about it. */
export function presentFinding(
  found: Found,
  nameOf: (place: Found['place']) => Finding['place'],
  marks: ReadonlyMap<string, readonly FindingMarkRow[]> = new Map(),
): Finding {
  const { rule, place, language, excerpt, params, remedies } = found;
  const [key, state] = [keyOf(found), stateOf(found)];
  const left = marks.get(key)?.find((mark) => mark.kind === 'left' && mark.state === state);
  const asked = remedies.flatMap((one) =>
    one.act === 'ask' ? (marks.get(questionKeyOf(found, one.about)) ?? []).map(({ at }) => at.toISOString()) : [],
  );
  return {
    key,
    state,
    rule,
    place: nameOf(place),
    language,
    excerpt,
    params: { ...params },
    remedies: [...remedies],
    left: left ? { reason: left.reason!, at: left.at.toISOString() } : null,
    askedAt: asked.toSorted().at(-1) ?? null,
  };
}

export interface Narrowing {
  rule?: LintRule | undefined;
  family?: LintFamily | undefined;
  which: 'open' | 'left';
}

/** A page of findings, and how many of each rule there are in all. */
export function pageOfFindings(
  findings: readonly Finding[],
  { rule, family, which }: Narrowing,
  { limit, offset }: { limit: number; offset: number },
): Findings {
  const wanted = findings.filter(
    (finding) =>
      (finding.left !== null) === (which === 'left') &&
      (rule === undefined || finding.rule === rule) &&
      (family === undefined || FAMILY_OF[finding.rule] === family),
  );
  const byRule = Map.groupBy(findings, (finding) => finding.rule);
  return {
    items: wanted.slice(offset, offset + limit),
    next: wanted.length > offset + limit ? String(offset + limit) : null,
    total: wanted.length,
    kinds: LINT_RULES.flatMap((one) => {
      const all = byRule.get(one) ?? [];
      const leftAlone = all.filter((finding) => finding.left !== null).length;
      return all.length === 0 ? [] : [{ rule: one, open: all.length - leftAlone, left: leftAlone }];
    }),
  };
}
