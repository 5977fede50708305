import { LINT_RULES } from '../finding.ts';
import { acronymsDefinedTwice, undefinedAcronyms } from './acronyms.ts';
import { citationForms, differingYears, sameInstruments } from './citations.ts';
import { endsInSentences } from './dates.ts';
import { missingDisclaimers } from './disclaimers.ts';
import type { Found } from './found.ts';
import { fromWarnings } from './from-warnings.ts';
import { outdatedGaps } from './gaps.ts';
import { openObjections } from './objections.ts';
import { overLength } from './length.ts';
import { gather, type LintGiven, type LintMaterial } from './material.ts';
import { openMentions } from './mentions.ts';
import { misnomers } from './misnomers.ts';
import { unreachableSources } from './sources.ts';
import { contradictedStatus } from './status.ts';
import { statusNotAsked, unansweredStatus } from './unanswered.ts';
import { themesOtherwise } from './themes.ts';
import { untranslated } from './untranslated.ts';

const RULES: readonly ((material: LintMaterial) => Found[])[] = [
  endsInSentences,
  contradictedStatus,
  unansweredStatus,
  statusNotAsked,
  openMentions,
  openObjections,
  unreachableSources,
  themesOtherwise,
  outdatedGaps,
  undefinedAcronyms,
  acronymsDefinedTwice,
  misnomers,
  overLength,
  untranslated,
  sameInstruments,
  differingYears,
  missingDisclaimers,
];

/**
 * What a careful reader would point out in the annexes before they are printed [AX33–AX45, AX53, AX56, AX71–AX73]: all that an
 * edition warns of, and what only a reader of the whole sees. Rule by rule, within a rule in the order in which it is printed. Pure: the
 * same facts give the same findings.
 */
export function lintAnnexes(given: LintGiven): Found[] {
  const material = gather(given);
  const forms = citationForms(material);
  const inFamily = new Set(
    forms.flatMap(({ remedies }) => remedies.flatMap((one) => (one.act === 'cite-canonically' ? one.ids : []))),
  );
  const all = [...fromWarnings(material, inFamily), ...RULES.flatMap((rule) => rule(material)), ...forms];
  const rank = new Map(LINT_RULES.map((rule, at) => [rule, at]));
  // Stable: within a rule they stay as they were found.
  return all.toSorted((a, b) => rank.get(a.rule)! - rank.get(b.rule)!);
}
