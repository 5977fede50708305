import { canonicalCitation } from '../../instruments/index.ts';
import { inLanguage } from '../../kernel/index.ts';
import type { AnnexWarning } from '../annex-facts.ts';
import type { Remedy } from '../finding.ts';
import { type Found, found } from './found.ts';
import type { LintMaterial } from './material.ts';

/** The citation with what it misses, where that makes one in canonical form: a form to take, or a symbol to set before it. */
function canonicalOf(citation: string, { missing, expected }: AnnexWarning['params']): string | undefined {
  if (missing === 'form') return String(expected);
  const withSymbol = `${expected} – ${citation}`;
  return missing === 'symbol' && canonicalCitation(withSymbol, null) === withSymbol ? withSymbol : undefined;
}

/** What an edition warns of, as findings: with what can be done about each. */
export function fromWarnings({ assembled, facts, practices }: LintMaterial, cited: ReadonlySet<string>): Found[] {
  const printed = new Map(practices.map((one) => [one.practice.id, one]));
  const practicesById = new Map(facts.practices.map((one) => [one.id, one]));
  const instruments = new Map(facts.instruments.map((one) => [one.id, one]));
  const remediesOf = ({ code, subject, params }: AnnexWarning): Remedy[] => {
    switch (code) {
      case 'undated':
        return [{ act: 'ask', about: 'date' }];
      case 'no-source':
        return [{ act: 'ask', about: 'source' }];
      case 'end-date-passed':
        return [{ act: 'ask', about: 'status' }];
      case 'submitter-not-confirmed':
      case 'practice-left-out':
        return [{ act: 'ask', about: 'confirmation' }];
      case 'sentence-proposed': {
        const one = printed.get(subject.id);
        const isOwn = one?.practice.original.language === facts.language;
        return one && isOwn ? [{ act: 'rewrite-sentence', text: one.text.text, instead: '', by: one.text.text }] : [];
      }
      case 'instrument-in-two-annexes':
        return [
          { act: 'keep-in', annex: 'B' },
          { act: 'keep-in', annex: 'C' },
        ];
      case 'citation-not-canonical': {
        const instead = citationOf(subject.id);
        const by = canonicalOf(instead, params);
        return by === undefined ? [] : [{ act: 'cite', text: by, instead, by }];
      }
      default:
        return [];
    }
  };
  const citationOf = (id: string): string => {
    const instrument = instruments.get(id);
    return instrument ? inLanguage(instrument.citation, facts.language, ...facts.roundTable.languages).text : '';
  };
  /** What the finding depends on: the practice's facts and sentence, the instrument's words and places. */
  const aboutOf = ({ code, subject }: AnnexWarning): string => {
    const practice = subject.kind === 'practice' ? practicesById.get(subject.id) : undefined;
    if (practice)
      return code === 'submitter-not-confirmed' || code === 'practice-left-out'
        ? `${practice.version} ${practice.submitters.map(({ confirmed }) => Number(confirmed)).join('')}`
        : `${practice.version} ${practice.sentence[facts.language] ?? ''}`;
    if (subject.kind === 'instrument')
      return `${citationOf(subject.id)} ${instruments.get(subject.id)?.groupIds.join(' ') ?? ''}`;
    return '';
  };
  return assembled.warnings
    .filter(
      ({ code, subject, params }) =>
        !(code === 'citation-not-canonical' && params['missing'] === 'form' && cited.has(subject.id)),
    )
    .map((warning) =>
      found({
        rule: warning.code,
        place: warning.subject,
        language: facts.language,
        params: warning.params,
        remedies: remediesOf(warning),
        detail: String(warning.params['submitter'] ?? warning.params['missing'] ?? warning.params['field'] ?? ''),
        about: aboutOf(warning),
      }),
    );
}
