import type { Covered } from '../../coverage/index.ts';
import { inLanguage, type Language, type LocalizedText } from '../../kernel/index.ts';
import type { AnnexFacts, InstrumentFacts, InstrumentGroupFacts, PracticeFacts } from '../annex-facts.ts';
import { assembleAnnexes } from '../assemble-annexes.ts';
import { sentenceIn } from '../house-style.ts';
import { linkSaid } from '../source-links.ts';
import type { LintPlace } from './found.ts';

/** What the linter looks at: the facts of an edition, or of a paper put into the same shape, and what it has to know beside them. */
export interface LintGiven {
  readonly facts: AnnexFacts;
  /** Parties that have a delegation in the round table. */
  readonly delegations: readonly {
    readonly id?: string;
    readonly names: LocalizedText;
    readonly iso3166?: string | null;
    readonly aliases?: readonly string[];
  }[];
  /** `practice delegation`, by their ids: mention checks that hold nothing up. */
  readonly settledMentions?: ReadonlySet<string>;
  /** By practice: delegations that it names and that have not cleared the wording, wherever in it they are named [AX71]. */
  readonly openChecks?: ReadonlyMap<string, readonly OpenCheck[]>;
  /** Names under which the register knows instruments: their acronyms need no explanation. */
  readonly aliases?: readonly string[];
  /** What the printed practices cover: sentences about gaps are held against it [AX50]. */
  readonly covered?: Covered;
  /** Addresses of sources that have not answered, since which day. */
  readonly unreachable?: ReadonlyMap<string, string>;
  /** By practice: objections to its sentence in this language that nobody has answered. */
  readonly objections?: ReadonlyMap<string, readonly { readonly id: string; readonly sentence: string }[]>;
  /** By practice: until when its submitters, who have not answered, were asked whether its status still holds. */
  readonly unanswered?: ReadonlyMap<string, { readonly askedOn: string; readonly closesOn: string }>;
  /** Of the next edition: practices about whose status a question was put since an edition that prints them was published [AX72]. */
  readonly statusAsked?: ReadonlySet<string>;
  /** Of a paper: what stands before its annexes, and its footnotes. */
  readonly body?: readonly { readonly id: string; readonly text: string }[];
}

/** A mention check that holds up an edition. */
export interface OpenCheck {
  readonly delegation: {
    readonly id: string;
    readonly names: LocalizedText;
    readonly iso3166: string | null;
    readonly aliases: readonly string[];
  };
  readonly isChangeAsked: boolean;
  /** The day on which the delegation was asked. */
  readonly askedOn: string;
}

/** A text that is printed, and where. */
export interface LintText {
  readonly place: LintPlace;
  readonly text: string;
  readonly language: Language;
  /** A citation keeps the words of its instrument's title, a source those of its document's. */
  readonly kind: 'body' | 'introduction' | 'name' | 'lead' | 'sentence' | 'source' | 'heading' | 'citation';
}

/** A practice that is printed, with the sentence it is printed with. */
export interface PrintedPractice {
  readonly practice: PracticeFacts;
  readonly text: LintText;
  readonly isWritten: boolean;
}

export interface LintMaterial extends LintGiven {
  readonly assembled: ReturnType<typeof assembleAnnexes>;
  /** In the order in which they are printed. */
  readonly practices: readonly PrintedPractice[];
  readonly texts: readonly LintText[];
}

/** Gathers what is printed, in its order. */
export function gather(given: LintGiven): LintMaterial {
  const { facts } = given;
  const assembled = assembleAnnexes(facts);
  const byId = new Map(facts.practices.map((practice) => [`practice-${practice.id}`, practice]));
  const practices = assembled.publication.blocks
    .flatMap((block) => (block.kind === 'list' ? block.items : []))
    .flatMap(({ id }): PrintedPractice[] => {
      const practice = byId.get(id);
      return practice ? [printed(practice, facts.language)] : [];
    });
  const say = (text: LocalizedText) => inLanguage(text, facts.language, ...facts.roundTable.languages);
  const introductions = facts.annexes.flatMap((annex): LintText[] => {
    const text = facts.introductions[annex];
    return text ? [{ place: { kind: 'annex', id: annex }, kind: 'introduction', ...say(text) }] : [];
  });
  const names = facts.annexes.includes('A')
    ? facts.areas.map(({ id, names }): LintText => ({ place: { kind: 'area', id }, kind: 'name', ...say(names) }))
    : [];
  const headings = printedGroups(facts).map((group): LintText => ({
    place: { kind: 'instrument-group', id: group.id },
    kind: 'heading',
    ...say(group.titles),
  }));
  const citations = printedInstruments(facts).map((one): LintText => ({
    place: { kind: 'instrument', id: one.id },
    kind: 'citation',
    ...say(one.citation),
  }));
  const body = (given.body ?? []).map(({ id, text }): LintText => ({
    place: { kind: 'paragraph', id },
    kind: 'body',
    text,
    language: facts.language,
  }));
  return {
    ...given,
    assembled,
    practices,
    texts: [...body, ...introductions, ...names, ...practices.flatMap(textsOf(facts)), ...headings, ...citations],
  };
}

function printed(practice: PracticeFacts, language: Language): PrintedPractice {
  const written = practice.sentence[language];
  const text: LintText = {
    place: { kind: 'practice', id: practice.id },
    kind: 'sentence',
    text: sentenceIn(practice, language),
    language: written === undefined ? practice.original.language : language,
  };
  return { practice, text, isWritten: written !== undefined };
}

/** A practice's lead, as its submitters are called, its sentence, and the labels of its sources. */
const textsOf =
  ({ language, roundTable }: AnnexFacts) =>
  ({ practice, text }: PrintedPractice): LintText[] => [
    {
      place: text.place,
      kind: 'lead',
      language,
      text: practice.submitters
        .filter(({ confirmed }) => confirmed)
        .map(({ name }) => inLanguage(name, language, ...roundTable.languages).text)
        .join('; '),
    },
    text,
    ...labelsOf(practice, text),
  ];

/** The labels of sources that a sentence does not say: they are printed beside it (AX9, AX63). */
export const labelsOf = (
  { sources }: Pick<PracticeFacts, 'sources'>,
  { place, text, language }: LintText,
): LintText[] =>
  linkSaid([{ text }], sources).rest.map(({ label }) => ({ place, kind: 'source', text: label, language }));

const printedGroups = ({ instrumentGroups, instruments, annexes }: AnnexFacts): InstrumentGroupFacts[] =>
  instrumentGroups.filter(
    ({ id, annex }) => annexes.includes(annex) && instruments.some(({ groupIds }) => groupIds.includes(id)),
  );

/** The annexes in which an instrument is printed. */
export const annexesOf = ({ groupIds }: InstrumentFacts, { instrumentGroups, annexes }: AnnexFacts): ('B' | 'C')[] => [
  ...new Set(
    instrumentGroups
      .filter(({ id, annex }) => groupIds.includes(id) && annexes.includes(annex))
      .map((one) => one.annex),
  ),
];

export const printedInstruments = (facts: AnnexFacts): InstrumentFacts[] =>
  facts.instruments.filter((instrument) => annexesOf(instrument, facts).length > 0);
