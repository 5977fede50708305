import { z } from 'zod';
import { Language } from '../kernel/index.ts';
import { Annex, ANNEX_WARNINGS } from './annex-facts.ts';

/** What the linter looks for: the warnings of an edition, and what only a reader of the whole would see [AX33–AX45, AX50, AX53, AX56, AX71–AX73]. */
export const LINT_RULES = [
  ...ANNEX_WARNINGS,
  'status-contradicted',
  'status-unanswered',
  'status-not-asked',
  'mention-open',
  'objection-open',
  'source-unreachable',
  'theme-named-differently',
  'gap-outdated',
  'acronym-undefined',
  'acronym-defined-twice',
  'misnomer',
  'over-length',
  'citation-forms',
  'instrument-twice',
  'years-differ',
  'words-untranslated',
  'disclaimer-missing',
] as const;
export type LintRule = (typeof LINT_RULES)[number];

/** What a finding is about, for whoever works through them family by family. */
export const LINT_FAMILIES = ['dates', 'sources', 'submitters', 'wording', 'instruments', 'languages', 'form'] as const;
export type LintFamily = (typeof LINT_FAMILIES)[number];

export const FAMILY_OF: Readonly<Record<LintRule, LintFamily>> = {
  undated: 'dates',
  'end-date-passed': 'dates',
  'status-contradicted': 'dates',
  'status-unanswered': 'dates',
  'status-not-asked': 'dates',
  'no-source': 'sources',
  'source-unreachable': 'sources',
  'submitter-not-confirmed': 'submitters',
  'practice-left-out': 'submitters',
  'attribution-withheld': 'submitters',
  'mention-open': 'submitters',
  'objection-open': 'submitters',
  'sentence-proposed': 'wording',
  'sentence-older': 'wording',
  'theme-named-differently': 'wording',
  'gap-outdated': 'wording',
  'acronym-undefined': 'wording',
  'acronym-defined-twice': 'wording',
  misnomer: 'wording',
  'over-length': 'wording',
  'instrument-in-two-annexes': 'instruments',
  'instrument-twice': 'instruments',
  'citation-not-canonical': 'instruments',
  'citation-forms': 'instruments',
  'years-differ': 'instruments',
  'translation-missing': 'languages',
  'words-untranslated': 'languages',
  'area-empty': 'form',
  'disclaimer-missing': 'form',
};

/** What a finding is found in. A `paragraph` is one of a paper that was read in. */
export const PLACE_KINDS = [
  'round-table',
  'annex',
  'area',
  'practice',
  'instrument-group',
  'instrument',
  'paragraph',
] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** What the submitters, or a delegation that is mentioned, are asked. */
export const QUESTIONS = ['date', 'source', 'status', 'address', 'confirmation', 'mention'] as const;
export type Question = (typeof QUESTIONS)[number];

/** What one click does about a finding. `text` is the whole new text; `instead` and `by` are the words that change. */
export const Remedy = z.discriminatedUnion('act', [
  z.object({ act: z.literal('rewrite-sentence'), text: z.string(), instead: z.string(), by: z.string() }),
  z.object({ act: z.literal('rewrite-introduction'), text: z.string(), instead: z.string(), by: z.string() }),
  /** `text` becomes the citation in the language in which it is printed: that of the finding, or the one that stands in for it. */
  z.object({ act: z.literal('cite'), text: z.string(), instead: z.string(), by: z.string() }),
  /** Each of these instruments gets its canonical citation; `instead` and `by` are those of the first. */
  z.object({ act: z.literal('cite-canonically'), ids: z.array(z.string()), instead: z.string(), by: z.string() }),
  /** Stays in the groups of this annex, and goes out of the other's. */
  z.object({ act: z.literal('keep-in'), annex: Annex }),
  z.object({ act: z.literal('ask'), about: z.enum(QUESTIONS) }),
  /** Those who have not answered whether the status still holds. */
  z.object({ act: z.literal('remind') }),
  /** All who submit what the next edition prints. */
  z.object({ act: z.literal('ask-status') }),
]);
export type Remedy = z.infer<typeof Remedy>;

/** The words that a finding is about, in their surroundings. */
export const Excerpt = z.object({ before: z.string(), words: z.string(), after: z.string() });
export type Excerpt = z.infer<typeof Excerpt>;

/** A finding as people work with it: named, remembered, with what was done about it. */
export const Finding = z.object({
  /** The same finding has the same key on the next day and in the next edition. */
  key: z.string(),
  /** Of what it was found in: a reason for leaving it holds until this changes [AX46]. */
  state: z.string(),
  rule: z.enum(LINT_RULES),
  place: z.object({
    kind: z.enum(PLACE_KINDS),
    id: z.string(),
    label: z.string(),
    /** Of a practice. */
    number: z.number().int().nullable(),
    /** The area in which a practice is arranged. */
    areaId: z.string().nullable(),
  }),
  language: Language,
  excerpt: Excerpt.nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  remedies: z.array(Remedy),
  /** Why it is left as it is, and since when. */
  left: z.object({ reason: z.string(), at: z.string() }).nullable(),
  /** When somebody was asked about it. */
  askedAt: z.string().nullable(),
});
export type Finding = z.infer<typeof Finding>;
