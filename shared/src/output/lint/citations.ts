import { type Citation, formsOf, parseCitations, sameInstrument } from '../../instruments/index.ts';
import { inLanguage } from '../../kernel/index.ts';
import type { InstrumentFacts } from '../annex-facts.ts';
import { type Found, found } from './found.ts';
import { annexesOf, type LintMaterial, printedInstruments } from './material.ts';

interface Cited {
  readonly instrument: InstrumentFacts;
  readonly text: string;
  readonly citation: Citation;
  readonly annexes: readonly ('B' | 'C')[];
}

/** What a citation is grouped by so that only those which may be the same are compared: its key without the year. */
const baseOf = ({ key }: Citation): string => key.replace(/^(title:.*):\d*$/su, '$1');

const citedIn = (facts: LintMaterial['facts']): Cited[] =>
  printedInstruments(facts).flatMap((instrument) => {
    const { text } = inLanguage(instrument.citation, facts.language, ...facts.roundTable.languages);
    const annexes = annexesOf(instrument, facts);
    return parseCitations(text, instrument.kind).map((citation) => ({ instrument, text, citation, annexes }));
  });

/** AX41: entries of the register that mean one instrument; of one annex they are twice there, of two they stand in both. */
export function sameInstruments({ facts }: LintMaterial): Found[] {
  const seen = new Map<string, Cited[]>();
  return citedIn(facts).flatMap((cited): Found[] => {
    const base = baseOf(cited.citation);
    const before = seen.get(base) ?? [];
    seen.set(base, [...before, cited]);
    const same = before.find(
      (other) => other.instrument.id !== cited.instrument.id && sameInstrument(other.citation, cited.citation),
    );
    if (!same) return [];
    const isInTwo = !same.annexes.some((annex) => cited.annexes.includes(annex));
    return [
      found({
        rule: isInTwo ? 'instrument-in-two-annexes' : 'instrument-twice',
        place: { kind: 'instrument', id: cited.instrument.id },
        language: facts.language,
        params: { citation: cited.text, other: same.text, otherId: same.instrument.id },
        detail: same.instrument.id,
        about: `${cited.text} ${same.text} ${cited.annexes.join('')}${same.annexes.join('')}`,
      }),
    ];
  });
}

/** AX42: one finding for a family, not one for each of its members. */
export function citationForms({ facts }: LintMaterial): Found[] {
  const cited = printedInstruments(facts).map((instrument) => ({
    instrument,
    text: inLanguage(instrument.citation, facts.language, ...facts.roundTable.languages).text,
  }));
  return formsOf(cited).flatMap(({ family, forms }): Found[] => {
    if (forms.length < 2) return [];
    const members = forms.flat();
    const canonical = (one: (typeof members)[number]) => parseCitations(one.text, one.instrument.kind)[0]?.canonical;
    const others = family === 'symbol' ? [] : members.filter((one) => canonical(one) !== one.text);
    const first = others[0] ?? forms[1]![0]!;
    return [
      found({
        rule: 'citation-forms',
        place: { kind: 'instrument', id: first.instrument.id },
        language: facts.language,
        params: {
          family,
          forms: forms.length,
          examples: forms.map(([one]) => one!.text).join('\n'),
          members: members.length,
        },
        remedies:
          others.length === 0
            ? []
            : [
                {
                  act: 'cite-canonically',
                  ids: others.map(({ instrument }) => instrument.id),
                  instead: first.text,
                  by: canonical(first) ?? first.text,
                },
              ],
        detail: `${facts.language} ${family}`,
        about: members.map(({ text }) => text).join('\n'),
      }),
    ];
  });
}

/** AX43: a doubt, which nothing settles but whoever knows. Names under which the register keeps an instrument are asked too. */
export function differingYears({ facts, aliases = [] }: LintMaterial): Found[] {
  const groups = Map.groupBy(
    printedInstruments(facts).flatMap((instrument) =>
      Object.values(instrument.citation).flatMap((text) =>
        parseCitations(text, instrument.kind).map((citation) => ({ instrument, text, citation })),
      ),
    ),
    ({ citation }) => baseOf(citation),
  );
  const named = Map.groupBy(
    aliases.flatMap((text) => parseCitations(text).map((citation) => ({ text, citation }))),
    ({ citation }) => baseOf(citation),
  );
  return [...groups].flatMap(([base, members]): Found[] => {
    const dated = members.filter(({ citation }) => citation.year !== null);
    const [first] = dated;
    if (!first) return [];
    const differs = ({ citation: { year } }: { citation: Citation }) => year !== null && year !== first.citation.year;
    const member = dated.find(differs);
    const other = member ?? (named.get(base) ?? []).find(differs);
    if (!other) return [];
    // The finding stands at the later of two entries, and says what the earlier has.
    const [here, there] = member ? [member, first] : [first, other];
    return [
      found({
        rule: 'years-differ',
        place: { kind: 'instrument', id: (member ?? first).instrument.id },
        language: facts.language,
        params: {
          year: here.citation.year!,
          otherYear: there.citation.year!,
          citation: here.text,
          other: there.text,
          ...(member && { otherId: first.instrument.id }),
        },
        detail: `${first.instrument.id} ${other.citation.year}`,
        about: `${first.text}\n${other.text}`,
      }),
    ];
  });
}
